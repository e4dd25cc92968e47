"""Watch over a learner's process: send it the cells, collect its outputs, and stop what goes too far.

Whatever happens, every code cell gets its outputs or a plain sentence, and nothing of the learner's goes on running.
"""

import io
import os
import secrets
import select
import signal
import time

from .clock import PATIENCE, NotebookClock
from .kernel_calls import SOCKET_BYTES
from .messages import BrokenMessage, Unpacker, largest_message, pack
from .written import are_files, are_programs

TICK = 0.05  # seconds between two looks at the memory and the number of processes
# What the learner's functions show while the referee runs a test is kept where it cannot be taken for a result.
BESIDE_TYPES = {"stream", "display_data"}
KEPT_TYPES = {"stream", "display_data", "execute_result", "error", "update_display_data", "clear_output"}
START_SECONDS = 60  # for the learner's process to enter the box, and to write the files beside the notebook
KEPT = 5  # times the output that a cell may have: so much is kept of a notebook
MOST_READS = 1_000  # of a pipe after a cell, since a process may go on writing
OUTPUT_COST = 500  # bytes that an output counts beyond what is in it: many tiny ones are large, too
DEEPEST = 50  # levels of lists and objects in what a cell displays
REFEREE_DIED = "the process that runs the tests ended while this cell ran (out of memory?)"
DIED = "the kernel died while this cell ran (os._exit, out of memory, or a crash)"


class Stop(Exception):
    """The kernel had to be stopped, or has ended: `sentence` for this cell, `reason` for those never run."""

    def __init__(self, ename, sentence, reason):
        super().__init__(sentence)
        self.ename, self.sentence, self.reason = ename, sentence, reason


class NotStarted(Exception):
    """Why the learner's process did not begin, in a sentence of the grader's own."""


class Child:
    """A process that runs cells, as the supervisor sees it. `middle` is the child between the two, if there is a box."""

    def __init__(self, connection, middle):
        self.connection, self.middle, self.pid = connection, middle, None
        self.ready, self.failure, self.done, self.token = False, None, None, None

    def begin(self, pid, largest):
        """It runs, with this process id, and may send messages of up to `largest` bytes."""
        self.pid, self.unpacker = pid, Unpacker(largest)
        os.set_blocking(self.connection.fileno(), False)


