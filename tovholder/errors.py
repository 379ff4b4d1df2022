"""What a person asked for and cannot be."""


class InputError(Exception):
    """What was asked for cannot be: the message says why and what to do."""
