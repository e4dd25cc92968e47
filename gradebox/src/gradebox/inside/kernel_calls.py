"""The few Linux system calls that Python 3.11 has no function for.

`os.unshare` came with Python 3.12, and mount, prctl and capset have never been there; no maintained package on PyPI
offers all four without a compiler, so they are called through ctypes.
"""

import ctypes
import fcntl
import os
import socket
import struct

_libc = ctypes.CDLL(None, use_errno=True)

CLONE_NEWNS = 0x00020000
CLONE_NEWUTS = 0x04000000
CLONE_NEWIPC = 0x08000000
CLONE_NEWUSER = 0x10000000
CLONE_NEWPID = 0x20000000
CLONE_NEWNET = 0x40000000

MS_RDONLY, MS_NOSUID, MS_NODEV, MS_NOEXEC = 1, 2, 4, 8
MS_REMOUNT, MS_BIND, MS_REC, MS_PRIVATE = 32, 4096, 16384, 1 << 18

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_CAPBSET_DROP = 24
PR_SET_NO_NEW_PRIVS = 38
LAST_CAPABILITY = 63  # more than any kernel has; dropping one that does not exist fails harmlessly
CAPABILITY_VERSION_3 = 0x20080522
SOCKET_BYTES = 212_992  # that the kernel holds for a socket at most: net.core.wmem_default (see refused.py)
SIOCSIFFLAGS, IFF_UP, IFF_RUNNING = 0x8914, 1, 64


def _check(result, what):
    if result != 0:
        number = ctypes.get_errno()
        raise OSError(number, f"{what}: {os.strerror(number)}")


def unshare(flags):
    """Put this process (for CLONE_NEWPID: its children) into new namespaces. Raises OSError."""
    _check(_libc.unshare(ctypes.c_int(flags)), "unshare")


def mount(source, target, kind, flags=0, options=""):
    """mount(2). Raises OSError, with the target in its text."""
    arguments = [text.encode() if text else None for text in (source, target, kind)]
    result = _libc.mount(*arguments, ctypes.c_ulong(flags), options.encode() or None)
    _check(result, f"mount {kind or 'again'} on {target}")


def start_loopback():
    """Bring up the loopback device of this network namespace, which reaches nobody outside of it. Raises OSError.

    The kernel would hold 10 MB for one end of a TCP connection: here it holds SOCKET_BYTES, as for other sockets.
    """
    for name in ("tcp_rmem", "tcp_wmem"):  # least, at first, and at most
        with open(f"/proc/sys/net/ipv4/{name}", "w") as file:
            file.write(f"4096 {SOCKET_BYTES // 4} {SOCKET_BYTES // 2}")
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as control:
        # struct ifreq: the name of the device, its flags
        fcntl.ioctl(control, SIOCSIFFLAGS, struct.pack("16sh22x", b"lo", IFF_UP | IFF_RUNNING))


def prctl(option, *arguments):
    """prctl(2). Raises OSError."""
    rest = [ctypes.c_ulong(argument) for argument in (*arguments, 0, 0, 0, 0)[:4]]
    _check(_libc.prctl(option, *rest), "prctl")


def die_with_parent(signal_number):
    """Have the kernel send this process a signal when its parent ends."""
    prctl(PR_SET_PDEATHSIG, signal_number)


def hide_from_other_processes():
    """No other process may look into this one, or trace it, even one of the same user."""
    prctl(PR_SET_DUMPABLE, 0)


def show_to_other_processes():
    """The opposite: the files of a hidden process in /proc can be written by nobody but root, not even by itself."""
    prctl(PR_SET_DUMPABLE, 1)


def end_first_when_memory_is_short():
    """Have the kernel end this process, or what it starts, before any other of the same control group."""
    with open("/proc/self/oom_score_adj", "w") as file:
        file.write("1000")


def drop_all_capabilities():
    """Give up every privilege, for good: set-user-id programs cannot bring one back."""
    for capability in range(LAST_CAPABILITY + 1):
        _libc.prctl(PR_CAPBSET_DROP, capability, 0, 0, 0)
    prctl(PR_SET_NO_NEW_PRIVS, 1)
    header = (ctypes.c_uint32 * 2)(CAPABILITY_VERSION_3, 0)
    nothing = (ctypes.c_uint32 * 6)()
    _check(_libc.capset(ctypes.byref(header), ctypes.byref(nothing)), "capset")
