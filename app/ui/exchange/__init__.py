"""Codebooks and coded projects, in from other programs and out to them."""
