"""Facts to findings: what is known of one family on one day, and what it asks of those who work with it."""

from queries.finding import Finding
from queries.registry import findings, findings_of
from queries.view import View, at

__all__ = ["Finding", "View", "at", "findings", "findings_of"]
