"""The user's study in formats of others: Markdown, Anki packages, tables, JSON."""
