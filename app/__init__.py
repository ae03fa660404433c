"""Diptych: read, code and compare evidence on integrated care in English and Chinese."""

NAME = "Diptych"
VERSION = "0.1.0"
