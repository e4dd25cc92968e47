"""Put back what graded cells are run and compared with, if somebody has replaced it.

The functions that tests compare with, and the parts of the shell that run a cell, are remembered before a line of the
learner's runs. Before each graded cell they are put back: whatever stood there instead, and for whatever reason, the
test runs with the originals, and the instructor is told. What was replaced while the cell ran is found after it.

It is done in the learner's own process, so it raises the price of cheating, and is no guarantee.
"""

import sys
import types

# What the tests of most courses compare with. Their public names only: the others are as the modules need them.
TRUSTED = (
    *("builtins", "math", "numpy", "numpy.testing", "numpy.testing._private.utils", "numpy.linalg"),
    *("numpy._core.numeric", "numpy._core.fromnumeric", "unittest.case"),
)
# Nothing is compared with them, and tests and learners give them other meanings.
NOT_COMPARED = {
    "builtins": {
        *("input", "print", "open", "display", "get_ipython", "help", "exit", "quit", "breakpoint"),
        *("copyright", "credits", "license", "execfile", "runfile"),
    }
}
# Lists and tuples of the shell: extensions add to them, and what they hold is asked before a cell runs, not while it does.
LISTS = ("ast_transformers", "input_transformers_post", "custom_exceptions")
TRANSFORMS = ("cleanup_transforms", "line_transforms", "token_transforms", "token_transformers")
OBJECTS = ("displayhook", "display_pub", "compile", "input_transformer_manager", "user_ns", "events")
SHOWING = (
    "showtraceback",
    "_showtraceback",
    "showsyntaxerror",
)  # errors are reported whether or not they are shown
FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, type)
MISSING = object()


class Integrity:
    """Remembers the trusted functions and the parts of the shell as they are now."""

    def __init__(self, shell):
        self._shell = shell
        self.remember()

    def remember(self):
        """Take everything as it is now for the original."""
        shell = self._shell
        self._modules = {name: sys.modules[name] for name in TRUSTED if name in sys.modules}
        self._functions = [
            _Function(f"{module_name}.{name}", module, name)
            for module_name, module in self._modules.items()
            for name, value in vars(module).items()
            if not name.startswith("_")
            and name not in NOT_COMPARED.get(module_name, ())
            and _is_function(value)
        ]
        self._objects = {name: getattr(shell, name) for name in OBJECTS}
        self._lists = {name: tuple(getattr(shell, name)) for name in LISTS}
        manager = shell.input_transformer_manager
        self._transforms = {
            name: tuple(getattr(manager, name)) for name in TRANSFORMS if hasattr(manager, name)
        }
        self._methods = [
            _Function(f"IPython's {kind.__name__}.{name}", kind, name)
            for kind in dict.fromkeys(kind for owner in self._owners() for kind in type(owner).__mro__)
            if _root(kind) in ("IPython", "ipykernel")
            for name, value in vars(kind).items()
            if isinstance(value, types.FunctionType)
        ]
        self._own = [(owner, _own_methods(owner)) for owner in self._owners()]

    def accept(self, names, before=()):
        """Take what has one of these names, without the module, for the original as it is now: the author changed it.

        `before` are the full names of what had been changed already, by somebody else.
        """
        for function in [*self._functions, *self._methods]:
            if function.name in names and function.full_name not in before:
                function.remember()
        self._lists |= {name: tuple(getattr(self._shell, name)) for name in LISTS if name in names}
        manager = self._objects["input_transformer_manager"]
        self._transforms |= {
            name: tuple(getattr(manager, name)) for name in self._transforms if name in names
        }

    def put_back(self):
        """Put everything back; returns the names of what was replaced."""
        found, shell = [], self._shell
        for name, module in self._modules.items():
            if sys.modules.get(name) is not module:
                sys.modules[name] = module
                found.append(name)
        for function in [*self._functions, *self._methods]:
            if function.is_changed():
                function.put_back()
                found.append(function.full_name)
        for name, value in self._objects.items():
            if getattr(shell, name) is not value:
                setattr(shell, name, value)
                found.append(f"IPython's {name}")
        for owner, methods in self._own:
            now = _own_methods(owner)
            for name in sorted({*methods, *now}):
                if now.get(name, MISSING) is methods.get(name, MISSING):
                    continue
                vars(owner).pop(name, None)
                if name in methods:
                    vars(owner)[name] = methods[name]
                if name not in SHOWING:
                    found.append(f"IPython's {type(owner).__name__}.{name}")
        for owner, lists in (
            (shell, self._lists),
            (self._objects["input_transformer_manager"], self._transforms),
        ):
            for name, items in lists.items():
                now = getattr(owner, name)
                if len(now) != len(items) or any(one is not other for one, other in zip(now, items)):
                    setattr(owner, name, items if isinstance(now, tuple) else list(items))
                    found.append(f"IPython's {name}")
        for event in ("pre_execute", "pre_run_cell"):
            callbacks = self._objects["events"].callbacks[event]
            for callback in [callback for callback in callbacks if _root(callback) == "__main__"]:
                callbacks.remove(callback)
                found.append(f"IPython's event {event}")
        return found

    def changes(self):
        """The names of what was replaced while a graded cell ran, and may have changed what came of it."""
        found = [name for name, module in self._modules.items() if sys.modules.get(name) is not module]
        found += [function.full_name for function in self._functions if function.is_changed()]
        found += [
            method.full_name for method in self._methods if method.name not in SHOWING and method.is_changed()
        ]
        found += [
            f"IPython's {name}"
            for name, value in self._objects.items()
            if getattr(self._shell, name) is not value
        ]
        for owner, methods in self._own:
            now = _own_methods(owner)
            found += [
                f"IPython's {type(owner).__name__}.{name}"
                for name in sorted({*methods, *now} - {*SHOWING})
                if now.get(name, MISSING) is not methods.get(name, MISSING)
            ]
        return found

    def _owners(self):
        """What takes part in running a cell and showing its result."""
        shell = self._shell
        return (shell, shell.displayhook, shell.display_pub, shell.compile)


