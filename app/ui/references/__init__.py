"""Lists of references: in any style and order, for the clipboard; and studies for other programs."""
