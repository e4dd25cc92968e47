"""The referee: runs the graded cells, in a process of its own in which no line of the learner's ever runs.

Each function that the notebook's solution cells define is a proxy here. It sends its arguments to the learner's process
as plain values, and what comes back is a plain value again, an exception of a built-in class, or something that stays
there and can be called or asked for the next of its items. Nothing else comes over.

A probe, what a test marks with `@probe`, is a proxy as well: its source goes along with the call, and is run there. Where
a test hands one over, or sets it in the place of the learner's own, it arrives as what its source defines.
"""

import ast
import builtins
import functools
import random
import sys
import types
import warnings
from typing import Any

from .calls import Gone, Line, Peer, exception_of
from .marked import names_in, take_probes
from .wire import MULTIPLIERS, BrokenValue, Codec, NotPlain, follows

MOST_STEPS = 10_000_000  # that a generator may have been drawn from in one call
LONGEST_NAME = 60
# Of numpy.testing, those that compare two arrays.
ASSERTIONS = (
    *(
        "assert_allclose",
        "assert_array_equal",
        "assert_equal",
        "assert_almost_equal",
        "assert_array_almost_equal",
    ),
    *("assert_array_almost_equal_nulp", "assert_array_max_ulp", "assert_array_less"),
)
USUAL_ERRORS = {"divide": "warn", "over": "warn", "under": "ignore", "invalid": "warn"}  # NumPy's


class Opaque:
    """What a learner's function gave and is no plain value. It is equal to nothing but itself."""

    __slots__ = ()

    def _refuse(self, *_):
        name = type(self).__name__
        raise TypeError(
            f"this is a {name}: only numbers, texts, lists, arrays and the like can be looked at. Return those."
        )

    __bool__ = __len__ = __iter__ = __getitem__ = __call__ = __array__ = __float__ = __int__ = __index__ = (
        _refuse
    )
    __contains__ = _refuse


