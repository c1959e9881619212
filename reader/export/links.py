"""The deep link of a place, which opens it in the reader from any other program."""

from urllib.parse import quote


def link_of(path: str, pair: str = "") -> str:
    """Return `reader://<path>#<pair>`, percent-quoted.

    Args:
        pair: `p-…@number`, of which the number is dropped; empty for the whole article.
    """
    anchor = pair.partition("@")[0]
    return f"reader://{quote(path)}" + (f"#{quote(anchor, safe='')}" if anchor else "")
