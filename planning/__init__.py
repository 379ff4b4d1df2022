"""What is counted of many families, how it is protected, and what is worked out of it. It sees rows, never a name."""
