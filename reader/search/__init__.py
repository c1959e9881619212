"""Finding passages in both languages: the only package that imports Whoosh."""

import warnings

# Whoosh 2.7.4 is from 2016: newer Pythons warn of how it writes patterns and compares numbers.
warnings.filterwarnings("ignore", module=r"(?:.*[/\\])?whoosh\b")
