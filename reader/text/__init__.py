"""Markdown to blocks, and a block to safe HTML; the only place for markdown, pygments and KaTeX."""
