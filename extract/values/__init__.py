"""Pure functions from words to values: dates, numbers, recurrences, document numbers, agencies."""
