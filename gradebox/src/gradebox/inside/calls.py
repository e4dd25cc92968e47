"""Calls between the referee and the learner's process: who asks waits for the answer, and answers meanwhile.

A message is msgpack without extensions: ["ask", number, kind, ...] or ["answer", number, ...]. Values in it are bytes of
wire.Codec. An answer to a question that nobody waits for any longer is passed over: an interrupt may have come between.
"""

import builtins
import os
import select
import struct
from collections.abc import Callable
from typing import Any

import msgpack

from .wire import LARGEST, BrokenValue

HEADER = struct.Struct("!I")
PIECE = 1 << 18  # bytes at a time
SLACK = 1 << 16  # bytes of a message beyond its value
MOST_LATE = 1_000  # messages that nobody waits for, before an answer that somebody does
LONGEST_TEXT = 1 << 16  # characters of an exception
LONGEST_NAME = 100

# What arrives as another class: these mean something to whoever runs a test, beyond that it failed.
NOT_RAISED = (StopIteration, StopAsyncIteration, GeneratorExit, KeyboardInterrupt)


class Gone(ConnectionError):
    """The other process has ended, or sends what nobody can read."""


class Line:
    """Messages over a socket. An interrupt comes between two steps, never within one, so that no message is torn.

    `hold(function, argument)` calls a function and lets an interrupt wait until then.
    """

    def __init__(self, connection, hold: Callable[[Callable, Any], Any]):
        self.connection, self._hold = connection, hold
        connection.setblocking(False)
        self._out, self._in, self._messages = bytearray(), bytearray(), []
        self._is_broken = False

    def fileno(self) -> int:
        """For select."""
        return self.connection.fileno()

    def has_message(self) -> bool:
        """Whether a message has arrived whole."""
        return bool(self._messages)

    def send(self, message: list) -> None:
        """Send a message. Raises Gone."""
        data = msgpack.packb(message, unicode_errors="surrogatepass")
        self._hold(self._queue, HEADER.pack(len(data)) + data)
        while self._out:
            self._hold(self._push, None)  # it mostly has room
            if self._out:
                # Whoever is at the other end may be sending, too, and waiting for somebody who reads.
                readable, _, _ = select.select([self.connection], [self.connection], [])
                if readable:
                    self._hold(self._pull, None)

    def receive(self) -> list:
        """The next message. Raises Gone."""
        while not self._messages:
            select.select([self.connection], [], [])
            self._hold(self._pull, None)
        return self._messages.pop(0)

    def _queue(self, data):
        self._out += data

    def _push(self, _):
        try:
            del self._out[: self.connection.send(memoryview(self._out)[:PIECE])]
        except BlockingIOError:
            pass
        except OSError:
            self._out.clear()
            raise Gone from None

    def _pull(self, _):
        if self._is_broken:
            raise Gone
        try:
            data = self.connection.recv(PIECE)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            self._is_broken = True
            raise Gone
        self._in += data
        while len(self._in) >= HEADER.size:
            (length,) = HEADER.unpack_from(self._in)
            if length > LARGEST + SLACK:
                self._break()
            if len(self._in) < HEADER.size + length:
                return
            data = bytes(memoryview(self._in)[HEADER.size : HEADER.size + length])
            del self._in[: HEADER.size + length]
            self._messages.append(self._read(data))

    def _read(self, data):
        try:
            message = msgpack.unpackb(data, unicode_errors="surrogatepass", ext_hook=_no_extension)
        except Exception:  # noqa: BLE001
            self._break()
        if type(message) is not list or len(message) < 3 or type(message[1]) is not int:
            self._break()
        return message

    def _break(self):
        self._is_broken = True
        raise Gone


def _no_extension(code, data):
    raise BrokenValue("an extension in a message")


class Peer:
    """One end of a line. `answer(kind, rest)` returns the parts of the answer to what the other end asks."""

    def __init__(self, line: Line, answer: Callable[[str, list], list]):
        self.line, self._answer, self._number = line, answer, 0
        self._own = os.getpid()

    def ask(self, kind: str, *rest) -> list:
        """Ask, and return the parts of the answer; whatever the other end asks meanwhile is answered. Raises Gone."""
        self._number += 1
        number = self._number
        self.line.send(["ask", number, kind, *rest])
        late = 0  # what comes of calls that an interrupt has ended
        while late < MOST_LATE:
            message = self.line.receive()
            if message[0] == "ask":
                self.serve(message)  # as often as it likes: the cell's time is limited
            elif message[0] == "answer" and message[1] == number:
                return message[2:]
            else:
                late += 1
        raise Gone

    def serve(self, message: list) -> None:
        """Answer one question."""
        parts = self._answer(message[2], message[3:])
        if os.getpid() != self._own:
            os._exit(0)  # a child that the learner's function has forked, and that has come to its end
        self.line.send(["answer", message[1], *parts])


# -- exceptions ---------------------------------------------------------------------------------------------------


def exception_parts(error: BaseException, pack: Callable[[Any], bytes]) -> list:
    """What is sent of an exception: the built-in classes that it belongs to, its name, its text and its arguments."""
    kinds = [kind for kind in type(error).__mro__ if vars(builtins).get(kind.__name__) is kind]
    try:
        text = str(error)[:LONGEST_TEXT]
    except Exception:  # noqa: BLE001
        text = ""
    try:
        arguments = pack(list(error.args)) if type(error) is kinds[0] else b""
    except Exception:  # noqa: BLE001
        arguments = b""
    if len(arguments) > LONGEST_TEXT:
        arguments = b""
    kinds = [kind.__name__ for kind in kinds if kind not in (object, BaseException)]
    return [kinds, type(error).__name__[:LONGEST_NAME], text, arguments]


def exception_of(parts: list, unpack: Callable[[bytes], Any]) -> BaseException:
    """An exception that says the same, of a built-in class, or of a new one that is called as the learner's is.

    Never one that ends an iteration or stands for an interrupt. Raises BrokenValue.
    """
    if len(parts) != 4 or type(parts[0]) is not list:
        raise BrokenValue("no exception")
    names, name, text, arguments = parts
    if not all(type(part) is str for part in (*names, name, text)) or type(arguments) is not bytes:
        raise BrokenValue("no exception")
    kinds = [vars(builtins).get(one) for one in names]
    if not all(isinstance(kind, type) and issubclass(kind, BaseException) for kind in kinds):
        raise BrokenValue("no exception")
    if not kinds or issubclass(kinds[0], NOT_RAISED) or not issubclass(kinds[0], Exception | SystemExit):
        return RuntimeError(f"{name}: {text}" if text else name)
    if kinds[0].__name__ == name and arguments:
        try:
            return kinds[0](*unpack(arguments))
        except Exception:  # noqa: BLE001
            pass  # one that takes other arguments
    return _named(name if name.isidentifier() else kinds[0].__name__, kinds, text)


def _named(name, kinds, text):
    """An exception of a new class of this name; its bases are those built-in classes that none of the others covers."""
    bases = [
        kind for kind in kinds if not any(other is not kind and issubclass(other, kind) for other in kinds)
    ]
    inside = {"__init__": lambda self, *_: None, "__str__": lambda self: text, "__module__": "builtins"}
    for some in (tuple(bases), tuple(bases[:1]), (Exception,)):
        try:
            return type(name, some, inside)(text)
        except Exception:  # noqa: BLE001
            continue  # their memory may be laid out differently
    return RuntimeError(f"{name}: {text}")
