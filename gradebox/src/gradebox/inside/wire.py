"""Plain values as bytes, for the pipe between the referee and the learner's process. Never pickles.

Numbers, texts, bytes, None, tuples, lists, dicts, sets, ranges, slices, NumPy's arrays, scalars, dtypes and generators,
TensorFlow's eager tensors and dtypes arrive as exactly these types, so no method of the learner's comes along. What is none of them is handed to two functions:
`give` says what is sent in its place, and `take` what is made of that at the other end.

msgpack does the framing. It is strict about types here, so that a subclass never passes for the class it comes from.
"""

import collections
import re
import sys
from collections.abc import Callable
from typing import Any

import msgpack

LARGEST = 128 << 20  # bytes of one message
MOST_ITEMS = 5_000_000  # of one list or dict
LONGEST_RANGE = 1_000_000
LARGEST_INTEGER = 1 << 14  # bytes
DEEPEST = 60  # levels of tuples, sets and arrays of objects
MOST_AXES = 32
SPREAD = 4  # how many times its own size a view may span and still arrive as a view

KINDS = "biufcSUmM"  # of dtypes that are plain memory
DTYPE = re.compile(r"[<>|=]?(?:[biufcSU]\d{1,5}|[mM]8(?:\[\d{0,4}[a-zA-Z]{1,7}\])?)")
PLAIN_TYPES = {
    kind.__name__: kind for kind in (bool, int, float, complex, str, bytes, list, tuple, dict, set)
}

TUPLE, SET, FROZENSET, INTEGER, COMPLEX, RANGE, SLICE, ELLIPSIS, TYPE = range(1, 10)
ARRAY, OBJECTS, SCALAR, DTYPE_ITSELF, GENERATOR, SAME = range(20, 26)
TENSOR, TENSOR_DTYPE = range(30, 32)
OTHER = 40  # what `give` and `take` settle

TENSOR_DTYPES = {
    *("bool", "int8", "int16", "int32", "int64", "uint8", "uint16", "uint32", "uint64"),
    *("float16", "float32", "float64", "complex64", "complex128", "string"),
}

# Bit generators whose steps can be counted, with what they multiply their state by (numpy/random/src/pcg64/pcg64.h).
MULTIPLIERS = {"PCG64": 0x2360ED051FC65DA44385DF649FCCF645, "PCG64DXSM": 0xDA942042E4DD58B5}


class BrokenValue(ValueError):
    """What came is no value; whoever sent it cannot be trusted."""


class NotPlain(TypeError):
    """What was to be sent is no plain value."""


