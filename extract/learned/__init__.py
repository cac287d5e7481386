"""What was learned from annotated documents, heard beside the rules."""
