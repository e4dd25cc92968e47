"""nbgrader's sanitising steps, on notebooks in memory."""

import json

from nbconvert.exporters import Exporter
from nbformat import NotebookNode
from nbgrader.converters import Autograde
from nbgrader.preprocessors import CheckCellMetadata, Execute
from traitlets import Dict

from ..course import Assignment
from ..errors import RecordingError
from ..nbgrader_parts import BatchGradebook, exporter_with, imported, lent, resources_of, sentence_on
from .rebuild import RebuildFromRelease


class Sanitiser:
    """Autograde.sanitize_preprocessors, and those of Autograde.autograde_preprocessors that come before Execute.

    Some of them look into the gradebook: it is the open one.
    """

    def __init__(self, assignment: Assignment, gradebook: BatchGradebook):
        course = assignment.course
        self._names = course.db_url, assignment.name
        self._gradebook = gradebook
        converter = Autograde(coursedir=course.coursedir(assignment.name), config=course.config)
        before, _ = around_execute(converter)
        steps = [*map(imported, converter.sanitize_preprocessors), *before]
        self._exporter = exporter_with(converter, Exporter, [_STAND_INS.get(step, step) for step in steps])

    def sanitise(self, student: str, name: str, nb: NotebookNode) -> NotebookNode:
        """What the steps make of the rebuilt notebook `nb`; writes nothing. RecordingError if one of them fails."""
        db_url, assignment = self._names
        try:
            with lent(self._gradebook, self._exporter):
                nb, _ = self._exporter.from_notebook_node(nb, resources_of(db_url, student, assignment, name))
        except Exception as error:
            raise RecordingError({student: sentence_on(error)}) from error
        return nb


def around_execute(converter: Autograde) -> tuple[list[type], list[type]]:
    """Autograde.autograde_preprocessors before and after the one that runs the cells."""
    steps = [imported(step) for step in converter.autograde_preprocessors]
    executes = [isinstance(step, type) and issubclass(step, Execute) for step in steps]
    if True not in executes:
        raise ValueError("Autograde.autograde_preprocessors has no Execute: use gradebox.config.configure")
    return steps[: executes.index(True)], steps[executes.index(True) + 1 :]


class _IsRebuilt(RebuildFromRelease):
    """RebuildFromRelease where that was done while the notebook was read."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        return nb, resources


class CheckMetadataOnce(CheckCellMetadata):
    """nbgrader's CheckCellMetadata, which takes 15 ms for a notebook, and not again for metadata that were found right."""

    checked = Dict()  # by notebook, so that it does not grow

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        name = resources["nbgrader"]["notebook"]
        # All that the check looks at, as text: 1, 1.0 and True are different things in JSON, and the same in Python.
        cells = [cell for cell in nb.cells if "nbgrader" in cell.metadata]
        metadata = json.dumps([(cell.cell_type, cell.metadata["nbgrader"]) for cell in cells])
        if self.checked.get(name) != metadata:
            nb, resources = super().preprocess(nb, resources)
            self.checked[name] = metadata
        return nb, resources


_STAND_INS = {RebuildFromRelease: _IsRebuilt, CheckCellMetadata: CheckMetadataOnce}
