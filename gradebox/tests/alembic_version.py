"""nbgrader starts another program, alembic, for every gradebook that it makes; for the tests its answer is kept."""

import functools
import os
import sys
from pathlib import Path
from unittest import mock

from nbgrader import api

_ask = api.get_alembic_version


@functools.cache
def known() -> str:
    """The version of nbgrader's newest gradebooks."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])  # beside this Python
    with mock.patch.dict(os.environ, PATH=path):
        return _ask()


api.get_alembic_version = known