class Codec:
    """Packs values and unpacks them.

    `give(value)` returns what is sent for something that is no plain value, itself plain, or raises NotPlain.
    `take(sent)` makes something of it at the other end, and raises BrokenValue where that is not allowed.
    """

    def __init__(self, give: Callable[[Any], Any], take: Callable[[Any], Any]):
        self._give, self._take = give, take
        self._depth = 0

    def pack(self, value: Any) -> bytes:
        """The bytes of a value. Raises NotPlain, and ValueError if it is too large or holds itself."""
        self._sent: dict[int, int] = {}
        self._kept: list[Any] = []  # so that no id is used twice while it is packed
        self._depth = 0
        data = self._pack(value)
        if len(data) > LARGEST:
            raise ValueError(f"a value of {len(data) >> 20} MiB is too large: {LARGEST >> 20} MiB may pass")
        return data

    def unpack(self, data: bytes) -> Any:
        """The value of bytes that anybody may have sent. Raises BrokenValue and nothing else."""
        self._arrived: list[Any] = []
        self._depth = 0
        try:
            return self._unpack(data)
        except BrokenValue:
            raise
        except Exception as error:  # noqa: BLE001
            raise BrokenValue(f"{type(error).__name__} in a message") from None

    def _pack(self, value):
        return msgpack.packb(value, default=self._other, strict_types=True, unicode_errors="surrogatepass")

    def _unpack(self, data):
        return msgpack.unpackb(
            data,
            ext_hook=self._made_of,
            strict_map_key=False,
            unicode_errors="surrogatepass",
            max_array_len=MOST_ITEMS,
            max_map_len=MOST_ITEMS,
        )

    # -- values to bytes -----------------------------------------------------------------------------------------

    def _other(self, value):
        """What msgpack does not know, as one of its extensions."""
        self._depth += 1
        if self._depth > DEEPEST:
            raise ValueError("a value is nested too deeply")
        try:
            code, content = self._take_apart(value)
            return msgpack.ExtType(code, self._pack(content))
        finally:
            self._depth -= 1

    def _take_apart(self, value):
        kind = type(value)
        if kind is tuple:
            return TUPLE, list(value)
        if kind is int:
            size = value.bit_length() // 8 + 1
            if size > LARGEST_INTEGER:
                raise ValueError("an integer is too large")
            return INTEGER, value.to_bytes(size, "little", signed=True)
        if kind is complex:
            return COMPLEX, [value.real, value.imag]
        if kind is set or kind is frozenset:
            return (SET if kind is set else FROZENSET), list(value)
        if kind is range and len(value) <= LONGEST_RANGE:
            return RANGE, [value.start, value.stop, value.step]
        if kind is slice:
            return SLICE, [value.start, value.stop, value.step]
        if value is ...:
            return ELLIPSIS, None
        if kind is type and PLAIN_TYPES.get(value.__name__) is value:
            return TYPE, value.__name__
        found = self._numpys(value) or self._tensors(value) or self._of_a_subclass(value)
        return found or (OTHER, self._give(value))

    def _numpys(self, value):
        numpy = sys.modules.get("numpy")
        if numpy is None:
            return None
        if isinstance(value, numpy.ndarray):
            return self._array(numpy, value)
        if isinstance(value, numpy.generic):
            if value.dtype.kind in KINDS:
                return SCALAR, [_dtype_text(numpy, value.dtype), value.tobytes()]
            return None
        if isinstance(value, numpy.dtype) and value.kind in KINDS:
            return DTYPE_ITSELF, [value.str, False]
        if (
            type(value) is type
            and issubclass(value, numpy.generic)
            and numpy.sctypeDict.get(value.__name__) is value
        ):
            return DTYPE_ITSELF, [numpy.dtype(value).str, True] if numpy.dtype(value).kind in KINDS else None
        if type(value) is numpy.random.Generator:
            state = value.bit_generator.state
            return GENERATOR, self._once(value, lambda: [state["bit_generator"], _plain_state(state)])
        return None

    def _array(self, numpy, value):
        array = value.view(numpy.ndarray) if type(value) is not numpy.ndarray else value
        if array.dtype.kind == "O":
            return OBJECTS, [list(array.shape), array.ravel().tolist()]
        if array.dtype.kind not in KINDS or array.dtype.hasobject:
            return None
        return ARRAY, self._once(value, lambda: _array_content(numpy, array))

    def _tensors(self, value):
        """Eager tensors and what stands for one: variables. A tensor of a graph has no value."""
        tf = sys.modules.get("tensorflow")
        if tf is None or not type(value).__module__.startswith(("tensorflow.", "keras.")):
            return None
        if isinstance(value, tf.DType):
            return (TENSOR_DTYPE, value.name) if value.name in TENSOR_DTYPES else None
        if isinstance(value, tf.TensorShape):
            return OTHER, ["tuple", tuple(value)]
        keras = sys.modules.get("keras")
        if isinstance(value, tf.Variable) or (keras and isinstance(value, keras.Variable)):
            value = tf.convert_to_tensor(value)
        if isinstance(value, tf.__internal__.EagerTensor) and value.dtype.name in TENSOR_DTYPES:
            return TENSOR, [value.dtype.name, value.numpy()]
        return None

    def _once(self, value, content):
        """The content of what may be in a message twice and is one thing: the second time only its number."""
        if id(value) in self._sent:
            return [self._sent[id(value)]]
        self._sent[id(value)] = len(self._kept)
        self._kept.append(value)
        return content()

    def _of_a_subclass(self, value):
        """The plain value in an object of a subclass, such as a named tuple or a Counter."""
        for kind in (str, int, float, complex, bytes, dict, list, tuple, set, frozenset):
            if isinstance(value, kind):
                return OTHER, [kind.__name__, _base_value(kind, value)]
        if isinstance(value, collections.deque | type({}.keys()) | type({}.values()) | type({}.items())):
            return OTHER, ["list", list(value)]
        return None

    # -- bytes to values -----------------------------------------------------------------------------------------

    def _made_of(self, code, data):
        self._depth += 1
        try:
            if self._depth > DEEPEST:
                raise BrokenValue("a value is nested too deeply")
            return self._put_together(code, self._unpack(data))
        finally:
            self._depth -= 1

    def _put_together(self, code, content):
        if code == TUPLE:
            return tuple(_list(content))
        if code == INTEGER and len(content) <= LARGEST_INTEGER:
            return int.from_bytes(content, "little", signed=True)
        if code == COMPLEX:
            return complex(*map(_float, _list(content, 2)))
        if code == SET:
            return set(_list(content))
        if code == FROZENSET:
            return frozenset(_list(content))
        if code == RANGE:
            made = range(*map(_integer, _list(content, 3)))
            if len(made) <= LONGEST_RANGE:
                return made
        if code == SLICE:
            return slice(*_list(content, 3))
        if code == ELLIPSIS:
            return ...
        if code == TYPE:
            return PLAIN_TYPES[content]
        if code in (TENSOR, TENSOR_DTYPE):
            return _tensor_of(code, content)
        if code in (ARRAY, OBJECTS, SCALAR, DTYPE_ITSELF, GENERATOR):
            return self._numpys_of(code, content)
        if code == OTHER:
            # A plain value in the place of an object of a subclass, or what `take` knows.
            if (
                type(content) is list
                and len(content) == 2
                and content[0] in PLAIN_TYPES | {"frozenset": frozenset}
            ):
                return content[1]
            return self._take(content)
        raise BrokenValue(f"an extension {code}")

    def _numpys_of(self, code, content):
        import numpy

        if code in (ARRAY, GENERATOR) and len(content) == 1:
            number = _integer(content[0])
            if not 0 <= number < len(self._arrived):
                raise BrokenValue("a thing that did not arrive")
            return self._arrived[number]
        if code == ARRAY:
            made = _array_of(numpy, content)
            self._arrived.append(made)
            return made
        if code == OBJECTS:
            shape, items = _shape(content[0]), _list(content[1])
            made = numpy.empty(len(items), object)
            for number, item in enumerate(items):  # all at once NumPy would take lists apart
                made[number] = item
            return made.reshape(shape)
        if code == GENERATOR:
            made = _generator_of(numpy, *_list(content, 2))
            self._arrived.append(made)
            return made
        text, more = _list(content, 2)
        dtype = _dtype(numpy, text)
        if code == DTYPE_ITSELF:
            return dtype.type if more is True else dtype
        if len(_bytes(more)) != dtype.itemsize:
            raise BrokenValue("a number of another size")
        return _memory(numpy, more, dtype)[0]


