"""The code that the chapters show: one module a chapter, NumPy only."""
