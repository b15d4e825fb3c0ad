"""Pictures of a story: each a Vega-Lite chart made of plain data, with its words beside it."""
