"""What a module prints while it is imported belongs to the cell that imports it, though that happened before the fork.

`import this` is the best known. Such a module is put aside, with what it said, and the first `import` in a notebook finds
it again: it is the same module, not run twice, and what it said is printed then.
"""

import contextlib
import importlib
import importlib.machinery
import io
import sys


def import_silently(name):
    """Import a module; returns what it printed. Raises what the import raises."""
    said = io.StringIO()
    with contextlib.redirect_stdout(said):
        importlib.import_module(name)
    return said.getvalue()


class Said:
    """Finds the modules that were put aside. For sys.meta_path."""

    def __init__(self):
        self._aside = {}

    def put_aside(self, name, said):
        """Have the next import of `name` print `said`."""
        self._aside[name] = sys.modules.pop(name), said

    def find_spec(self, name, path=None, target=None):
        if name in self._aside:
            return importlib.machinery.ModuleSpec(name, self)
        return None

    def create_module(self, spec):
        self._module, self._said = self._aside.pop(spec.name)
        self._spec = self._module.__spec__
        return self._module

    def exec_module(self, module):
        module.__spec__ = module.__spec__ if self._spec is None else self._spec
        print(self._said, end="")
