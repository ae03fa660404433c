"""The glossary: terms with the renderings that are preferred, accepted, or to be avoided."""
