"""Grading a class on several workers, with several lives: what is lost when one of them is killed, and where marks go."""

import json
import os
import signal
import socket
import subprocess
import sys
import threading
import time
from contextlib import ExitStack, suppress
from pathlib import Path

import psutil
import pytest
from affinity import affinity_after
from gradebox_helpers import ASSIGNMENT, COURSE_ID, RIGHT, WRONG, answered, hand_in, make_course, needs_box
from nbgrader.api import Gradebook
from postgresql_server import needs_postgresql

from gradebox.__main__ import main
from gradebox.errors import CannotGrade, InsecureScheduler
from gradebox.grade import Options, grade_assignment
from gradebox.running.results import Results
from gradebox.workers import Workers

NUMBER = 12  # more than two workers have in flight
SLOW = "\nimport time\ntime.sleep({})\n# student {}"


def make_class(course, number=NUMBER, seconds=0.4):
    """Submissions that all differ, one in three of them wrong, each with something to wait for."""
    for student in range(number):
        nb = answered((WRONG if student % 3 == 0 else RIGHT) + SLOW.format(seconds, student))
        hand_in(course, f"student-{student:02d}", nb)


def expected(number=NUMBER):
    return {f"student-{student:02d}": 0 if student % 3 == 0 else 3 for student in range(number)}


def marks(db_url):
    """{student: score}, and it must be one row for each student."""
    with Gradebook(db_url, COURSE_ID) as gradebook:
        rows = [(row.student_id, row.score) for row in gradebook.assignment_submissions(ASSIGNMENT)]
    assert len(rows) == len(dict(rows)), "a student was recorded twice"
    return dict(rows)


def results(course):
    """The files of the results, with the times at which they were written."""
    return {path: path.stat().st_mtime_ns for path in Results(course).folder.rglob("*.json")}


@needs_box
def test_a_worker_that_is_killed_loses_nothing(tmp_path):
    course = make_course(tmp_path)
    make_class(course)
    killed = []

    def kill_one():
        while len(results(course)) < 4:
            time.sleep(0.05)
        killed.extend(workers_of(os.getpid())[:1])
        os.kill(killed[0], signal.SIGKILL)

    killer = threading.Thread(target=kill_one)
    killer.start()
    records = grade_assignment(course, ASSIGNMENT, Options(workers=2, feedback=False))
    killer.join()
    assert killed
    assert {record.student: record.score for record in records} == expected()
    assert not [record.reason for record in records if record.reason]
    assert marks(f"sqlite:///{course / 'gradebook.db'}") == expected()
    assert len(results(course)) == NUMBER


def workers_of(pid):
    """The worker processes of this process: those that multiprocessing has spawned, but for its tracker."""
    found = []
    for child in psutil.Process(pid).children():
        with suppress(psutil.NoSuchProcess):  # ended since it was listed
            if "spawn_main" in " ".join(child.cmdline()):
                found.append(child.pid)
    return found


@pytest.fixture
def cluster(tmp_path):
    """A scheduler and a worker, begun as the README says; yields the address, and the variables that grading needs."""
    key, certificate, file = (str(tmp_path / name) for name in ("key.pem", "cert.pem", "scheduler.json"))
    subject = ["-subj", "/CN=gradebox", "-days", "2"]
    command = ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", *subject]
    subprocess.run([*command, "-keyout", key, "-out", certificate], check=True, capture_output=True)
    options = ["--tls-ca-file", certificate, "--tls-cert", certificate, "--tls-key", key]
    options += ["--scheduler-file", file, "--no-dashboard"]
    scheduler = ["scheduler", "--protocol", "tls", "--host", "127.0.0.1", "--port", "0", *options]
    worker = ["worker", "--nworkers", "1", "--nthreads", "1", *options]
    known = os.environ | {"DASK_DISTRIBUTED__WORKER__DAEMON": "False"}
    with ExitStack() as stack, open(tmp_path / "dask.log", "w") as log:
        for command in (scheduler, worker):
            process = subprocess.Popen(
                [sys.executable, "-m", "dask", *command], cwd=tmp_path, env=known, stdout=log, stderr=log
            )
            stack.callback(process.wait, 60)
            stack.callback(process.terminate)
        deadline = time.monotonic() + 120
        while not os.path.exists(file):
            assert time.monotonic() < deadline, (tmp_path / "dask.log").read_text()
            time.sleep(0.1)
        tls = "DASK_DISTRIBUTED__COMM__TLS__"
        names = {"CA_FILE": certificate, "CLIENT__CERT": certificate, "CLIENT__KEY": key}
        address = json.loads(Path(file).read_text())["address"]
        yield address, {f"{tls}{name}": path for name, path in names.items()}


