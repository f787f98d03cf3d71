"""What draws the figures: one module a chapter; each public function draws one figure."""
