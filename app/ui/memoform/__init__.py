"""A memo on a study."""