@needs_box
def test_a_cluster_grades_through_tls(tmp_path, cluster):
    """Its processes are nobody's children: what they import, and where from, is their own."""
    address, variables = cluster
    assert address.startswith("tls://")
    (tmp_path / "place").mkdir()
    course = make_course(tmp_path / "place")
    make_class(course, 2, seconds=0)
    command = [sys.executable, "-m", "gradebox", "grade", ASSIGNMENT, "--scheduler", address]
    done = subprocess.run(command, cwd=course, env=os.environ | variables, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "on the workers of the cluster" in done.stdout
    assert marks(f"sqlite:///{course / 'gradebook.db'}") == expected(2)
    assert len(list(course.glob(f"feedback/*/{ASSIGNMENT}/*.html"))) == 2


def test_a_scheduler_that_anybody_can_use_is_refused(tmp_path, capsys):
    with pytest.raises(InsecureScheduler, match="whoever reaches the scheduler can run code as you"):
        Workers(scheduler="tcp://127.0.0.1:8786")
    Workers(scheduler="tcp://127.0.0.1:8786", without_tls=True)  # asked for by name
    course = make_course(tmp_path)
    hand_in(course, "student", answered(RIGHT))
    command = ["grade", ASSIGNMENT, "--course-dir", str(course), "--scheduler", "tcp://127.0.0.1:8786"]
    assert main(command) == 2
    said = capsys.readouterr().err
    assert "has no TLS" in said and "Traceback" not in said


def test_dask_is_asked_for_only_with_a_scheduler(monkeypatch):
    monkeypatch.setattr("gradebox.workers.find_spec", lambda name: None)
    with pytest.raises(CannotGrade, match=r"pip install 'gradebox\[cluster\]'"):
        Workers(scheduler="tls://127.0.0.1:8786")
    with Workers(1) as workers:
        assert workers.put("tag", abs, -1) == [("tag", 1, None)]
    code = "import sys, gradebox.grade, gradebox.workers\nprint([m for m in ('dask', 'distributed') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def listening(pid):
    """The sockets on which a process and all that it started wait for others: (process id, address)."""
    found = []
    with suppress(psutil.NoSuchProcess):
        process = psutil.Process(pid)
        for one in [process, *process.children(recursive=True)]:
            with suppress(psutil.NoSuchProcess):
                found += [
                    (one.pid, sock.laddr) for sock in one.net_connections("all") if waits_for_others(sock)
                ]
    return found


def waits_for_others(sock):
    return sock.status == psutil.CONN_LISTEN or (sock.family == socket.AF_UNIX and sock.laddr)


@needs_box
def test_nobody_else_reaches_what_grades(tmp_path):
    """No port, no named socket; and another user of the machine gets at no pipe and no memory of the workers."""
    course = make_course(tmp_path)
    make_class(course, 6, seconds=1)  # to look costs processor time, to wait does not
    command = [sys.executable, "-m", "gradebox", "grade", ASSIGNMENT, "--workers", "2", "--no-feedback"]
    grader = subprocess.Popen(command, cwd=course, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    looks = 0
    while grader.poll() is None:
        if results(course):  # both workers are there, and so are their boxes
            assert listening(grader.pid) == []
            looks += 1
            if looks == 1 and os.geteuid() == 0:
                assert_closed_to_others([grader.pid, *workers_of(grader.pid)])
        time.sleep(0.2)
    assert grader.returncode == 0 and looks > 3


def assert_closed_to_others(pids):
    """Run as the user `nobody`: nothing of these processes can be opened."""
    assert len(pids) == 3
    try_it = """
import os, sys
for pid in sys.argv[1:]:
    try:
        descriptors = os.listdir(f"/proc/{pid}/fd")
    except PermissionError:
        descriptors = range(64)
    for name in ["mem", "environ", *(f"fd/{number}" for number in descriptors)]:
        try:
            open(f"/proc/{pid}/{name}", "r+b", buffering=0)
        except (PermissionError, FileNotFoundError):
            continue
        print("opened", pid, name)
"""
    python = "/usr/bin/python3" if os.access("/usr/bin/python3", os.X_OK) else sys.executable
    done = subprocess.run(
        [
            "setpriv",
            "--reuid=65534",
            "--regid=65534",
            "--clear-groups",
            python,
            "-c",
            try_it,
            *map(str, pids),
        ],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout) == (0, ""), done.stdout + done.stderr


def test_what_a_worker_cannot_do_is_said():
    with Workers(2) as workers:
        done = [*workers.put("good", len, "four"), *workers.put("bad", len, 4), *workers.drain()]
    found = {tag: (result, error) for tag, result, error in done}
    assert found["good"] == (4, None)
    assert found["bad"] == (None, "TypeError: object of type 'int' has no len()")


def test_a_call_that_ends_its_process_costs_no_other_one():
    with Workers(2) as workers:
        done = []
        for number in range(12):
            done += workers.put(number, os._exit, 1) if number == 5 else workers.put(number, abs, -number)
        done += workers.drain()
    found = {tag: (result, error) for tag, result, error in done}
    assert found.pop(5) == (None, "the process that worked on it ended, 3 times")
    assert found == {number: (number, None) for number in range(12) if number != 5}


@pytest.mark.skipif(
    not hasattr(os, "sched_getaffinity"), reason="needs a system that knows of affinity: Linux"
)
def test_workers_share_the_cores():
    cores = os.sched_getaffinity(0)
    with Workers(2) as workers:
        calls = [workers.put(number, affinity_after, 0.5) for number in (0, 1)]
        done = [*sum(calls, []), *workers.drain()]
    shares = {frozenset(result) for _, result, _ in done}
    assert set.union(*map(set, shares)) == cores
    if len(cores) > 1:
        assert len(shares) == 2 and not frozenset.intersection(*shares)


@needs_box
def test_busy_neighbours_cost_nobody_their_points(tmp_path):
    """One core, and five processes that want it too: 0.2 s of work take more than 1 s, and are no time-out."""
    work = "import time\nend = time.process_time() + 0.2\nwhile time.process_time() < end:\n    pass\nprint('done')"
    core = min(os.sched_getaffinity(0))
    # Each in a session of its own: Linux shares the processor among sessions.
    hog = ["taskset", "-c", str(core), "sh", "-c", "while :; do :; done"]
    grader = f"""
import json
from gradebox.running.box import run_box
from gradebox.running.job import Job, Limits, environment
def run(source):
    cell = {{"name": "work", "source": source, "graded": True}}
    return run_box(Job((cell,), environment=environment(), limits=Limits(cell_seconds=0.6)))
run("pass")  # the box is warm
print("ready", flush=True)
input()
print(json.dumps(run({work!r})), flush=True)
"""
    command = ["taskset", "-c", str(core), sys.executable, "-c", grader]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout.readline() == "ready\n"
        hogs = [subprocess.Popen(hog, start_new_session=True) for _ in range(5)]
        try:
            process.stdin.write("\n")
            process.stdin.flush()
            said = process.stdout.readline()
        finally:
            for hog in hogs:
                hog.kill()
                hog.wait()
    result = json.loads(said)
    assert result["seconds"] > 0.6, "the neighbours were not busy"
    assert [output.get("text") for output in result["cells"][0]["outputs"]] == ["done\n"]
    assert result["repeatable"]


@needs_box
def test_a_time_out_is_not_kept(tmp_path):
    course = make_course(tmp_path)
    with open(course / "nbgrader_config.py", "a", encoding="utf-8") as file:
        file.write("c.ExecutePreprocessor.timeout = 1\n")
    endless = "import time\ndef double(x):\n    while x == 3:\n        time.sleep(0.1)\n    return 2 * x"
    hand_in(course, "endless", answered(endless))
    hand_in(course, "right", answered(RIGHT))
    one = Options(workers=1, feedback=False)
    for _ in range(2):
        records = {record.student: record for record in grade_assignment(course, ASSIGNMENT, one)}
        assert records["endless"].score == 0 and "ran longer than 1 s" in records["endless"].reason
        assert len(results(course)) == 1


@needs_box
def test_a_run_that_was_killed_is_resumed(tmp_path):
    course = make_course(tmp_path)
    make_class(course)
    command = [sys.executable, "-m", "gradebox", "grade", ASSIGNMENT, "--workers", "2", "--no-feedback"]
    first = subprocess.Popen(command, cwd=course, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    while len(results(course)) < NUMBER // 3:
        assert first.poll() is None
        time.sleep(0.05)
    first.send_signal(signal.SIGKILL)
    first.wait()
    before = results(course)
    assert NUMBER // 3 <= len(before) < NUMBER
    again = subprocess.run(command, cwd=course, capture_output=True, text=True, check=False)
    assert again.returncode == 0, again.stdout + again.stderr
    after = results(course)
    assert {path: after[path] for path in before} == before, "what was known was run again"
    assert len(after) == NUMBER
    assert marks(f"sqlite:///{course / 'gradebook.db'}") == expected()


@needs_box
def test_only_what_changed_is_run_again(tmp_path):
    course = make_course(tmp_path)
    make_class(course, 3, seconds=0)
    one = Options(workers=1)
    grade_assignment(course, ASSIGNMENT, one)
    first = results(course)
    pages = {path: path.stat().st_mtime_ns for path in course.glob("feedback/*/*/*.html")}
    assert len(pages) == 3
    hand_in(course, "student-00", answered(RIGHT))
    records = grade_assignment(course, ASSIGNMENT, one)
    assert [record.score for record in records] == [3, 3, 3]
    assert len(set(results(course)) - set(first)) == 1
    changed = [path for path in pages if path.stat().st_mtime_ns != pages[path]]
    assert [path.parts[-3] for path in changed] == ["student-00"]
    config = course / "nbgrader_config.py"
    config.write_text(
        config.read_text(encoding="utf-8") + "\nc.ExecutePreprocessor.timeout = 3\n", encoding="utf-8"
    )
    grade_assignment(course, ASSIGNMENT, one)
    assert len(set(results(course)) - set(first)) == 1 + 3


# -- PostgreSQL ----------------------------------------------------------------------------------------------------


@needs_box
@needs_postgresql
def test_the_gradebook_may_be_postgresql(tmp_path, postgresql):
    course = make_course(tmp_path)
    make_class(course, 2, seconds=0)
    config = course / "nbgrader_config.py"
    text = config.read_text(encoding="utf-8") + f"\nc.CourseDirectory.db_url = {postgresql!r}\n"
    config.write_text(text, encoding="utf-8")
    for _ in range(2):  # the second time all rows are there already
        records = grade_assignment(course, ASSIGNMENT, Options(workers=1))
        assert {record.student: record.score for record in records} == expected(2)
        assert not [record.reason for record in records if record.reason]
    assert marks(postgresql) == expected(2)
    assert not (course / "gradebook.db").exists()
