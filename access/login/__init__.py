"""Logging in: what a login keeps between two requests, who must wait after wrong passwords, and what claims make of somebody."""
