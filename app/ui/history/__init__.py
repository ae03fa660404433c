"""What was done to the library, and the memos on it."""
