"""What fits the statistical extractors to annotated documents, and composes more of them."""
