"""A test never closes a stream that belongs to pytest: all later tests of the process would fail."""

import contextlib
import io
import sys

import absl.logging


def test_the_log_of_tensorflow_writes_to_a_stream_that_it_may_not_close():
    handler = absl.logging.get_absl_handler().python_handler
    pytests = sys.stderr
    assert handler.stream is not pytests
    with contextlib.redirect_stderr(io.StringIO()):  # as capsys does
        handler.close()  # as logging.config does with all handlers, and with it each nbgrader command
    assert not handler.stream.closed and not pytests.closed
