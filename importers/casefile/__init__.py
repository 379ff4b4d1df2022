"""Case files (YAML and JSON, format 1): read, checked, written."""