# -- NumPy's ------------------------------------------------------------------------------------------------------


def _dtype_text(numpy, dtype):
    """How a dtype is called on the way. What only some machines have arrives as what all have."""
    if dtype.kind == "f" and dtype.itemsize > 8:
        return "<f8"
    if dtype.kind == "c" and dtype.itemsize > 16:
        return "<c16"
    return dtype.str


def _array_content(numpy, array):
    """[dtype, shape, strides, offset, memory]; strides and offset are None where it lies in memory as usual."""
    text = _dtype_text(numpy, array.dtype)
    if text != array.dtype.str:
        array = array.astype(text)
    shape = list(array.shape)
    if array.flags.c_contiguous or array.size == 0:
        return [text, shape, None, None, array.tobytes()]
    # A view arrives as a view: whoever writes through `ravel()` of it has made a mistake, and shall make it there too.
    strides = array.strides
    spans = [(size - 1) * stride for size, stride in zip(shape, strides, strict=True)]
    low, high = sum(s for s in spans if s < 0), sum(s for s in spans if s > 0) + array.itemsize
    if high - low > SPREAD * array.nbytes or 0 in strides:
        return [text, shape, None, None, array.tobytes()]
    # Of the memory around it nothing is sent: it may hold what the other end is not to see.
    memory = numpy.zeros(high - low, numpy.uint8)
    numpy.ndarray(array.shape, array.dtype, memory, -low, strides)[...] = array
    return [text, shape, list(strides), -low, memory.tobytes()]


def _array_of(numpy, content):
    text, shape, strides, offset, data = _list(content, 5)
    dtype, shape = _dtype(numpy, text), _shape(shape)
    size = dtype.itemsize
    for length in shape:
        size *= length
    if strides is None:
        if size != len(_bytes(data)):
            raise BrokenValue("an array of another size")
        if size == 0:
            return numpy.zeros(shape, dtype)
        return _memory(numpy, data, dtype).reshape(shape)
    strides = tuple(map(_integer, _list(strides, len(shape))))
    if dtype.kind == "b" or size == 0 or len(_bytes(data)) > SPREAD * size:
        raise BrokenValue("a view that is none")
    # numpy.ndarray refuses what reaches out of the memory.
    return numpy.ndarray(shape, dtype, bytearray(data), _integer(offset), strides)


