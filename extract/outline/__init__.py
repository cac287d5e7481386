"""The shape of a document: head, body tree, task tables, foot and annexes, each an extent of the text."""
