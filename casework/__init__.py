"""What people do with families. So far: the session of a request or a command."""
