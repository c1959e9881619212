"""Names that no other machine gives."""

import os


def new_id() -> str:
    """Return 32 hexadecimal digits by chance, as a mark or a card is called for ever."""
    return os.urandom(16).hex()
