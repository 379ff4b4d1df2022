"""Why somebody is not let in by an identity provider."""

from werkzeug.exceptions import Forbidden


class NoAnswer(Exception):
    """The identity provider cannot be asked."""


class NotLetIn(Forbidden):
    """The identity provider did not say who somebody is, or said it to somebody else."""


class NoRole(Forbidden):
    """Somebody is known, and no role is theirs here."""
