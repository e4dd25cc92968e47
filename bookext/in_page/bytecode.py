"""Bytecode that outlives the page: Python in the page writes none, so each start would compile NumPy's modules anew."""

import importlib.util
import py_compile
import sys
from pathlib import Path


def keep(package):
    """Write the bytecode of the modules of a package that have been imported beside them.

    Whoever keeps the files keeps sources and bytecode together, so Python need not compare them: their times change.
    Returns the folder that the package lies in.
    """
    folder = Path(importlib.util.find_spec(package).origin).parent
    for module in list(sys.modules.values()):
        path = Path(getattr(module, "__file__", None) or "")
        if path.suffix == ".py" and path.is_relative_to(folder):
            py_compile.compile(path, invalidation_mode=py_compile.PycInvalidationMode.UNCHECKED_HASH)
    return str(folder.parent)
