"""Values between the referee and the learner's process: they arrive as they were, and nothing else arrives."""

import collections
import enum
import random
import struct

import msgpack
import numpy as np
import pytest

from gradebox.inside.calls import exception_of, exception_parts
from gradebox.inside.wire import LARGEST, BrokenValue, Codec, NotPlain, follows


def refuse(value):
    raise NotPlain(type(value).__name__)


def unknown(sent):
    raise BrokenValue(sent)


CODEC = Codec(refuse, unknown)


def sent(value):
    return CODEC.unpack(CODEC.pack(value))


@pytest.mark.parametrize(
    "value",
    [
        *(
            None,
            True,
            0,
            -1,
            2**63,
            -(2**70),
            10**300,
            0.5,
            -0.0,
            float("inf"),
            1 + 2j,
            "",
            "ü\ud800",
            b"\0\xff",
            ...,
        ),
        *(
            [],
            [1, [2.5, None]],
            (),
            (1,),
            ((),),
            {},
            {"a": 1, 2: (3,)},
            {(1, 2): {3}},
            {1, 2},
            frozenset("a"),
        ),
        *(range(3), range(9, 0, -2), slice(None, 3, None), int, list, np.dtype("f4"), np.float32),
    ],
)
def test_values_arrive_as_they_were_and_of_the_same_type(value):
    got = sent(value)
    assert type(got) is type(value) and got == value
    assert repr(got) == repr(value)


def test_a_set_arrives_with_the_same_members_in_whatever_order():
    assert sent({"b", "a", "c"}) == {"c", "b", "a"}


@pytest.mark.parametrize(
    "dtype", ["bool", "i1", "u2", ">i4", "i8", "f2", "f4", "f8", ">f8", "c8", "c16", "U3", "S4", "M8[D]"]
)
def test_arrays_and_scalars_keep_dtype_shape_and_bytes(dtype):
    for shape in [(), (1,), (0, 3), (2, 3), (2, 1, 4)]:
        array = np.arange(24)[: int(np.prod(shape))].astype(dtype).reshape(shape)
        got = sent(array)
        assert (got.dtype, got.shape, got.tobytes()) == (array.dtype, array.shape, array.tobytes())
        assert got.flags.writeable and got.base is None or got.base.flags.writeable
    number = np.arange(1, 3).astype(dtype)[1]
    assert type(sent(number)) is type(number) and sent(number) == number


def test_a_view_arrives_as_a_view_and_without_what_lies_around_it():
    whole = np.arange(40.0).reshape(5, 8)
    for view in (whole.T, whole[::2], whole[:, ::-1], whole[1:4, 2:6], np.asfortranarray(whole)):
        got = sent(view)
        assert np.array_equal(got, view) and got.strides == view.strides
        assert np.shares_memory(got, got.ravel()) == np.shares_memory(view, view.ravel())
        around = got
        while isinstance(around.base, np.ndarray):
            around = around.base
        inside = {0.0, *view.ravel().tolist()}
        memory = np.frombuffer(around.base if around.base is not None else around.tobytes(), float)
        assert set(memory.tolist()) <= inside
    assert sent(whole[:, 0]).tolist() == whole[:, 0].tolist()  # one number of eight: as a copy
    assert sent(np.broadcast_to(1.0, (3, 3))).tolist() == [[1.0] * 3] * 3


def test_one_array_twice_is_one_array_there():
    a = np.zeros(2)
    first, second, other = sent([a, a, a.copy()])
    assert first is second and first is not other


def test_no_subclass_arrives():
    class Liar(float):
        def __eq__(self, other):
            return True

    class Array(np.ndarray):
        def __array_ufunc__(self, *args, **kwargs):
            return True

    Point = collections.namedtuple("Point", "x y")
    Kind = enum.IntEnum("Kind", "one two")
    values = [Liar(2), np.zeros(3).view(Array), Point(1, 2), Kind.two, collections.Counter("aab"), {}.keys()]
    got = sent(values)
    assert [type(one) for one in got] == [float, np.ndarray, tuple, int, dict, list]
    assert got[0] == 2.0 and got[4] == {"a": 2, "b": 1}