class _Function:
    """A function in a module or a class, with the code that it had."""

    def __init__(self, full_name, owner, name):
        self.full_name, self.owner, self.name = full_name, owner, name
        self._variables = vars(owner)
        self.remember()

    def remember(self):
        self._value = self._variables.get(self.name, MISSING)
        self._code, self._defaults, self._keywords = _inside(self._value)

    def is_changed(self):
        now = self._variables.get(self.name, MISSING)
        if now is not self._value:
            return True
        code, defaults, keywords = _inside(now)
        return code is not self._code or defaults is not self._defaults or keywords != self._keywords

    def put_back(self):
        if self._value is MISSING:
            delattr(self.owner, self.name)
        else:
            setattr(self.owner, self.name, self._value)
        if self._code is not None:
            function = _function(self._value)
            function.__code__, function.__defaults__ = self._code, self._defaults
            function.__kwdefaults__ = dict(self._keywords) if self._keywords else None


def _is_function(value):
    if isinstance(value, type) and any(kind.__name__ == "generic" for kind in value.__mro__):
        return False  # NumPy's kinds of numbers: `np.bool = bool` is how people make old code run
    return isinstance(value, FUNCTIONS) or type(value).__name__ in ("ufunc", "_ArrayFunctionDispatcher")


def _function(value):
    # NumPy's functions are wrapped.
    return getattr(value, "_implementation", value)


def _inside(value):
    function = _function(value)
    if type(function) is not types.FunctionType:
        return None, None, None
    keywords = function.__kwdefaults__
    return function.__code__, function.__defaults__, keywords and dict(keywords)


def _root(value):
    return str(getattr(value, "__module__", "")).split(".")[0]


def _own_methods(owner):
    """The methods that an object has instead of those of its class."""
    return {name: value for name, value in vars(owner).items() if callable(getattr(type(owner), name, None))}
