"""Studies that came in twice: what was found, side by side, merged field by field or kept apart."""
