"""The box by itself: run_box(job) gives the outputs that Jupyter would give, within limits, and never raises."""

import json
import os
import re
import signal
import stat
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import nbformat
import pytest
from gradebox_helpers import WRONG, get, needs_box, source_notebook
from nbclient import NotebookClient

from coursekit.answers import fill_in, read_notebook, reference
from coursekit.notebooks import ROOT, chapters
from gradebox import box, cgroups
from gradebox.box import NoBox, run_box
from gradebox.execute import fill_in_outputs
from gradebox.inside.messages import BrokenMessage, Unpacker, pack
from gradebox.job import Job, Limits, environment, imported_modules, is_skipped, make_job
from gradebox.notes import start_notes

NOTEBOOKS = [
    (chapter, path.stem)
    for chapter in chapters()
    for path in sorted((ROOT / "solutions" / chapter).glob("*.ipynb"))
]
LIMITS = Limits(cell_seconds=5, interrupt_seconds=2, memory_bytes=1 << 30, processes=64, disk_bytes=16 << 20)


def job(*sources, limits=LIMITS, boxed=True, files=None, **more):
    """A job with these cells; a cell that begins with "# graded" is graded."""
    cells = tuple(
        {"name": f"cell {number}", "source": source, "graded": source.startswith("# graded")}
        for number, source in enumerate(sources, 1)
    )
    return Job(
        cells, files or {}, ("numpy",), {"np": ["numpy", None]}, environment(), replace(limits, **more), boxed
    )


def notebook_of(chapter, notebook):
    """A solution notebook without the cells that are not run in grading."""
    nb = nbformat.read(ROOT / "solutions" / chapter / f"{notebook}.ipynb", as_version=4)
    nb.cells = [cell for cell in nb.cells if not is_skipped(cell)]
    return nb


def run(*sources, **more):
    """The cells of the result."""
    result = run_box(job(*sources, **more))
    assert "failed" not in result, result
    return result["cells"]


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


def in_jupyter(nb):
    """Run a notebook as nbclient does, in a kernel of its own."""
    client = NotebookClient(nb, timeout=300, allow_errors=True, kernel_name="python3")
    # Threads as in the box: what a trained network writes differs with the order of its sums.
    environment = {**os.environ, **box.ENVIRONMENT, "PATH": os.environ["PATH"]}
    # ipykernel leaves alone what programs write to descriptor 1 if it finds itself in a test.
    del environment["PYTEST_CURRENT_TEST"]
    client.execute(env=environment)
    return nb


@needs_box
@pytest.mark.parametrize("chapter, notebook", NOTEBOOKS)
def test_a_solution_notebook_gives_the_outputs_that_jupyter_gives(chapter, notebook):
    nb = notebook_of(chapter, notebook)
    result = run_box(make_job(nb, Limits(cell_seconds=300)))
    expected = [cell for cell in in_jupyter(nb).cells if cell.cell_type == "code"]
    assert len(result["cells"]) == len(expected)
    for cell, ours in zip(expected, result["cells"], strict=True):
        assert _without_numbers(plain(ours["outputs"])) == _without_numbers(plain(cell.outputs)), cell.id
        assert ours["count"] == cell.execution_count
        assert ours["incident"] is ours["tampered"] is None


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


def _without_numbers(value):
    """Training prints losses and times, which no two runs share."""
    return re.sub(r"\d+(\.\d+)?", "#", repr(value))


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


# -- the marks do not depend on how the notebook was run ---------------------------------------------------------


def marks(result, nb):
    """{grade_id: points} of an executed notebook."""
    from nbgrader.utils import determine_grade, is_grade

    fill_in_outputs(nb, result)
    graded = [cell for cell in nb.cells if is_grade(cell)]
    return {cell.metadata.nbgrader.grade_id: determine_grade(cell)[0] for cell in graded}


