"""How a page is dressed."""
