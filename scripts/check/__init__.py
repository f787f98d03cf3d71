"""That text, code, figures and records agree."""
