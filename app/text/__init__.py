"""What can be asked of a string: sentences, words, numbers, counterparts and anchors, with no window, database or file."""
