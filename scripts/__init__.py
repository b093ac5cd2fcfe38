"""The project's programs. Type: python3 -m scripts --help."""
