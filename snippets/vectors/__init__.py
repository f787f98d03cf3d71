"""What pictures that answer back start from: a function for each, as for a figure."""
