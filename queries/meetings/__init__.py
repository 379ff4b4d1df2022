"""A meeting: whom to invite, what may be said there, what its decisions would do, and what it changed (docs/meetings.md)."""
