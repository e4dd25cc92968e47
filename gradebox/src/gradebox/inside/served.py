"""The learner's side of the referee's calls: it calls what the notebook defines, and sends values back."""

import builtins
import contextlib
import io
import itertools
import linecache
import os
import sys
import types
import warnings
from collections.abc import Iterator

from .calls import Line, Peer, exception_parts
from .memory import Memory
from .wire import Codec

FUNCTIONS = (types.FunctionType, types.BuiltinFunctionType, types.MethodType)
MOST_WARNINGS = 20  # that go along with an answer
MOST_PRINTED = 1 << 20  # characters
MISSING = object()


class Served:
    """Answers what the referee asks, with the names in `namespace`."""

    def __init__(self, connection, namespace: dict, hold, memory: Memory):
        self._namespace, self._memory = namespace, memory
        self._codec = Codec(self._give, self._take)
        self.peer = Peer(Line(connection, hold), self._answer)
        self._things: dict[int, object] = {}  # functions and iterators that stay here, by number
        self._numbers = itertools.count(1)
        self._callbacks: dict[int, types.FunctionType] = {}
        self._raised: dict[int, BaseException] = {}
        self._probes: dict[str, object] = {}  # of the call that is being answered

    def serve(self) -> None:
        """Answer what has arrived. Raises calls.Gone when the referee has ended."""
        self.peer.serve(self.peer.line.receive())

    def _answer(self, kind, rest):
        self._memory.keep_back()
        try:
            if kind == "call":
                return self._call(*rest)
            if kind == "next":
                return self._next(*rest)
            if kind == "values":
                return ["values", self._values(*rest)]
            raise ValueError(f"nothing is known of {kind!r}")
        except BaseException as error:  # noqa: BLE001
            self._memory.settle(error)
            number = next((n for n, known in self._raised.items() if known is error), 0)
            return ["raised", number, *exception_parts(error, self._codec.pack)]

    def _call(self, target, data, context):
        """Call a function; the answer is what it gives, its arguments if it has changed one, what it warned of and printed."""
        if context.get("first"):  # of a cell: what was handed over for the one before is of no use
            for things in (self._things, self._callbacks, self._raised):
                things.clear()
        with self._with_probes(context):
            arguments, keywords = self._codec.unpack(data)
            function = self._find(target)
            with self._as_there(context) as (log, printed):
                value = function(*arguments, **keywords)
            after = self._codec.pack([arguments, keywords])
            changed = b"" if after == data else after
            return [
                "gave",
                self._codec.pack(value),
                changed,
                _told(log),
                printed.getvalue()[:MOST_PRINTED] if printed else "",
            ]

    def _next(self, number, context):
        """The next of an iterator that stays here."""
        with self._with_probes(context), self._as_there(context) as (log, printed):
            value = next(self._things[number], MISSING)
        if value is MISSING:
            return ["ended", b"", b"", _told(log), ""]
        return [
            "gave",
            self._codec.pack(value),
            b"",
            _told(log),
            printed.getvalue()[:MOST_PRINTED] if printed else "",
        ]

    def _values(self, names):
        return {name: self._codec.pack(self._namespace[name]) for name in names if name in self._namespace}

    def _find(self, name):
        if isinstance(name, int):
            return self._things[name]
        if isinstance(name, list):
            return self._probes[name[1]]
        if name in self._namespace:
            return self._namespace[name]
        raise NameError(f"name {name!r} is not defined")

    @contextlib.contextmanager
    def _with_probes(self, context):
        """Have the test's probes in the namespace, under their names, as long as a call takes."""
        names = [name for name, _ in context.get("probes", ())]
        before = {name: self._namespace.get(name, MISSING) for name in names}
        around = dict(self._probes)  # those of a call that waits for a function of the test
        try:
            for name, source in context.get("probes", ()):
                place = f"<probe {name}>"
                # As a cell's: AutoGraph and tracebacks read it.
                linecache.cache[place] = (len(source), None, source.splitlines(keepends=True), place)
                exec(compile(source, place, "exec"), self._namespace)
                self._probes[name] = self._namespace[name]
            yield
        finally:
            self._probes = around
            for name in names:
                linecache.cache.pop(f"<probe {name}>", None)
            self._restore(before)

    def _restore(self, before):
        for name, value in before.items():
            if value is MISSING:
                self._namespace.pop(name, None)
            else:
                self._namespace[name] = value

    @contextlib.contextmanager
    def _as_there(self, context):
        """Have the same seeds, floating-point errors and functions in the place of others as where the call comes from."""
        for module, seed in context.get("seeds", ()):
            _seed(module, self._codec.unpack(seed))
        replaced = self._codec.unpack(context["replaced"]) if "replaced" in context else {}
        before = {name: self._namespace.get(name, MISSING) for name in replaced}
        self._namespace.update(replaced)
        printed = io.StringIO() if context.get("capture") else None
        with contextlib.ExitStack() as stack:
            log = stack.enter_context(warnings.catch_warnings(record=True))
            warnings.simplefilter("default")
            if "errors" in context:
                stack.enter_context(sys.modules["numpy"].errstate(**context["errors"]))
            if printed:
                stack.enter_context(contextlib.redirect_stdout(printed))
            try:
                yield log, printed
            finally:
                self._restore(before)

    # -- what is no value ----------------------------------------------------------------------------------------

    def _give(self, value):
        for number, function in self._callbacks.items():
            if function is value:
                return ["yours", number]
        if isinstance(value, FUNCTIONS):
            return ["function", self._keep(value), str(getattr(value, "__name__", "function"))]
        if isinstance(value, Iterator):
            return ["iterator", self._keep(value)]
        return ["opaque", type(value).__name__]

    def _keep(self, value):
        number = next(self._numbers)
        self._things[number] = value
        return number

    def _take(self, sent):
        kind, number, *rest = sent
        if kind == "yours":
            return self._find(number)
        if kind == "probe":
            return self._probes[number]
        if kind != "function":
            raise ValueError(f"nothing is known of {kind!r}")
        if number not in self._callbacks:
            self._callbacks[number] = self._callback(number, *rest)
        return self._callbacks[number]

    def _callback(self, number, name):
        """A function that has the referee call the one with this number."""
        own = os.getpid()

        def callback(*arguments, **keywords):
            if os.getpid() != own:
                raise RuntimeError(
                    "a function of the test can be called in the process only that was given it"
                )
            kind, *rest = self.peer.ask("call back", number, self._codec.pack([arguments, keywords]))
            if kind == "gave":
                return self._codec.unpack(rest[0])
            raised, name = rest
            error = vars(builtins).get(name, Exception)("raised by a function that the test had given")
            self._raised[raised] = error
            raise error

        callback.__name__ = callback.__qualname__ = name
        return callback


def _seed(module, seed):
    if module not in sys.modules:
        return
    found = sys.modules[module]
    if module == "random":
        found.seed(*seed)
    elif module == "numpy":
        found.random.seed(*seed)
    elif module == "tensorflow":
        found.random.set_seed(*seed)
    else:
        found.utils.set_random_seed(*seed)


def _told(log):
    """The warnings of a call: the built-in class and the text of each."""
    told = []
    for warning in log[:MOST_WARNINGS]:
        kinds = [
            kind.__name__ for kind in warning.category.__mro__ if vars(builtins).get(kind.__name__) is kind
        ]
        told.append([kinds[0], str(warning.message)[:1000]])
    return told
