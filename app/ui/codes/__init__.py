"""The codebook as a tree."""