@needs_box
@pytest.mark.parametrize("notebook", ["numpy", "tensorflow"])
def test_cold_warm_boxed_and_unboxed_give_equal_marks(notebook):
    chapter = "01_memory"
    sources = reference(chapter, notebook)
    sources[next(iter(sources))] = "raise ValueError('the first answer is wrong')"
    source = fill_in(read_notebook("solutions", chapter, notebook), sources)
    found = []
    for boxed in (True, False):
        for warm in (True, False):
            nb = nbformat.reads(json.dumps(source), as_version=4)
            start_notes(nb)
            result = run_box(make_job(nb, Limits(), boxed=boxed), warm=warm)
            assert result["box"] == ("box" if boxed else "no box")
            found.append(marks(result, nb))
    assert found[0] == found[1] == found[2] == found[3]
    assert 0 < sum(value == 0 for value in found[0].values()) < len(found[0])


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
    assert error(flood) == ("OutputLimitError", "the notebook printed more than 100 kB and was stopped")
    assert len(text(flood)) < 101_000


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
        "from gradebox.box import run_box\nfrom gradebox.job import Job, environment\n"
        "cell = {'name': 'sum', 'source': '1 + 1', 'graded': True}\n"
        "result = run_box(Job((cell,), environment=environment()))\n"
        "print(result.get('failed') or result['cells'][0]['outputs'][0]['data'])"
    )
    done = subprocess.run([*nobody, code], cwd=ROOT, capture_output=True, text=True)
    assert done.stdout == "{'text/plain': '2'}\n", done.stderr


@needs_box
def test_a_forked_child_ends_with_its_cell():
    forks, after = run(
        "import os\nchild = os.fork()\nif child == 0:\n    raise ValueError", "os.wait()[0] == child"
    )
    assert error(forks) is None
    assert after["outputs"][0]["data"] == {"text/plain": "True"}


@needs_box
def test_memory_is_limited_for_all_processes_together(monkeypatch):
    monkeypatch.setattr(
        cgroups, "make_group", lambda: None
    )  # what is left where control groups are not permitted
    box.close_servers()
    share = (
        "import os, time\nfor _ in range(4):\n    if os.fork() == 0:\n"
        "        x = os.urandom(1 << 20) * 400; time.sleep(60)\ntime.sleep(60)"
    )
    (cell,) = run(share, cell_seconds=30)
    assert error(cell)[0] == "MemoryLimitError"
    box.close_servers()


@needs_box
def test_nothing_of_the_grader_can_be_seen():
    look = f"""import os
found = [path for path in {[str(ROOT / name) for name in ("solutions", "tests", "book")]} if os.path.exists(path)]
print(found, sorted(os.listdir("/proc"))[:1], [name for name in os.environ if "SECRET" in name], os.getuid())
print([d for d in os.listdir("/proc") if d.isdigit()])
try:
    open("/usr/made", "w")
except OSError as error:
    print(type(error).__name__)
import socket
try:
    socket.create_connection(("127.0.0.1", 22), 1)
except OSError as error:
    print(type(error).__name__)"""
    os.environ["SECRET_OF_THE_GRADER"] = "42"
    (cell,) = run(look)
    first, processes, written, network = text(cell).splitlines()
    assert first.startswith("[] ") and first.endswith("[] 1000"), first
    assert processes == "['1']"
    assert written in ("OSError", "PermissionError") and network == "OSError"


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
def test_an_interpreter_that_was_tampered_with_is_found():
    patch = "import numpy.testing\nnumpy.testing.assert_allclose = lambda *args, **kwargs: None"
    before, _, after = run("# graded\nassert True", patch, "# graded\nassert True")
    assert before["tampered"] is None
    assert "tampered with" in after["tampered"]


@needs_box
def test_an_object_that_is_equal_to_everything_is_found():
    define = "class Any:\n    def __eq__(self, other):\n        return True\ndef answer():\n    return Any()"
    cells = run(define, "# graded\nassert answer() == 6", "# graded\nassert max(1, 2) == 2 < 3")
    assert error(cells[1])[0] == "EqualToEverything"
    assert cells[2]["outputs"] == []


# -- never an exception ------------------------------------------------------------------------------------------


def test_without_bubblewrap_it_says_what_to_install(monkeypatch):
    monkeypatch.setattr(box.shutil, "which", lambda name: None)
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
import sys; sys.path[:0] = {[str(ROOT), str(ROOT / "tests")]}
from test_box import run
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
    ]
    assert len({other.key for other in [one, *others]}) == 8
    assert one.key == job("1").key


def test_only_what_the_released_notebook_imports_is_imported_before_the_fork():
    nb = notebook_of("01_memory", "numpy")
    assert imported_modules(nb) == ("matplotlib.pyplot", "numpy", "os", "random")


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
