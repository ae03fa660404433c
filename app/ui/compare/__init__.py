"""The Compare panel: the chart that sets themes against care models, its table, its card."""
