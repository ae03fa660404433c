"""What the program stands on, and its keyboard shortcuts."""
