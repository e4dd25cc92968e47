"""Run a notebook in a kernel that is not gradebox's own, cell by cell, as nbgrader does: another language, or Python.

Runs as `python -m gradebox.inside.elsewhere`, in bubblewrap if there is a box, for one notebook. It speaks with
gradebox.running.box as gradebox.inside.server does. Nothing is warm, and nothing looks into the kernel: its errors, and what it
shows, are the marks.
"""

import json
import os
import sys
import tempfile
import time
from pathlib import Path

from nbclient import NotebookClient
from nbclient.exceptions import DeadKernelError
from nbformat.v4 import new_code_cell, new_notebook, new_output

from . import kernel_calls as kernel
from .learner import limit_resources, write_files
from .messages import largest_files, read_message, write_message
from .refused import refuse_system_calls
from .written import Written

NAME = "kernel"


def main():
    """Serve one job."""
    requests, replies = os.fdopen(os.dup(0), "rb"), os.fdopen(os.dup(1), "wb")
    null = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1):
        os.dup2(null, descriptor)
    settings = read_message(requests)
    with tempfile.TemporaryDirectory(prefix="gradebox-") as scratch:
        if settings["box"]:
            _give_up_rights(scratch, settings["uid"])
        write_message(replies, {"ready": True})
        os.dup2(null, 2)
        job = read_message(requests)
        if job is not None:
            try:
                result = run(job, Path(scratch))
            except Exception as error:  # noqa: BLE001
                result = {
                    "failed": f"the kernel {job['kernel']['name']} failed: {type(error).__name__}: {error}"
                }
            write_message(replies, result)
    os._exit(0)  # a process of the learner's may hold threads of this one


def _give_up_rights(scratch, uid):
    if os.geteuid() == 0:
        os.chmod("/tmp", 0o1777)
        os.chown(scratch, uid, uid)
        os.setgroups([])
        os.setresgid(uid, uid, uid)
        os.setresuid(uid, uid, uid)
    kernel.drop_all_capabilities()
    refuse_system_calls()
    kernel.hide_from_other_processes()


def run(job, scratch):
    """Run the cells of a job in its kernel, in folders below `scratch`; returns a result as gradebox.running.box.run_box."""
    limits, asked, began = job["limits"], job["kernel"], time.monotonic()
    home, folder = scratch / "home", scratch / "notebook"
    for path in (home, folder):
        path.mkdir()
    specification = home / "kernels" / NAME
    specification.mkdir(parents=True)
    (specification / "kernel.json").write_text(
        json.dumps({name: asked[name] for name in ("argv", "env", "language")} | {"display_name": NAME})
    )
    os.environ.pop("PYTHONPATH", None)
    path = os.pathsep.join([os.path.dirname(asked["argv"][0]), os.environ["PATH"]]).lstrip(os.pathsep)
    folders = {
        name: str(home)
        for name in ("HOME", "JUPYTER_DATA_DIR", "JUPYTER_RUNTIME_DIR", "IPYTHONDIR", "TMPDIR")
    }
    os.environ.update(folders, PATH=path, **job["environment"])
    write_files(job["files"], job["programs"], job["learners"], str(folder), limits)
    limit_resources(limits, boxed=False)  # the processes are counted by the control group
    written = Written(str(folder))
    nb = new_notebook(cells=[new_code_cell(cell["source"]) for cell in job["cells"]])
    seconds = limits["cell_seconds"]
    client = NotebookClient(
        nb,
        kernel_name=NAME,
        timeout=seconds and int(seconds),
        allow_errors=True,
        interrupt_on_timeout=True,
        error_on_timeout={
            "ename": "CellTimeoutError",
            "evalue": f"the cell ran longer than {seconds or 0:g} s and was stopped",
            "traceback": [],
        },
        on_cell_executed=_keep_the_error,
        resources={"metadata": {"path": str(folder)}},
    )
    records, stopped = [], None
    with client.setup_kernel():
        for index, (asked_cell, cell) in enumerate(zip(job["cells"], nb.cells, strict=True)):
            if not stopped and time.monotonic() - began > limits["notebook_seconds"]:
                stopped = f"the notebook ran longer than {limits['notebook_seconds']:g} s"
            record, stopped = _run_cell(client, asked_cell, cell, index, limits, stopped)
            records.append(record)
    result = {"cells": records, "seconds": round(time.monotonic() - began, 4), "repeatable": False}
    if job["hands_on"]:
        names = "written", "programs", "not_handed_on"
        result |= zip(names, written.files(largest_files(limits)), strict=True)
    return result


def _run_cell(client, asked, cell, index, limits, stopped):
    """The record of one cell, and why the next ones are not run, or None."""
    record = {"outputs": [], "count": None, "seconds": 0.0, "incident": None}
    if stopped:
        return record | {"outputs": [_error("NotRun", f"not run: {stopped}")]}, stopped
    start = time.monotonic()
    try:
        client.execute_cell(cell, index)
    except DeadKernelError:
        record["incident"], stopped = (
            "the kernel died while this cell ran",
            f"the kernel died in {asked['name']}",
        )
        cell.outputs.append(_error("DeadKernelError", record["incident"]))
    outputs = [dict(output) for output in cell.outputs]
    if len(json.dumps(outputs)) > limits["output_bytes"]:
        sentence = f"the cell printed more than {limits['output_bytes'] / 1e6:g} MB"
        if asked["authors"] and not asked["graded"]:
            outputs = [dict(new_output("stream", text=f"[left out: {sentence}]\n"))]
        else:
            outputs, record["incident"] = [_error("OutputLimitError", sentence)], sentence
    for output in outputs:
        if output.get("ename") == "CellTimeoutError":
            record["incident"] = output["evalue"]
    record |= {
        "outputs": outputs,
        "count": cell.execution_count,
        "seconds": round(time.monotonic() - start, 4),
    }
    return record, stopped


def _keep_the_error(cell, cell_index, execute_reply):
    """As nbgrader's Execute does: an error that the kernel tells of and does not show is one."""
    content = execute_reply["content"]
    if content["status"] == "error" and not any(
        output.get("ename") == content["ename"] for output in cell.outputs
    ):
        cell.outputs.append(_error(content["ename"], content["evalue"]))


def _error(ename, evalue):
    return new_output("error", ename=ename, evalue=evalue, traceback=[f"\x1b[0;31m{ename}\x1b[0m: {evalue}"])


if __name__ == "__main__":
    sys.exit(main())
