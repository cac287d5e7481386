"""Documents to learn from, composed of the pieces of annotated ones."""
