"""Messages between the processes: four bytes of length, then JSON. Never pickles: one end may be a learner's."""

import json
import struct

HEADER = struct.Struct("!I")
ESCAPED = 6  # bytes of JSON for one byte of a text, at most: \u0001


class BrokenMessage(Exception):
    """What came is no message; the sender cannot be trusted any longer."""


def pack(message):
    """The bytes of one message, a dict."""
    # A lone surrogate, which print can send, is no valid UTF-8; JSON's escapes carry it.
    data = json.dumps(message).encode("ascii")
    return HEADER.pack(len(data)) + data


def largest_message(limits):
    """The length in bytes that a message from a learner's process may have: all the output that it is allowed."""
    return limits["output_bytes"] * ESCAPED + (1 << 20)


def largest_files(limits):
    """The length in bytes of the files that a learner's process may send, which fit into a message as base64."""
    return limits["output_bytes"] * ESCAPED * 3 // 4


class Unpacker:
    """Makes messages of the bytes that arrive; `largest` is the length in bytes that one may have."""

    def __init__(self, largest):
        self.largest = largest
        self._buffer = bytearray()

    def feed(self, data):
        """Add bytes; returns the messages that are complete. Raises BrokenMessage."""
        self._buffer += data
        messages = []
        while len(self._buffer) >= HEADER.size:
            (length,) = HEADER.unpack_from(self._buffer)
            if length > self.largest:
                raise BrokenMessage(f"a message of {length} bytes")
            if len(self._buffer) < HEADER.size + length:
                break
            data = bytes(self._buffer[HEADER.size : HEADER.size + length])
            del self._buffer[: HEADER.size + length]
            try:
                message = json.loads(data)
            except (ValueError, RecursionError) as error:
                raise BrokenMessage("not JSON") from error
            if not isinstance(message, dict):
                raise BrokenMessage("not an object")
            messages.append(message)
        return messages


def read_message(stream):
    """One message from a binary file; None at its end."""
    header = stream.read(HEADER.size)
    if len(header) < HEADER.size:
        return None
    (length,) = HEADER.unpack(header)
    data = stream.read(length)
    return json.loads(data) if len(data) == length else None


def write_message(stream, message):
    """Write one message to a binary file."""
    stream.write(pack(message))
    stream.flush()
