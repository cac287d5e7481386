"""What fits the statistical extractors to annotated documents; using them needs none of this."""
