"""What goes wrong with the audit. Whoever meets one shows nothing and stores nothing."""

from words.errors import ProductError


class AuditError(ProductError):
    """The audit cannot be written, or what stands there is not what it wrote."""
