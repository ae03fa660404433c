"""The report designer: what goes into a report and in which order, with its pages as they will be."""
