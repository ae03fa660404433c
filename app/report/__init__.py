"""A report as plain data, and what turns it into a PDF: no windows, no database."""
