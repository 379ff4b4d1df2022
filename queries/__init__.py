"""Facts to findings: what is known of one family on one day, and what it asks of those who work with it."""

from queries.day.view import View, at
from queries.finding import Finding
from queries.rules.registry import findings, findings_of

__all__ = ["Finding", "View", "at", "findings", "findings_of"]
