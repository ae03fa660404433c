"""The windows: one folder a panel; only window.py knows them all."""
