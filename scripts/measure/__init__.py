"""How good the checks are, and how fast the build is."""