def test_what_is_no_value_is_not_sent():
    for value in (object(), open, type("A", (), {}), lambda: 0, iter([])):
        with pytest.raises(NotPlain):
            CODEC.pack([value])
    cycle = []
    cycle.append(cycle)
    deep = ()
    for _ in range(200):
        deep = (deep,)
    for value in (cycle, deep, 1 << (8 << 20), np.zeros(LARGEST // 8 + 1)):
        with pytest.raises(ValueError):
            CODEC.pack(value)


def test_a_generator_arrives_in_its_state_and_one_that_goes_on_is_told_from_one_that_was_set():
    for kind in (np.random.PCG64, np.random.PCG64DXSM, np.random.MT19937, np.random.Philox, np.random.SFC64):
        rng = np.random.Generator(kind(5))
        rng.normal(size=3)
        assert np.array_equal(sent(rng).normal(size=4), rng.normal(size=4))
    for kind in (np.random.PCG64, np.random.PCG64DXSM):
        bits = kind(1)
        before = bits.state
        bits.random_raw(1000)
        assert follows(before, bits.state, 1000) and not follows(before, bits.state, 999)
        assert not follows(bits.state, before, 10**9)
        assert not follows(before, kind(2).state, 2**127)  # another sequence
        zeros = {**before, "state": {**before["state"], "state": 0}}
        assert not follows(before, zeros, 10**9)


def mutated(data, chance):
    data = bytearray(data)
    for _ in range(chance.randrange(1, 6)):
        place = chance.randrange(len(data))
        what = chance.randrange(4)
        if what == 0:
            data[place] = chance.randrange(256)
        elif what == 1:
            data[place] ^= 1 << chance.randrange(8)
        elif what == 2:
            del data[place : place + chance.randrange(1, 5)]
        else:
            data[place:place] = bytes(chance.randrange(256) for _ in range(chance.randrange(1, 5)))
        data = data or bytearray(b"\xc0")
    return bytes(data)


EXACT = {
    *(type(None), bool, int, float, complex, str, bytes, list, tuple, dict, set, frozenset, range, slice),
    *(type(...), type, np.ndarray, np.random.Generator, msgpack.Timestamp),
}


def is_plain(value):
    kind = type(value)
    if kind in (list, tuple, set, frozenset):
        return all(map(is_plain, value))
    if kind is dict:
        return all(is_plain(key) and is_plain(item) for key, item in value.items())
    if kind is np.ndarray and value.dtype.kind == "O":
        return all(map(is_plain, value.ravel().tolist()))
    return kind in EXACT or isinstance(value, np.generic | np.dtype)


def test_bytes_of_any_kind_make_a_plain_value_or_are_refused():
    """12,000 messages of a liar: damaged ones, and such as say other things than are in them."""
    chance = random.Random(7)
    rng = np.random.default_rng(3)
    values = [
        [1, 2.5, "a", b"b", None, (3, {4: 5})],
        {"x": np.arange(12.0).reshape(3, 4).T, "y": [np.float32(2), np.dtype("i4"), rng]},
        (np.array(["a", "bc"]), np.array([1, "x", None], object), {1, 2}, range(4), slice(1, 2), 1j, 2**80),
    ]
    packed = [CODEC.pack(value) for value in values]
    made = refused = 0
    for number in range(12_000):
        data = mutated(packed[number % 3], chance)
        try:
            value = CODEC.unpack(data)
        except BrokenValue:
            refused += 1
        else:
            made += 1
            assert is_plain(value), value
    assert made > 500 and refused > 5_000


@pytest.mark.parametrize(
    "code, content",
    [
        (20, ["<f8", [10**9], None, None, b""]),
        (20, ["<f8", [2], None, None, b"\0" * 15]),
        (20, ["<f8", [2], [8], 8, b"\0" * 16]),  # reaches out of its memory
        (20, ["<f8", [2], [-8], 0, b"\0" * 16]),
        (20, ["<f8", [-1, -1], None, None, b"\0" * 8]),
        (20, ["O", [1], None, None, b"\0" * 8]),
        (20, ["<f16", [1], None, None, b"\0" * 16]),
        (20, ["f8,f8", [1], None, None, b"\0" * 16]),
        (20, ["<f8", [1] * 40, None, None, b"\0" * 8]),
        (20, [0]),
        (21, [[10**12], []]),
        (22, ["<f8", b"\0"]),
        (23, ["object", True]),
        (24, ["PCG64", {"bit_generator": "PCG64", "state": 3}]),
        (24, ["seed", {}]),
        (6, [0, 10**18, 1]),
        (9, "object"),
        (40, ["nothing", 1]),
        (99, []),
    ],
)
def test_what_would_be_dangerous_is_refused(code, content):
    data = msgpack.packb(msgpack.ExtType(code, msgpack.packb(content)))
    with pytest.raises(BrokenValue):
        CODEC.unpack(data)


def test_tensors_and_their_dtypes_arrive_as_such():
    tf = pytest.importorskip("tensorflow")
    for value in (
        tf.constant([[1.5, 2]]),
        tf.constant(True),
        tf.constant(["a", "b"]),
        tf.zeros((0, 3), "int64"),
    ):
        arrived = sent([value])[0]
        assert type(arrived) is type(value) and arrived.dtype == value.dtype and arrived.shape == value.shape
        assert np.array_equal(arrived.numpy(), value.numpy())
    assert sent(tf.Variable([1.0, 2.0])).numpy().tolist() == [1, 2] and sent(tf.float16) is tf.float16
    assert sent(tf.zeros((2, 3)).shape) == (2, 3)
    for value in (tf.TensorSpec((2,)), tf.RaggedTensor.from_row_lengths([1, 2], [1, 1]), tf.bfloat16):
        with pytest.raises(NotPlain):
            sent(value)
    for content in (
        ["resource", np.zeros(2)],
        ["float32", np.zeros(2)],
        ["float64", [1.0]],
        ["string", np.array([None, b"a"])],
        [["float32"], 1],
    ):
        data = CODEC.pack(content)
        with pytest.raises(BrokenValue):
            CODEC.unpack(msgpack.packb(msgpack.ExtType(30, data)))


def test_messages_within_messages_end():
    data = msgpack.packb([])
    for _ in range(5000):
        data = msgpack.packb(msgpack.ExtType(1, data))
        if len(data) > 100_000:
            break
    for hostile in (data, b"\x91" * 100_000, struct.pack("!BI", 0xDD, 2**31)):
        with pytest.raises(BrokenValue):
            CODEC.unpack(hostile)


def exception_sent(error):
    return exception_of(exception_parts(error, CODEC.pack), CODEC.unpack)


def test_exceptions_arrive_as_built_in_ones_with_their_text():
    class Own(ValueError):
        pass

    for error in (
        ValueError("a", 2),
        KeyError("k"),
        ZeroDivisionError(),
        OSError(2, "no"),
        AssertionError("x" * 100),
    ):
        got = exception_sent(error)
        assert type(got) is type(error) and str(got) == str(error) and got.args == error.args
    own = exception_sent(Own("why"))
    assert isinstance(own, ValueError) and type(own).__name__ == "Own" and str(own) == "why"
    axis = exception_sent(np.exceptions.AxisError("bad axis"))
    assert isinstance(axis, ValueError | IndexError) and type(axis).__name__ == "AxisError"
    decode = exception_sent(UnicodeDecodeError("utf-8", b"\xff", 0, 1, "invalid"))
    assert isinstance(decode, UnicodeDecodeError) and "invalid" in str(decode)


def test_what_ends_a_loop_or_a_cell_does_not_arrive_as_such():
    for error in (StopIteration(3), GeneratorExit(), KeyboardInterrupt(), StopAsyncIteration()):
        got = exception_sent(error)
        assert type(got) is RuntimeError and type(error).__name__ in str(got)


@pytest.mark.parametrize(
    "parts",
    [
        [],
        [["ValueError"], "a", "b"],
        ["ValueError", "a", "b", b""],
        [["open"], "a", "b", b""],
        [[1], "a", "b", b""],
    ],
)
def test_an_exception_that_is_none_is_refused(parts):
    with pytest.raises(BrokenValue):
        exception_of(parts, CODEC.unpack)
