"""The report designer is tested on the example library."""
