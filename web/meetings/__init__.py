"""Meetings: prepared by those who lead them, from what is found, wished and promised."""
