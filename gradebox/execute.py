"""Run a notebook to its end, whatever its cells do."""

import subprocess
import time

from nbclient.client import NotebookClient
from nbclient.exceptions import CellTimeoutError, DeadKernelError
from nbgrader import utils
from nbgrader.preprocessors import Execute
from traitlets import Integer, default

from .notes import add_note, read_lost
from .outputs import error_output, settle_outputs
from .sanitize import grade_id_of


class ExecuteEveryCell(Execute):
    """nbgrader's Execute, except that it never raises.

    A cell that runs too long, kills its kernel, or is never reached because of such a cell gets an error output with
    a plain sentence, so that every graded cell has a mark and a reason.
    """

    timeout = Integer(60, allow_none=True, help="Seconds that one cell may run.").tag(config=True)

    iopub_timeout = Integer(
        10, help="Seconds that an interrupted cell has to stop, before its kernel is killed."
    ).tag(config=True)

    @default("shutdown_kernel")
    def _shutdown_kernel_default(self):
        # Nothing in a kernel is worth waiting for once its cells have run; TensorFlow takes two seconds to leave.
        return "immediate"

    def preprocess(self, nb, resources, km=None):
        """Run the cells of `nb`, and settle the outputs of the graded ones."""
        NotebookClient.__init__(self, nb, km)  # as nbconvert's ExecutePreprocessor does
        self.reset_execution_trackers()
        self._check_assign_resources(resources)
        self.error_on_timeout = _timeout_error(self._too_long() + " and was stopped")
        code_cells = [(index, cell) for index, cell in enumerate(nb.cells) if cell.cell_type == "code"]
        for _, cell in code_cells:
            cell.outputs = []

        reason = read_lost(nb)
        reached = 0
        if not reason:
            reached, reason = self._run(code_cells)
        for _, cell in code_cells[reached:]:
            cell.outputs = [error_output("NotRun", f"not run: {reason}")]
        for _, cell in code_cells:
            if utils.is_grade(cell) and not utils.is_solution(cell):
                complaint = settle_outputs(cell, float(cell.metadata.nbgrader["points"]))
                if complaint:
                    self._note(cell, complaint)
        return nb, resources

    def _run(self, code_cells):
        """Run the cells; returns how many were run, and why it went no further."""
        reached, reason = 0, None
        try:
            # The kernel's own messages, and what C code prints, do not belong in the grader's terminal.
            with self.setup_kernel(stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL):
                reply = self.wait_for_reply(self.kc.kernel_info())
                self.nb.metadata["language_info"] = reply["content"]["language_info"]
                for index, cell in code_cells:
                    reason = self._run_cell(cell, index)
                    reached += 1
                    if reason:
                        break
        except Exception as error:  # noqa: BLE001
            # Without a reason this is the start of the kernel; with one, or after the last cell, it is only that
            # a broken kernel could not be put away properly.
            if not reason and reached < len(code_cells):
                reason = f"the kernel could not be started ({type(error).__name__}: {error})"
                add_note(self.nb, "incidents", reason)
        return reached, reason

    def _run_cell(self, cell, index):
        """Run one cell; returns why the next ones cannot be run, or None."""
        started = time.monotonic()
        try:
            self.preprocess_cell(cell, self.resources, index)
            return None
        except DeadKernelError:
            sentence = "the kernel died while this cell ran (os._exit, out of memory, or a crash)"
            reason = f"the kernel died in {_name(cell, index)}"
            ename = "DeadKernelError"
        except CellTimeoutError:
            # nbclient says the same of a cell that could not be interrupted and of outputs that come too slowly.
            if self.timeout and time.monotonic() - started >= self.timeout:
                sentence = self._too_long() + ", could not be interrupted, and its kernel was stopped"
                reason = f"the kernel was stopped in {_name(cell, index)}"
            else:
                sentence = f"the output of the cell did not arrive within {self.iopub_timeout} s"
                reason = f"the output of {_name(cell, index)} did not arrive"
            ename = "CellTimeoutError"
        except Exception as error:  # noqa: BLE001
            sentence = f"the cell could not be run ({type(error).__name__}: {error})"
            reason = f"{_name(cell, index)} could not be run"
            ename = "CellRunError"
        cell.outputs.append(error_output(ename, sentence))
        self._note(cell, sentence, index)
        return reason

    def on_cell_executed(self, **kwargs):
        """Note a time-out after which the kernel went on: nbclient gives it a reply of its own making."""
        reply = kwargs["execute_reply"]
        if "header" not in reply and reply["content"]["ename"] == "CellTimeoutError":
            cell = kwargs["cell"]
            self._note(cell, reply["content"]["evalue"], kwargs["cell_index"])
            # The KeyboardInterrupt is how the cell was stopped, not what is wrong with it; where it was stopped, the
            # entries between the heading and the last line of its traceback, is worth showing.
            for output in [output for output in cell.outputs if output.get("ename") == "KeyboardInterrupt"]:
                reply["content"]["traceback"] = output.traceback[2:-1] + reply["content"]["traceback"]
                cell.outputs.remove(output)
        super().on_cell_executed(**kwargs)

    def _too_long(self):
        return f"the cell ran longer than {self.timeout} s"

    def _note(self, cell, sentence, index=None):
        add_note(self.nb, "incidents", f"{_name(cell, index)}: {sentence}")


def _timeout_error(sentence):
    return {
        "ename": "CellTimeoutError",
        "evalue": sentence,
        "traceback": [f"\x1b[0;31mCellTimeoutError\x1b[0m: {sentence}"],
    }


def _name(cell, index):
    return grade_id_of(cell) or f"cell {index + 1}"
