"""The figures: one module a chapter; each public function draws one figure."""
