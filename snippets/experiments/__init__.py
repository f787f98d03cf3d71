"""What takes too long for a page: each public function is an experiment, run once and stored."""
