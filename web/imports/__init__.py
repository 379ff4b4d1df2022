"""Hent fra fil: lists, case files and other tools' files, brought in by a page."""
