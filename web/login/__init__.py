"""Logging in, changing role, logging out."""
