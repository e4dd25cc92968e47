"""System calls that a learner's process is refused, because no namespace and no limit covers what they reach.

A seccomp filter of some sixty instructions of classic BPF (Linux, Documentation/userspace-api/seccomp_filter.rst). It
is written out here since the bindings of libseccomp need a library that many machines do not have.
"""

import ctypes
import errno
import platform
import struct

from . import kernel_calls as kernel

# Sockets of other families reach the host of a virtual machine (AF_VSOCK; WSL has it), or code of the kernel's that
# no notebook needs. AF_INET sees a network without a single device, and AF_NETLINK is how programs ask about it.
FAMILIES = (1, 2, 10, 16)  # AF_UNIX, AF_INET, AF_INET6, AF_NETLINK

# The buffers of sockets belong to no process either. The supervisor counts each socket with what the kernel gives it by
# itself; so a program may ask for more, is told that it has it, and does not get it.
SOL_SOCKET = 1
BUFFER_SIZES = (7, 8, 32, 33)  # SO_SNDBUF, SO_RCVBUF, SO_SNDBUFFORCE, SO_RCVBUFFORCE

# The audit number of the machine, its numbers of socket(2), socketpair(2) and setsockopt(2), and those of what is refused.
MACHINES = {
    "x86_64": (
        0xC000003E,
        (41, 53),
        54,
        {
            **{"add_key": 248, "request_key": 249, "keyctl": 250},  # the grader's keyring is in reach
            # Memory that belongs to no process, so that nobody who adds up processes sees it.
            **{"shmget": 29, "semget": 64, "msgget": 68, "memfd_create": 319, "memfd_secret": 447},
            **{"bpf": 321, "perf_event_open": 298, "userfaultfd": 323, "io_uring_setup": 425},
            **{"fanotify_init": 300},
            **{"sched_setaffinity": 203},  # each worker keeps to its own cores
        },
    ),
    "aarch64": (
        0xC00000B7,
        (198, 199),
        208,
        {
            **{"add_key": 217, "request_key": 218, "keyctl": 219},
            **{"shmget": 194, "semget": 190, "msgget": 186, "memfd_create": 279, "memfd_secret": 447},
            **{"bpf": 280, "perf_event_open": 241, "userfaultfd": 282, "io_uring_setup": 425},
            **{"fanotify_init": 262},
            **{"sched_setaffinity": 122},
        },
    ),
}
X32 = 0x40000000  # on x86_64 the same calls have other numbers from here on

# Instructions, and where seccomp_data has what they look at.
LOAD, JUMP_IF_EQUAL, JUMP_IF_AT_LEAST, RETURN = 0x20, 0x15, 0x35, 0x06
NUMBER, MACHINE, FIRST_ARGUMENT, SECOND_ARGUMENT, THIRD_ARGUMENT = 0, 4, 16, 24, 32
ALLOW, REFUSE = 0x7FFF0000, 0x00050000

PR_SET_SECCOMP, SECCOMP_MODE_FILTER = 22, 2


def refuse_system_calls():
    """Refuse them from now on, in this process and in all that it starts. On other machines nothing is refused."""
    if platform.machine() not in MACHINES:
        return
    program = _program(*MACHINES[platform.machine()])
    code = ctypes.create_string_buffer(b"".join(program))
    header = ctypes.create_string_buffer(struct.pack("@HP", len(program), ctypes.addressof(code)))
    kernel.prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, ctypes.addressof(header))


def _program(machine, sockets, set_option, refused):
    def step(code, value, if_true=0, if_false=0):
        return struct.pack("=HBBI", code, if_true, if_false, value)

    def refuse(number):
        return step(RETURN, REFUSE | number)

    allow = step(RETURN, ALLOW)
    program = [
        step(LOAD, MACHINE),
        step(JUMP_IF_EQUAL, machine, if_true=1),
        refuse(errno.ENOSYS),  # calls of another kind, such as those of 32-bit programs
        step(LOAD, NUMBER),
        step(JUMP_IF_AT_LEAST, X32, if_false=1),
        refuse(errno.ENOSYS),
    ]
    for number in refused.values():
        program += [step(JUMP_IF_EQUAL, number, if_false=1), refuse(errno.ENOSYS)]
    options = [step(LOAD, SECOND_ARGUMENT), step(JUMP_IF_EQUAL, SOL_SOCKET, if_true=1), allow]
    options += [step(LOAD, THIRD_ARGUMENT)]
    for option in BUFFER_SIZES:
        options += [step(JUMP_IF_EQUAL, option, if_false=1), refuse(0)]  # an error with the number 0 is none
    options += [allow]
    program += [step(JUMP_IF_EQUAL, set_option, if_false=len(options)), *options]
    one, pair = sockets
    program += [step(JUMP_IF_EQUAL, one, if_true=2), step(JUMP_IF_EQUAL, pair, if_true=1), allow]
    program += [step(LOAD, FIRST_ARGUMENT)]
    for family in FAMILIES:
        program += [step(JUMP_IF_EQUAL, family, if_false=1), allow]
    return [*program, refuse(errno.EAFNOSUPPORT)]
