"""Measures: how well a reading, a prompt or a picture does what it should."""