class Supervisor:
    """Runs one job in one child. `connection` and `descriptors` are what the child writes to.

    `start_referee()` starts a second one, the referee's, and returns its connection, middle and process id.
    """

    def __init__(self, connection, descriptors, middle, boxed, start_referee=None):
        self.descriptors, self.boxed = descriptors, boxed
        self._learners, self._referee, self._start_referee = Child(connection, middle), None, start_referee
        self._asked = self._learners
        self._outputs, self._bytes, self._bytes_of_cell = None, 0, 0
        self._clear_next = False
        self._flooded = False  # the cell has more output than it may
        self._is_cut = False  # more output of it is not kept, and it goes on
        self._is_authors = False
        self._displays = {}
        self._cells = []
        self._exited_in = None  # the name of the cell that called exit(): its kernel ends after it
        self._repeatable = True

    def watch(self, job, learner):
        """Run all cells; returns the result, a dict: `cells` (one each, in order), `seconds` and `repeatable`.

        What was stopped or died is not repeatable: on an idle machine it may come to its end.
        """
        self.job, self.limits = job, job["limits"]
        self._learners.begin(learner, largest_message(self.limits))
        for descriptor in self.descriptors:
            os.set_blocking(descriptor, False)
        began = time.monotonic()
        self._last = self.limits["notebook_seconds"]
        self._clock = NotebookClock(self._processes, PATIENCE * self._last)
        self._start()
        stopped = None
        for cell in self.job["cells"]:
            record = {"outputs": [], "count": None, "seconds": 0.0, "incident": None}
            record["referee"] = cell.get("where") == "referee"
            self._cells.append(record)
            if stopped:
                record["outputs"] = [_error("NotRun", f"not run: {stopped}")]
                continue
            start = time.monotonic()
            try:
                self._run_cell(cell, record)
            except Stop as stop:
                record["outputs"].append(_error(stop.ename, stop.sentence))
                record["incident"] = stop.sentence
                stopped = stop.reason
                self._repeatable = False
            record["seconds"] = round(time.monotonic() - start, 4)
        written = {} if stopped or not job["hands_on"] else self._ask_for_files()
        for output in [
            output for record in self._cells for output in record["outputs"] if "pieces" in output
        ]:
            output["text"] = output.pop("pieces").getvalue()
        return {
            "cells": self._cells,
            "seconds": round(time.monotonic() - began, 4),
            "repeatable": self._repeatable,
            **written,
        }

    def _ask_for_files(self):
        """What the notebook leaves for the next ones: `written`, {path: base64}, and the number that are `not_handed_on`.

        `programs` are those of them that may be executed.
        """
        self._outputs, self._flooded = None, False
        try:
            self._send(self._learners, {"written": True}, "the end")
            stopped = self._wait(self._learners, self.limits["interrupt_seconds"], "the end")
        except Stop:
            return {"not_handed_on": "all"}
        files, programs, left_out = map(self._learners.done.get, ("written", "programs", "left_out"))
        if stopped or not are_files(files) or not are_programs(programs, files) or type(left_out) is not int:
            return {"not_handed_on": "all"}
        return {"written": files, "programs": programs} | ({"not_handed_on": left_out} if left_out else {})

    def _start(self):
        """Hand over what the processes begin with. Raises NotStarted if one does not begin.

        The referee's begins first: nothing of the learner's runs yet.
        """
        first = ("files", "programs", "learners", "limits", "environment")
        given = {name: self.job[name] for name in first}
        if any(cell.get("where") == "referee" for cell in self.job["cells"]):
            connection, middle, pid = self._start_referee()
            self._referee = Child(connection, middle)
            if pid is None:
                raise NotStarted("the box could not be entered")
            self._referee.begin(pid, largest_message(self.limits))
            files = {name: text for name, text in given["files"].items() if name not in given["learners"]}
            known = {"solutions": self.job["solutions"], "files": files, "learners": []}
            self._hand_over(self._referee, given | known)
        self._hand_over(self._learners, given)

    def _hand_over(self, child, start):
        try:
            self._send(child, start, "", START_SECONDS)
            deadline = time.monotonic() + START_SECONDS
            while not child.ready and time.monotonic() < deadline:
                self._receive(TICK, "")
        except Stop as stop:
            raise NotStarted(child.failure or stop.sentence) from None
        if not child.ready:
            raise NotStarted("the box was not ready in time")

    def _children(self):
        return [self._learners, self._referee] if self._referee else [self._learners]

    def end(self):
        """Leave nothing behind: no process, no open file."""
        for child in self._children():
            _kill(child.pid or child.middle)
            if not self.boxed:
                try:
                    os.killpg(child.middle, signal.SIGKILL)
                except OSError:
                    pass
        # The one in the middle ends once all that came of the learner's process has.
        deadline = time.monotonic() + START_SECONDS
        for child in self._children():
            while not _ended(child.middle):
                if time.monotonic() > deadline:
                    _kill(child.middle)
                time.sleep(0.001)
            try:
                os.waitpid(child.middle, 0)
            except ChildProcessError:
                pass
            child.connection.close()
        for descriptor in self.descriptors:
            os.close(descriptor)

    # -- one cell ------------------------------------------------------------------------------------------------

    def _run_cell(self, cell, record):
        name, where = cell["name"], cell.get("where", "learner")
        self._outputs, self._flooded, self._clear_next = record["outputs"], False, False
        self._bytes_of_cell, self._is_cut = 0, False
        authors = cell.get("authors", cell["graded"])
        self._is_authors = authors and not cell["graded"]
        child = self._referee if where == "referee" else self._learners
        request = {"run": cell["source"], "graded": cell["graded"]}
        self._send(child, request | {"uses": cell.get("uses", [])}, name)
        stopped = self._wait(child, self._allowed(), name)
        done = child.done
        if done.get("alone"):
            raise Stop("DeadKernelError", DIED, f"the kernel died in {name}")
        count = done.get("count")
        record["count"] = count if type(count) is int and 0 <= count < 1 << 31 else None
        self._settle()
        if cell["graded"] and not stopped:
            _settle_error(record["outputs"], done.get("error"))
        if cell["graded"]:
            self._settle_displays(record)
        if stopped:
            ename, sentence = stopped
            self._repeatable = self._repeatable and ename == "OutputLimitError"
            record["incident"] = f"{sentence} and was stopped"
            traceback = self._interrupted(record["outputs"])
            record["outputs"].append(_error(ename, record["incident"], traceback))
            if ename == "NotebookTimeoutError":
                raise self._stop_notebook(name, record)
        if done.get("exits"):
            self._exited_in = name
            if cell["graded"]:
                raise Stop(
                    "DeadKernelError", "the cell ended its kernel (exit)", f"the kernel was ended in {name}"
                )
        if child is self._referee:
            if stopped:
                self._find_again(name, record, stopped)
            return
        if where == "both":
            self._run_at_the_referee(request | {"run": cell.get("released", cell["source"])}, name, record)

    def _allowed(self):
        """Seconds that the next cell may run."""
        limit = self.limits["cell_seconds"]
        left = self._last - self._clock.look()
        return max(min(limit, left) if limit else left, 0)

    def _find_again(self, name, record, stopped):
        """After a test was stopped: the learner's process has to have come back from the function that was called."""
        ename, sentence = stopped
        self._outputs, self._flooded = None, False
        try:
            self._send(self._learners, {"nothing": True}, name)
            if not self._wait(self._learners, self.limits["interrupt_seconds"], name):
                return
        except Stop:
            pass
        record["outputs"].pop()
        raise Stop(
            ename,
            f"{sentence}, could not be interrupted, and its kernel was stopped",
            f"the kernel was stopped in {name}",
        )

    def _run_at_the_referee(self, request, name, record):
        """Run a cell of the author's there, too: its tests use what it defines. It shows nothing a second time."""
        self._outputs, self._flooded = None, False
        self._send(self._referee, request, name)
        if self._wait(self._referee, self._allowed(), name):
            self._repeatable = False
            _add_incident(record, "where it is run for the tests, too, it ran too long and was stopped")

    def _settle_displays(self, record):
        """What a graded cell has shown is settled: a later cell cannot put something else in its place."""
        settled = {id(output) for output in record["outputs"]}
        for name, shown in self._displays.items():
            self._displays[name] = [output for output in shown if id(output) not in settled]

    def _stop_notebook(self, name, record):
        record["outputs"].pop()
        return Stop("NotebookTimeoutError", record["incident"], f"the notebook was stopped in {name}")

    def _send(self, child, request, name, seconds=None):
        child.done = None
        deadline = self._clock.look() + (seconds or self.limits["interrupt_seconds"])
        # The answer has to show that it is one to this request.
        child.token = secrets.token_hex(8)
        data = memoryview(pack(request | {"token": child.token}))  # a slice of it is no copy
        try:
            while data:
                _, ready, _ = select.select([], [child.connection], [], TICK)
                if ready:
                    data = data[child.connection.send(data) :]
                elif _ended(child.middle) or self._clock.look() > deadline:
                    raise OSError
        except OSError:
            sentence = "the kernel had ended before this cell (exit, or a crash of the cell before)"
            raise self._dead(sentence, f"the kernel had ended before {name}") from None

    def _dead(self, sentence, reason):
        """That a process has ended: because an earlier cell called exit(), or as `sentence` and `reason` say."""
        if self._exited_in:
            sentence = f"the kernel had ended before this cell: {self._exited_in} calls exit()"
            reason = f"the kernel was ended in {self._exited_in}, which calls exit()"
        return Stop("DeadKernelError", sentence, reason)

    def _wait(self, child, allowed, name):
        """Wait for the end of the cell; returns what it was interrupted for, as (ename, sentence), or None."""
        now = self._clock.look()
        deadline, interrupted, next_look = now + allowed, None, time.monotonic() + TICK
        self._asked = child
        while child.done is None:
            self._receive(TICK, name)
            if child.done is not None:
                break
            if time.monotonic() >= next_look:
                self._check_tree(name)
                now = self._clock.look()
                next_look = time.monotonic() + TICK
            too_much = self._flooded and not interrupted
            if not interrupted and (too_much or now >= deadline):
                interrupted = self._reason_to_interrupt(now)
                deadline = now + self.limits["interrupt_seconds"]
                self._interrupt()
            elif interrupted and now >= deadline:
                ename, sentence = interrupted
                raise Stop(
                    ename,
                    f"{sentence}, could not be interrupted, and its kernel was stopped",
                    f"the kernel was stopped in {name}",
                )
        return interrupted or (self._reason_to_interrupt(0) if self._flooded else None)

    def _reason_to_interrupt(self, now):
        if self._flooded:
            return "OutputLimitError", f"the cell printed more than {_size(self.limits['output_bytes'])}"
        if now >= self._last or self.limits["cell_seconds"] is None:
            return (
                "NotebookTimeoutError",
                f"the notebook ran longer than {self.limits['notebook_seconds']:g} s",
            )
        return "CellTimeoutError", f"the cell ran longer than {self.limits['cell_seconds']:g} s"

    # -- what comes from the child -------------------------------------------------------------------------------

    def _receive(self, seconds, name):
        children = {child.connection: child for child in self._children()}
        ready, _, _ = select.select([*children, *self.descriptors], [], [], seconds)
        for descriptor, stream in zip(self.descriptors, ("stdout", "stderr"), strict=True):
            if descriptor in ready:
                self._read_descriptor(descriptor, stream)
        for connection, child in children.items():
            if connection in ready:
                self._read(child, name)

    def _read(self, child, name):
        try:
            data = child.connection.recv(1 << 18)
        except BlockingIOError:
            return
        except OSError:
            data = b""
        if not data:
            sentence = DIED if child is self._learners else REFEREE_DIED
            raise self._dead(sentence, f"the kernel died in {name}")
        try:
            for message in child.unpacker.feed(data):
                self._handle(child, message, name)
        except Stop:
            raise
        except Exception:  # noqa: BLE001
            # A learner's process can send anything at all.
            raise Stop(
                "DeadKernelError",
                "the kernel sent what no kernel sends, and was stopped",
                f"the kernel was stopped in {name}",
            ) from None

    def _read_descriptor(self, descriptor, stream):
        try:
            data = os.read(descriptor, 1 << 16)
        except BlockingIOError:
            return
        if data:
            self._add_stream(stream, data.decode("utf-8", "replace"))

    def _settle(self):
        """Take what is still in the pipes after a cell."""
        for descriptor, stream in zip(self.descriptors, ("stdout", "stderr"), strict=True):
            for _ in range(MOST_READS):
                if not select.select([descriptor], [], [], 0)[0]:
                    break
                try:
                    data = os.read(descriptor, 1 << 16)
                except BlockingIOError:
                    break
                if not data:
                    break
                self._add_stream(stream, data.decode("utf-8", "replace"))
                if self._flooded:
                    break

    def _handle(self, child, message, name):
        kind = message["type"]
        if not child.ready:  # the words are still the grader's own
            if kind == "failed":
                child.failure = message["error"]
            child.ready = kind == "ready"
            return
        if kind == "done":
            if message["token"] != child.token:
                raise BrokenMessage("an answer that nobody asked for")
            child.done = message
            return
        if kind == "failed":
            raise BrokenMessage("the kernel has failed")
        if kind == "full":
            raise Stop(
                "MemoryLimitError",
                f"the cell filled the {_size(self.limits['memory_bytes'])} of memory that the notebook has, and its "
                "kernel was stopped",
                f"the kernel was stopped in {name}",
            )
        if kind == "too large":
            self._counts(largest_message(self.limits))
            return
        if kind not in (KEPT_TYPES if child is self._asked else BESIDE_TYPES) or self._outputs is None:
            return  # messages to widgets; output between the cells
        content = message["content"]
        if kind != "stream" and _is_too_deep(content):
            kind, content = (
                "error",
                _error("InvalidOutputError", "the cell displayed data that is nested too deeply"),
            )
        if kind == "stream":
            self._add_stream(content["name"], content["text"])
        elif kind == "clear_output":
            if content.get("wait"):
                self._clear_next = True
            else:
                self._clear()
        elif kind == "update_display_data":
            self._update(content)
        elif self._counts(OUTPUT_COST + _bytes_of(content)):
            self._clear_if_due()
            output = {"output_type": kind} | {
                key: content[key]
                for key in ("data", "metadata", "execution_count", "ename", "evalue", "traceback")
                if key in content
            }
            self._outputs.append(output)
            shown = (content.get("transient") or {}).get("display_id")
            if shown:
                self._displays.setdefault(shown, []).append(output)

    def _add_stream(self, name, text):
        if self._outputs is None:
            return
        if name not in ("stdout", "stderr") or not isinstance(text, str):
            raise BrokenMessage("no text of a stream")
        if not self._counts(_bytes_of(text)):
            return
        self._clear_if_due()
        last = self._outputs[-1] if self._outputs else None
        if last and last["output_type"] == "stream" and last["name"] == name:
            last["pieces"].write(text)
        elif self._counts(OUTPUT_COST):
            self._outputs.append({"output_type": "stream", "name": name, "pieces": io.StringIO()})
            self._outputs[-1]["pieces"].write(text)

    def _update(self, content):
        shown = self._displays.get((content.get("transient") or {}).get("display_id"), [])
        # Each of them has its copy in the notebook.
        if self._counts(OUTPUT_COST + _bytes_of(content) * len(shown)):
            for output in shown:
                output.update(data=content["data"], metadata=content.get("metadata", {}))

    def _clear(self):
        # An error stays: it is worth points.
        self._outputs[:] = [output for output in self._outputs if output["output_type"] == "error"]
        self._clear_next = False

    def _clear_if_due(self):
        if self._clear_next:
            self._clear()

    def _counts(self, size):
        """Count the bytes of an output; False if they are too many to be kept.

        A cell of the author's goes on: what it shows is nobody's fault.
        """
        most = self.limits["output_bytes"]
        self._bytes_of_cell += size
        if self._bytes_of_cell > most and not self._is_authors:
            self._flooded = True
        elif self._is_cut or self._bytes_of_cell > most or self._bytes + size > KEPT * most:
            self._cut()
        else:
            self._bytes += size
            return True
        return False

    def _cut(self):
        if not self._is_cut and self._outputs is not None:
            self._is_cut = True
            text = io.StringIO("[more output of this cell was left out: there is too much of it]\n")
            self._outputs.append({"output_type": "stream", "name": "stdout", "pieces": text})
            text.seek(0, io.SEEK_END)

    def _interrupted(self, outputs):
        """Take the KeyboardInterrupt away: it is how the cell was stopped. Returns where it was stopped."""
        frames = []
        # A cell that waits for something is cancelled.
        stopped = ("KeyboardInterrupt", "CancelledError")
        for output in [output for output in outputs if output.get("ename") in stopped]:
            outputs.remove(output)
            # Between the heading and the last line.
            frames = output["traceback"][2:-1] if isinstance(output.get("traceback"), list) else []
        return [frame for frame in frames if isinstance(frame, str) and "gradebox/inside" not in frame]

    # -- what the child may use ----------------------------------------------------------------------------------

    def _interrupt(self):
        for child in reversed(self._children()):
            try:
                os.kill(child.pid, signal.SIGINT)
            except OSError:
                pass

    def _check_tree(self, name):
        """Stop the kernel if the learner's processes together use too much."""
        processes = self._processes()
        if len(processes) > self.limits["processes"]:
            raise Stop(
                "ProcessLimitError",
                f"the cell started more than {self.limits['processes']} processes, and its kernel was stopped",
                f"the kernel was stopped in {name}",
            )
        left = self.limits["memory_bytes"]
        if self.boxed:  # elsewhere the sockets are those of the whole machine
            left -= sum(_sockets(child.pid) for child in self._children()) * SOCKET_BYTES
        if sum(_resident(pid) for pid in processes) > left:
            # An upper bound: pages that a fork shares are counted for each. The exact sum takes longer.
            if sum(_proportional(pid) for pid in processes) > left:
                raise Stop(
                    "MemoryLimitError",
                    f"the cell used more than {_size(self.limits['memory_bytes'])} of memory, and its kernel was stopped",
                    f"the kernel was stopped in {name}",
                )

    def _processes(self):
        """The learner's process, the referee's, and all that came of them: in the box, all there are but the grader's own."""
        children = self._children()
        if not self.boxed:
            return [child.pid for child in children]
        own = {1, os.getppid(), os.getpid(), *(child.middle for child in children)}
        try:
            return [pid for pid in map(int, filter(str.isdigit, os.listdir("/proc"))) if pid not in own]
        except OSError:
            return [child.pid for child in children]


