"""Run lists of cells, each list in a fork of one warm process: a NumPy notebook takes milliseconds.

Used where a notebook runs hundreds of times (mutants, 20 equal runs). What a mark is worth is tested through nbgrader.
"""

import contextlib
import io
import multiprocessing
import os
import threading
import time
import warnings

LIMIT = 60  # seconds for one list of cells; an endless loop counts as a failure of every test cell
WORKERS = 2


def run_cells_in_parallel(jobs):
    """Run each job in a forked child.

    jobs: lists of (cell id, source). Returns, per job, the set of ids of the cells that raised. A child that dies or
    runs too long counts as one whose test cells all failed.
    """
    os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
    os.environ["MPLBACKEND"] = "agg"
    import keras  # noqa: F401  imported before the fork, so that no child pays for it; no operation runs here
    import tensorflow  # noqa: F401

    fork = multiprocessing.get_context("fork")
    failed, waiting, running = {}, list(enumerate(jobs))[::-1], {}
    while waiting or running:
        while waiting and len(running) < WORKERS:
            number, job = waiting.pop()
            receive, send = fork.Pipe(duplex=False)
            child = fork.Process(target=_run, args=(job, send), daemon=True)
            child.start()
            send.close()
            running[number] = child, receive, time.monotonic()
        for number, (child, receive, start) in list(running.items()):
            if receive.poll(0.005):
                try:
                    failed[number] = receive.recv()
                except EOFError:  # it died
                    failed[number] = {cell for cell, _ in jobs[number]}
            elif time.monotonic() - start > LIMIT:
                failed[number] = {cell for cell, _ in jobs[number]}
            else:
                continue
            child.kill()
            child.join()
            receive.close()
            del running[number]
    return [failed[number] for number in range(len(jobs))]


def _run(job, send):
    warnings.simplefilter("ignore")
    namespace, failed = {"__name__": "__main__"}, set()
    with contextlib.redirect_stdout(io.StringIO()), contextlib.redirect_stderr(io.StringIO()):
        for cell, source in job:
            try:
                exec(compile(source, cell, "exec"), namespace)
            except BaseException:  # also SystemExit: a cell that ends the interpreter has failed
                failed.add(cell)
    send.send(failed)
    send.close()
    threading.Event().wait()  # killed by the parent: TensorFlow's threads make a clean exit slow
