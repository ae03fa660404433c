"""A new code of the codebook."""
