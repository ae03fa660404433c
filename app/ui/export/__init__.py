"""The report dialog: which findings, in which language, on which paper."""
