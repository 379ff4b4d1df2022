"""Users and what they are assigned to: the administrator's pages."""
