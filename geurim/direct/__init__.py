"""Turning a reading into the prompt that a painter is given."""
