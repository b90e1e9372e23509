"""Tests mirror files: ``tests/test_<module>.py``; the network is blocked, warnings are errors."""
