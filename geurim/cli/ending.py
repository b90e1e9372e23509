"""How a verb ends: with an exit code, and a user's problem as one sentence."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Callable
from typing import NoReturn

import typer

from geurim.errors import BadInput, GeurimError


def finish(work: Callable[[], int]) -> NoReturn:
    """Do the ``work`` of a verb and exit; a user's problem is one sentence, without a traceback."""
    from geurim.cli import show

    try:
        code = work()
        sys.stdout.flush()
    except GeurimError as error:
        show.problem(str(error))
        code = error.exit_code
    except KeyboardInterrupt:
        show.problem("Stopped; what is finished is kept, and the same command goes on from there.")
        code = 130
    except OSError as error:
        # Standard output ends in a pipe that was closed, or in a file on a full disk.
        if error.errno not in (errno.EPIPE, errno.ENOSPC, errno.EDQUOT):
            raise
        if error.errno != errno.EPIPE:
            show.problem("The disk that the output goes to is full; make room and type it again.")
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 1 if error.errno == errno.EPIPE else BadInput.exit_code
    raise typer.Exit(code)
