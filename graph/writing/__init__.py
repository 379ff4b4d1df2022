"""What a write would change, and how it is carried out, whole or not at all."""
