"""What a person asked for and cannot be."""

from words.errors import ProductError


class InputError(ProductError):
    """What was asked for cannot be: the texts say why and what to do."""
