"""Scans and pictures: their words recognised by Tesseract, with the place of each and how sure it is."""
