"""A study written and changed by hand."""
