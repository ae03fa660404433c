"""The import dialog: what was understood of files or pasted text, to look at and mend before anything is written."""
