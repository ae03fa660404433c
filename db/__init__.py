"""What is kept: the library's tables, its journal and its queries. Knows neither Qt nor app."""
