"""Have the author's names mean in a graded cell what the author imported, where something else only looks like it.

Learners may give any name a meaning of their own: `from numpy import sqrt` beside the author's `from math import sqrt`,
`pi = 3.14`, `data = data.load()`. All this stays, as in Jupyter. What is put back is what no answer needs: an object that
stands in for a module that the cell uses, and has all that the cell asks of it, and what stands for a function that does
nothing but compare.
"""

import re
import sys
import types

COMPARING = re.compile(r"(^|[._])(testing|unittest|pytest|nose)($|[._])")  # modules
COMPARE = {"allclose", "isclose", "array_equal", "array_equiv"}


class Names:
    """`imports` are what the author's cells import: {name: [[module, attribute or None], ...]}, all that it may be."""

    def __init__(self, imports):
        self._imports = dict(imports)

    def leave_alone(self, names):
        """The author gives them another meaning than by an import."""
        for name in names:
            self._imports.pop(name, None)

    def put_back(self, namespace, source):
        """Put back what `source` (a Source) uses; returns the names."""
        found = self.replaced(namespace, source)
        for name, original in found.items():
            namespace[name] = original
        return list(found)

    def replaced(self, namespace, source):
        """What of it stands for something else now: {name: the original}."""
        found = {}
        for name in sorted(set(source.uses) & set(self._imports) & set(namespace)):
            now = namespace[name]
            originals = self._originals(name)
            if not originals or any(now is original for original in originals):
                continue
            original = originals[-1]
            if isinstance(original, types.ModuleType):
                if self._looks_like(now, original, source.uses[name]):
                    found[name] = original
            elif self._only_compares(name):
                found[name] = original
        return found

    def _originals(self, name):
        """What the author's cells may have meant; nothing if one of them is not known."""
        originals = []
        for module, attribute in self._imports[name]:
            value = sys.modules.get(module)
            if attribute is not None and value is not None:
                value = getattr(value, attribute, None) or sys.modules.get(f"{module}.{attribute}")
            if value is None:
                return []
            originals.append(value)
        return originals

    def _only_compares(self, name):
        return all(
            attribute and (COMPARING.search(module) or attribute in COMPARE)
            for module, attribute in self._imports[name]
        )

    @staticmethod
    def _looks_like(value, module, attributes):
        if isinstance(value, types.ModuleType) and _is_installed(value):
            return False
        return bool(attributes) and all(
            hasattr(module, attribute) and _has(value, attribute) for attribute in attributes
        )


def _is_installed(module):
    """Whether it is a module that Python has imported, and from no file of the notebook's."""
    if sys.modules.get(module.__name__) is not module:
        return False
    file = getattr(module, "__file__", None)
    return file is None or not file.startswith(("/tmp/", "./")) or file.startswith(sys.prefix)


def _has(value, attribute):
    try:
        return hasattr(value, attribute)
    except Exception:  # noqa: BLE001
        return True  # a property of the learner's that raises
