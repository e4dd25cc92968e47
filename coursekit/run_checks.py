"""Run the checks of a notebook with other answers in the place of its solutions. For coursekit.fingerprints.

A process of its own: TensorFlow or a wrong answer may spoil it. It reads a job from its input and writes the outcomes,
both as JSON:

    {"cells": [[kind, grade_id, text], ...],           the notebook's code from top to bottom, without tests
     "run": [{"key": "...", "check": grade_id, "exercise": grade_id, "source": "the answer"}, ...]}
    {key: [error or null, [[grade_id, line], ...]]}    what the check raised, and where, outermost first
"""

import ast
import contextlib
import io
import json
import signal
import sys
import traceback
import warnings

SECONDS = 60  # for one check; those with tables take a few at most


class _TooLong(BaseException):
    """No answer can catch it by accident."""


def _raise_too_long(*_):
    raise _TooLong(f"the check takes longer than {SECONDS} seconds")


def run(job: dict) -> dict:
    """Walk down the notebook, and at each check put the answers that are asked for in its place."""
    signal.signal(signal.SIGALRM, _raise_too_long)
    warnings.simplefilter("ignore")
    results, namespace = {}, {"__name__": "__main__"}
    for kind, name, text in job["cells"]:
        if kind != "check":
            exec(compile(text, f"<{name}>", "exec"), namespace)
            continue
        before = dict(namespace)
        for asked in job["run"]:
            if asked["check"] == name:
                results[asked["key"]] = _outcome(asked["exercise"], asked["source"], name, text, namespace)
                namespace.clear()
                namespace.update(before)
        # Later cells may call what a check defines. Its calls, some of which train, are left out.
        tree = ast.parse(text)
        tree.body = [node for node in tree.body if isinstance(node, (ast.FunctionDef, ast.ClassDef))]
        exec(compile(tree, f"<{name}>", "exec"), namespace)
    return results


def _outcome(exercise: str, source: str, name: str, text: str, namespace: dict) -> list:
    signal.alarm(SECONDS)
    try:
        exec(compile(source, f"<{exercise}>", "exec"), namespace)
        exec(compile(text, f"<{name}>", "exec"), namespace)
    except (Exception, _TooLong, SystemExit) as error:
        stack = traceback.extract_tb(error.__traceback__)
        return [
            f"{type(error).__name__}: {error}",
            [[f.filename[1:-1], f.lineno] for f in stack if f.filename[0] == "<"],
        ]
    finally:
        signal.alarm(0)
    return [None, []]


if __name__ == "__main__":
    with contextlib.redirect_stdout(io.StringIO()):
        outcomes = run(json.loads(sys.stdin.read()))
    print(json.dumps(outcomes))
