"""What is made from what was read, and kept."""
