"""Has the learner changed what graded cells are run and compared with?

What is trusted is remembered before a line of the learner's runs, and looked at again before and after each graded
cell. It is done in the learner's own process, so it raises the price of cheating, and is no guarantee.
"""

import sys
import types

# Modules whose functions the tests of most courses compare with; those that the notebook itself imports come on top.
TRUSTED = (
    *("builtins", "math", "numpy", "numpy.testing", "numpy.testing._private.utils", "numpy.linalg"),
    *("numpy._core.numeric", "numpy._core.fromnumeric", "numpy._core._methods", "unittest.case"),
)
FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, type)


class Integrity:
    """Remembers the functions of trusted modules and the parts of the shell; `changes()` says what is another one now.

    `imports` are the names that the author's own cells import: {name: [module, attribute or None]}.
    """

    def __init__(self, shell, imports):
        modules = dict.fromkeys([*TRUSTED, *(module for module, _ in imports.values())])
        self._modules = {name: sys.modules[name] for name in modules if name in sys.modules}
        self._functions = [
            (f"{module_name}.{name}", vars(module), name, value, _code(value))
            for module_name, module in self._modules.items()
            for name, value in vars(module).items()
            if _is_function(value)
        ]
        self._imports = {
            name: self._modules[module]
            if attribute is None
            else getattr(self._modules[module], attribute, None)
            for name, (module, attribute) in imports.items()
            if module in self._modules
        }
        self._shell, self._parts = shell, _parts(shell)

    def changes(self, namespace):
        """What was replaced, in a few words each; `namespace` is that of the notebook."""
        found = [name for name, module in self._modules.items() if sys.modules.get(name) is not module]
        for full_name, variables, name, value, code in self._functions:
            now = variables.get(name)
            if now is not value or _code(now) is not code:
                found.append(full_name)
        for name, value in self._imports.items():
            if value is not None and namespace.get(name, value) is not value:
                found.append(name)
        parts = _parts(self._shell)
        found += [
            f"IPython's {name}"
            for name in sorted({*parts, *self._parts})
            if parts.get(name) != self._parts.get(name)
        ]
        if sys.gettrace() is not None or sys.getprofile() is not None:
            found.append("sys.settrace")
        return found


def _is_function(value):
    return isinstance(value, FUNCTIONS) or type(value).__name__ in ("ufunc", "_ArrayFunctionDispatcher")


def _root(value):
    return str(getattr(value, "__module__", "")).split(".")[0]


def _code(value):
    # NumPy's functions are wrapped, and a function can be given other code.
    return getattr(getattr(value, "_implementation", value), "__code__", None)


def _parts(shell):
    """What takes part in running a cell and showing its result, by name."""
    parts = {}
    for owner in (shell, shell.displayhook, shell.display_pub, shell.compile):
        methods = {name for name in vars(owner) if callable(getattr(type(owner), name, None))}
        parts |= {f"{type(owner).__name__}.{name}": vars(owner)[name] for name in methods}
        for kind in type(owner).__mro__:
            if _root(kind) in ("IPython", "ipykernel"):
                parts |= {
                    f"{kind.__name__}.{name}": _code(value)
                    for name, value in vars(kind).items()
                    if isinstance(value, types.FunctionType)
                }
    parts["ast_transformers"] = list(map(id, shell.ast_transformers))
    parts["input_transformers_post"] = list(map(id, shell.input_transformers_post))
    manager = shell.input_transformer_manager
    for name in ("cleanup_transforms", "line_transforms", "token_transformers"):
        parts[name] = list(map(id, getattr(manager, name)))
    parts["custom_exceptions"] = shell.custom_exceptions
    for event in ("pre_execute", "pre_run_cell"):
        # Extensions register their own.
        parts[f"event {event}"] = [
            id(callback) for callback in shell.events.callbacks[event] if _root(callback) == "__main__"
        ]
    for name in ("displayhook", "display_pub", "compile", "input_transformer_manager", "user_ns", "events"):
        parts[name] = id(getattr(shell, name))
    return parts
