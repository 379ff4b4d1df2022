"""Who may see what, and who is asking: roles, rights, what is written down of it, and what a login keeps."""
