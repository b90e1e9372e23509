"""``python -m geurim`` is the command ``geurim``."""

from __future__ import annotations

from geurim.cli import main

if __name__ == "__main__":
    main()
