"""How good records are: gold documents, the keys by which answers compare, figures and their intervals."""
