"""A conversation with the family, one question a screen, each answer a change."""