def _add_incident(record, sentence):
    record["incident"] = f"{record['incident']}; {sentence}" if record["incident"] else sentence


def _settle_error(outputs, error):
    """A cell that failed has an error among its outputs, also where it was cleared, or shown in another way."""
    if error and not any(output["output_type"] == "error" for output in outputs):
        ename, evalue = error if _are_texts(error, 2) else ("Error", "")
        outputs.append(_error(ename, evalue))


def _are_texts(value, number):
    return isinstance(value, list) and len(value) == number and all(isinstance(text, str) for text in value)


def _is_too_deep(content):
    """Whether its lists and objects are nested so deeply that no program could write them."""
    values = [content]
    for _ in range(DEEPEST):
        below = []
        for value in values:
            below += value.values() if isinstance(value, dict) else value if isinstance(value, list) else ()
        values = below
    return bool(values)


def _bytes_of(content):
    """The size of a text, or of all texts in what a cell displays, in bytes of UTF-8."""
    if isinstance(content, str):
        return len(content.encode("utf-8", "surrogatepass"))
    if isinstance(content, dict):
        return sum(_bytes_of(key) + _bytes_of(value) for key, value in content.items())
    if isinstance(content, list):
        return sum(map(_bytes_of, content))
    return len(str(content))


def _resident(pid):
    try:
        with open(f"/proc/{pid}/statm") as file:
            pages = file.read().split()
        return int(pages[1]) * 4096
    except (OSError, IndexError, ValueError):
        return 0  # it has ended, or this system has no /proc


def _sockets(pid):
    """The number of sockets in the network namespace of a process, also of those on their way through another."""
    try:
        with open(f"/proc/{pid}/net/sockstat") as file:
            return int(file.readline().split()[2])  # sockets: used 5
    except (OSError, IndexError, ValueError):
        return 0


def _proportional(pid):
    try:
        with open(f"/proc/{pid}/smaps_rollup") as file:
            for line in file:
                if line.startswith("Pss:"):
                    return int(line.split()[1]) * 1024
    except (OSError, IndexError, ValueError):
        pass
    return 0


def _ended(pid):
    try:
        return os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT) is not None
    except ChildProcessError:
        return True


def _kill(pid):
    try:
        os.kill(pid, signal.SIGKILL)
    except OSError:
        pass


def _size(number):
    for unit, size in (("GB", 1e9), ("MB", 1e6), ("kB", 1e3)):
        if number >= size:
            return f"{number / size:.3g} {unit}"
    return f"{number} bytes"


def _error(ename, evalue, traceback=()):
    last = f"\x1b[0;31m{ename}\x1b[0m: {evalue}"
    return {"output_type": "error", "ename": ename, "evalue": evalue, "traceback": [*traceback, last]}
