"""Editing a family: commands to records, through the checks of an import, into the log, and back again."""
