"""What fits the statistical extractors to annotated documents, and composes more; using them needs none of it."""
