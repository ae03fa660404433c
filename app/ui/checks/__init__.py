"""What the translation checker found, and what is done about it."""
