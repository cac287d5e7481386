"""PDF: its text layer, with the place of every character."""