def _memory(numpy, data, dtype):
    """A one-dimensional array of its own with these bytes."""
    if dtype.kind == "b":
        return numpy.frombuffer(data, numpy.uint8) != 0  # a byte that is neither 0 nor 1 is no truth value
    return numpy.frombuffer(data, dtype).copy()


def _dtype(numpy, text):
    if type(text) is not str or not DTYPE.fullmatch(text):
        raise BrokenValue("no dtype")
    dtype = numpy.dtype(text)
    if (
        dtype.itemsize == 0
        or (dtype.kind == "f" and dtype.itemsize > 8)
        or (dtype.kind == "c" and dtype.itemsize > 16)
    ):
        raise BrokenValue("no dtype that passes")
    return dtype


def _shape(value):
    shape = tuple(map(_integer, _list(value)))
    if len(shape) > MOST_AXES or any(not 0 <= length <= LARGEST for length in shape):
        raise BrokenValue("no shape")
    return shape


def _plain_state(state):
    """The state of a bit generator with lists in the place of arrays."""
    return {
        key: _plain_state(value)
        if isinstance(value, dict)
        else value.tolist()
        if hasattr(value, "tolist")
        else value
        for key, value in state.items()
    }


def _generator_of(numpy, name, state):
    if name not in ("PCG64", "PCG64DXSM", "MT19937", "Philox", "SFC64") or type(state) is not dict:
        raise BrokenValue("no generator")
    bits = getattr(numpy.random, name)(0)
    bits.state = state
    return numpy.random.Generator(bits)


def follows(state: dict, later: dict, most: int) -> bool:
    """Whether the second state of a PCG64 comes at most `most` steps after the first, and differs in nothing else.

    The distance in its sequence is found bit by bit (O'Neill 2014, "PCG", section 4.3.1), in 128 steps.
    """
    if state["bit_generator"] not in MULTIPLIERS or later["bit_generator"] != state["bit_generator"]:
        return False
    now, then, step = state["state"]["state"], later["state"]["state"], state["state"]["inc"]
    if later["state"]["inc"] != step:
        return False
    mask = (1 << 128) - 1
    multiplier = MULTIPLIERS[state["bit_generator"]]
    distance, bit = 0, 1
    while now != then and bit <= mask:
        if (now ^ then) & bit:
            now = (now * multiplier + step) & mask
            distance |= bit
        step = ((multiplier + 1) * step) & mask
        multiplier = (multiplier * multiplier) & mask
        bit <<= 1
    return now == then and distance <= most


# -- TensorFlow's --------------------------------------------------------------------------------------------------


def _tensor_of(code, content):
    """A tensor or a dtype. A process that has not imported TensorFlow has no use for one, and does not begin to."""
    tf, numpy = sys.modules.get("tensorflow"), sys.modules.get("numpy")
    name, array = _list(content, 2) if code == TENSOR else (content, None)
    if tf is None or type(name) is not str or name not in TENSOR_DTYPES:
        raise BrokenValue("no tensor that passes")
    dtype = tf.as_dtype(name)
    if code == TENSOR_DTYPE:
        return dtype
    if name == "string":
        items = (
            [array]
            if type(array) is bytes
            else array.ravel().tolist()
            if _is_objects(numpy, array)
            else [None]
        )
        if not all(type(item) is bytes for item in items):
            raise BrokenValue("no texts in a tensor of texts")
    elif not isinstance(array, numpy.ndarray | numpy.generic) or array.dtype != dtype.as_numpy_dtype:
        raise BrokenValue("a tensor of another dtype")
    return tf.constant(array, dtype)


def _is_objects(numpy, array):
    return type(array) is numpy.ndarray and array.dtype.kind == "O"


# -- what came, looked at -----------------------------------------------------------------------------------------


def _base_value(kind, value):
    """The value of class `kind` in an object of a subclass, without a method of the subclass's."""
    if kind in (int, float, complex):
        return kind.__pos__(value)
    if kind is str:
        return str.__str__(value)
    if kind is bytes:
        return bytes.__add__(value, b"")
    return kind(kind.items(value) if kind is dict else kind.__iter__(value))


def _list(value, length=None):
    if type(value) is not list or (length is not None and len(value) != length):
        raise BrokenValue("no list of that length")
    return value


def _integer(value):
    if type(value) is not int:
        raise BrokenValue("no integer")
    return value


def _float(value):
    if type(value) is not float:
        raise BrokenValue("no number")
    return value


def _bytes(value):
    if type(value) is not bytes:
        raise BrokenValue("no bytes")
    return value
