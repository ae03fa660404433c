"""The verbs: what a user can do with a library. No windows here."""
