"""Saying what is in a picture of the small world: the judge of everything that paints one."""
