"""Past imports: what came in, what was refused or left out and why, and taking one back."""
