"""Errors of counting and releases that a person can act on."""

from words.errors import ProductError


class ReleaseError(ProductError):
    """No release comes of it, or one that is stored is not what was stored."""