class Referee:
    """The referee's end. `solutions` are the names that solution cells define in `namespace`: judged.Plan.solutions."""

    def __init__(self, connection, namespace: dict, solutions: dict[str, list[str]], hold):
        self._namespace = namespace
        self._functions, self._value_names = tuple(solutions["functions"]), tuple(solutions["values"])
        self._classes, self._has_probes = tuple(solutions["classes"]), bool(solutions["probes"])
        self._sources: dict[str, str] = {}  # of probes, in the order of their definitions
        self._probes: dict[int, tuple] = {}  # by id: itself and its name
        self._codec = Codec(self._give, self._take)
        self.peer = Peer(Line(connection, hold), self._answer)
        self._given: dict[int, Any] = {}  # functions of the tests that the learner's may call, by number
        self._given_numbers: dict[int, int] = {}
        self._count = 0
        self._raised: dict[int, BaseException] = {}
        self._seeds: list = []
        self._stdout = sys.stdout
        self._opaque: dict[str, type] = {}
        self._theirs: dict[int, tuple] = {}  # the learner's functions, by id: itself and its number there
        self._is_first = True
        self.is_alone = False  # the learner's process has ended
        self._own = {name: self._proxy(name, name) for name in self._functions}
        namespace.update(self._own)
        _tell_of_seeds(self._seeds)
        _compare_empty_arrays_with_empty_ones_only()

    def visit(self, tree: ast.Module) -> ast.Module:
        """What the shell asks before it runs a cell: in the place of its probes there are proxies."""
        for name, source in take_probes(tree).items() if self._has_probes else ():
            self._sources.pop(name, None)
            self._sources[name] = source
            proxy = self._namespace[name] = self._proxy(["probe", name], name)
            self._probes[id(proxy)] = proxy, name
        return tree

    def begin(self, names: set[str]) -> None:
        """Before a graded cell that uses `names`: what the learner's cells have given them."""
        for things in (self._given, self._given_numbers, self._raised, self._theirs):
            things.clear()
        self._is_first = True
        for name in self._own:
            if name not in self._functions:
                self._namespace.pop(name, None)
        self._own = {name: self._own[name] for name in self._functions}
        self._namespace.update(self._own)
        for name in self._classes:
            self._namespace.pop(name, None)
        wanted = [name for name in self._value_names if name in names]
        if wanted:
            kind, found = self._ask("values", wanted)
            if kind != "values" or type(found) is not dict:
                self._broken()
            for name in wanted:
                if type(found.get(name)) is bytes:
                    self._own[name] = self._namespace[name] = self._unpack(found[name])

    def after_plain(self) -> None:
        """After a cell that runs in both processes: what it has seeded is seeded there, too."""
        self._seeds.clear()

    # -- calls ---------------------------------------------------------------------------------------------------

    def _proxy(self, target, name):
        def proxy(*arguments, **keywords):
            return self._call(target, name, arguments, keywords)

        proxy.__name__ = proxy.__qualname__ = name
        proxy.__module__ = "__main__"
        return proxy

    def _call(self, target, name, arguments, keywords):
        self._used: set[str] = {target[1]} if isinstance(target, list) else set()
        try:
            data = self._codec.pack([arguments, keywords])
            context = self._context()
        except NotPlain as error:
            raise NotPlain(
                f"{name} is called with {error}: a test of the referee's can hand on plain values only. What makes "
                "or takes other things belongs in a function that is marked with @probe"
            ) from None
        if self._used:
            context["probes"] = self._all_of(self._used)
        kind, *rest = self._ask("call", target, data, context)
        value, changed = self._result(kind, rest)
        if changed:
            _apply([arguments, keywords], self._unpack(changed))
        return value

    def _context(self):
        """What a call depends on beside its arguments."""
        context = {"first": True} if self._is_first else {}
        self._is_first = False
        names = self._namespace
        replaced = {
            name: names[name] for name, own in self._own.items() if name in names and names[name] is not own
        }
        replaced |= {name: names[name] for name in self._classes if name in names}
        if replaced:
            context["replaced"] = self._codec.pack(replaced)
        if self._seeds:
            context["seeds"] = [[module, self._codec.pack(list(seed))] for module, seed in self._seeds]
            self._seeds.clear()
        numpy = sys.modules.get("numpy")
        if numpy is not None and (errors := numpy.geterr()) != USUAL_ERRORS:
            context["errors"] = errors
        if sys.stdout is not self._stdout:
            context["capture"] = True
        return context

    def _all_of(self, used):
        """The probes of these names and those that they use, as [name, source], in the order of their definitions."""
        wanted = set()
        while used:
            wanted |= used
            used = (
                set().union(*(names_in(self._sources[name]) for name in used)) & self._sources.keys() - wanted
            )
        return [[name, text] for name, text in self._sources.items() if name in wanted]

    def _result(self, kind, rest):
        """The value of an answer, and the bytes of changed arguments. Raises what the learner's function raised."""
        if kind == "raised":
            number, *parts = rest
            if number in self._raised:  # by a function of the test
                raise self._raised[number]
            raise exception_of(parts, self._codec.unpack) from None
        if kind not in ("gave", "ended") or len(rest) != 4:
            self._broken()
        value, changed, told, printed = rest
        if [type(part) for part in rest] != [bytes, bytes, list, str]:
            self._broken()
        if printed:
            sys.stdout.write(printed)
        for one in told:
            _warn_again(one)
        return (_END if kind == "ended" else self._unpack(value)), changed

    def _ask(self, kind, *rest):
        if self.is_alone:
            raise Gone("the learner's process has ended")
        try:
            return self.peer.ask(kind, *rest)
        except Gone:
            self.is_alone = True
            raise Gone("the learner's process has ended") from None

    def _unpack(self, data):
        try:
            return self._codec.unpack(data)
        except BrokenValue:
            self._broken()

    def _broken(self):
        raise BrokenValue("the function gave what is no value")

    def _answer(self, kind, rest):
        """The learner's function calls one that the test gave it."""
        try:
            number, data = rest
            function = self._given[number] if kind == "call back" else None
            arguments, keywords = self._codec.unpack(data)
            return ["gave", self._codec.pack(function(*arguments, **keywords))]
        except Gone:
            raise
        except Exception as error:  # noqa: BLE001
            self._count += 1
            self._raised[self._count] = error
            # Neither text nor traceback: they are the test's.
            kinds = [one.__name__ for one in type(error).__mro__ if vars(builtins).get(one.__name__) is one]
            return ["raised", self._count, kinds[0]]

    # -- what is no value ----------------------------------------------------------------------------------------

    def _give(self, value):
        if id(value) in self._theirs:
            return ["yours", self._theirs[id(value)][1]]
        for name in self._functions:
            if self._own[name] is value:
                return ["yours", name]
        if id(value) in self._probes:
            name = self._probes[id(value)][1]
            self._used.add(name)
            return ["probe", name]
        if isinstance(value, Opaque) or not callable(value) or isinstance(value, type):
            raise NotPlain(f"a {type(value).__name__}")
        if id(value) not in self._given_numbers:
            self._count += 1
            self._given_numbers[id(value)] = self._count
            self._given[self._count] = value
        return [
            "function",
            self._given_numbers[id(value)],
            str(getattr(value, "__name__", "function"))[:LONGEST_NAME],
        ]

    def _take(self, sent):
        if type(sent) is not list or len(sent) < 2 or type(sent[0]) is not str:
            raise BrokenValue("nothing that is known")
        kind, what = sent[0], sent[1]
        if kind == "yours" and type(what) is int and what in self._given:
            return self._given[what]
        if kind == "function" and type(what) is int and len(sent) == 3 and type(sent[2]) is str:
            function = self._proxy(what, sent[2][:LONGEST_NAME])
            self._theirs[id(function)] = function, what
            return function
        if kind == "iterator" and type(what) is int:
            return self._pull(what)
        if kind == "opaque" and type(what) is str:
            name = what[:LONGEST_NAME] if what.isidentifier() else "object"
            return self._opaque.setdefault(name, type(name, (Opaque,), {"__slots__": ()}))()
        raise BrokenValue("nothing that is known")

    def _pull(self, number):
        """The items of an iterator that stays in the learner's process."""
        while True:
            self._used = set()
            context = self._context()
            if self._used:
                context["probes"] = self._all_of(self._used)
            kind, *rest = self._ask("next", number, context)
            value, _ = self._result(kind, rest)
            if value is _END:
                return
            yield value


