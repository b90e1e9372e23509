"""geurim (그림): a Korean diary entry becomes a picture-diary page that carries how the day felt.

Importing the package does no work: everything is reached through its modules, and a program starts
from :func:`geurim.build.build_studio`.
"""

from __future__ import annotations

__version__ = "0.1.0"
