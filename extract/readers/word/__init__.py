"""Word: DOCX itself, and what an office suite turns into it."""