_END = object()


def _apply(old, new):
    """Change an argument as the learner's function has changed its own."""
    numpy = sys.modules.get("numpy")
    if type(old) is list and type(new) is list:
        same = len(old) == len(new)
        old[:] = [_applied(one, other) for one, other in zip(old, new)] if same else new
    elif type(old) is tuple and type(new) is tuple:
        for one, other in zip(old, new):
            _apply(one, other)
    elif type(old) is dict and type(new) is dict:
        made = {key: _applied(old.get(key), value) for key, value in new.items()}
        old.clear()
        old.update(made)
    elif type(old) is set and type(new) is set:
        old.clear()
        old.update(new)
    elif numpy is None:
        return
    elif isinstance(old, numpy.ndarray) and type(new) is numpy.ndarray:
        if old.flags.writeable and old.dtype == new.dtype and old.shape == new.shape:
            old[...] = new
    elif type(old) is type(new) is numpy.random.Generator:
        _draw_on(old.bit_generator, new.bit_generator.state)


def _applied(old, new):
    if type(old) is not type(new) or isinstance(
        old, int | float | complex | str | bytes | types.FunctionType
    ):
        return new
    _apply(old, new)
    return old if type(old) in (list, tuple, dict, set) or hasattr(old, "dtype") else new


def _draw_on(bits, later):
    """Have a generator go on where the learner's has come to, if that is a number of draws after where it was."""
    state = bits.state
    if later["bit_generator"] != state["bit_generator"] or later == state:
        return
    if later["bit_generator"] in MULTIPLIERS and follows(state, later, MOST_STEPS):
        bits.state = later
    elif hasattr(bits, "jumped"):  # whoever chooses the state chooses what the test draws
        bits.state = bits.jumped().state


def _compare_empty_arrays_with_empty_ones_only():
    """NumPy finds no entry of an empty array that is wrong, and the shape (0, 1) goes with any other."""
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return

    def is_one_empty(one, other):
        try:
            return (numpy.size(one) == 0) != (numpy.size(other) == 0)
        except Exception:  # noqa: BLE001
            return False  # NumPy's own function will say what is wrong

    def asserting(original):
        @functools.wraps(original)
        def compare(one, other, *more, **options):
            if is_one_empty(one, other):
                raise AssertionError(
                    f"one of the two is empty: shapes {numpy.shape(one)} and {numpy.shape(other)}"
                )
            return original(one, other, *more, **options)

        return compare

    close = numpy.allclose

    @functools.wraps(close)
    def allclose(one, other, *more, **options):
        return False if is_one_empty(one, other) else close(one, other, *more, **options)

    numpy.allclose = allclose
    testing = sys.modules.get("numpy.testing")
    for name in ASSERTIONS if testing else ():
        setattr(testing, name, asserting(getattr(testing, name)))


def _warn_again(told):
    """A warning of the learner's function, as one of here."""
    if type(told) is not list or len(told) != 2 or not all(type(part) is str for part in told):
        raise BrokenValue("no warning")
    kind = vars(builtins).get(told[0])
    if isinstance(kind, type) and issubclass(kind, Warning):
        warnings.warn(told[1], kind, stacklevel=5)


def _tell_of_seeds(seeds):
    """Note what is seeded here, so that the learner's process seeds it, too, before the next call."""
    original = random.seed

    def seed(a=None, version=2):
        seeds.append(["random", [a, version]])
        original(a, version)

    random.seed = seed
    numpy = sys.modules.get("numpy")
    if numpy is None:
        return
    numpys = numpy.random.seed

    def seed_numpy(seed=None):
        seeds.append(["numpy", [seed]])
        numpys(seed)

    numpy.random.seed = seed_numpy
    tf, keras = sys.modules.get("tensorflow"), sys.modules.get("keras")
    if tf is not None:
        tf.random.set_seed = _told("tensorflow", tf.random.set_seed, seeds)
    if keras is not None:
        keras.utils.set_random_seed = _told("keras", keras.utils.set_random_seed, seeds)


def _told(module, original, seeds):
    @functools.wraps(original)
    def seed_and_tell(seed):
        original(seed)
        seeds.append([module, [seed]])  # last, for Keras's seeds all others

    return seed_and_tell
