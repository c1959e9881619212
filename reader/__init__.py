"""An offline reader for a bilingual archive of engineering articles."""

__version__ = "0.1.0"
