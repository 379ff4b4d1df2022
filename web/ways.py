"""Where a page leads back to: only to a page of ours."""


def own_way(way: str) -> str | None:
    """The way, where it leads to a page of ours; None where a browser might read another site in it.

    >>> own_way("/familie/anna/kort?dato=2025-06-30")
    '/familie/anna/kort?dato=2025-06-30'
    >>> [own_way(way) for way in ("//example.org", "/\\\\example.org", "https://example.org", "kort", "", "/a\\nb")]
    [None, None, None, None, None, None]
    """
    own = way.startswith("/") and not way.startswith("//") and not set(way) & set("\\\r\n\t\0")
    return way if own else None
