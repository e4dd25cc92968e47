"""What a notebook finds of those of the same assignment that ran before it."""

import copy
import json
from collections.abc import Iterable
from dataclasses import dataclass, field

from nbformat import NotebookNode
from nbgrader import utils
from traitlets.config import Config

from ..feedback.hidden import HideTests, hide_lines
from ..nbgrader_parts import clear_hidden
from .results import Result


@dataclass
class Earlier:
    """`written` are the files that they have left, {path: base64}, and `notebooks` their texts, {name: text}.

    `programs` are the paths of those files that may be executed, and `others` the notebooks that have left files.
    """

    written: dict[str, str] = field(default_factory=dict)
    notebooks: dict[str, str] = field(default_factory=dict)
    others: list[NotebookNode] = field(default_factory=list)
    programs: set[str] = field(default_factory=set)

    def add(self, name: str, nb: NotebookNode, result: Result, config: Config) -> None:
        """Add the notebook `nb` and the files that it has left, `written` and `programs` of its result."""
        written = result.get("written") or {}
        self.programs = self.programs - written.keys() | set(result.get("programs") or ())
        self.written |= written
        self.notebooks[name] = earlier_notebook(nb, config)
        self.others += [nb] if written else []


def earlier_notebook(nb: NotebookNode, config: Config) -> str:
    """The text of a sanitised notebook, as the later ones of the assignment find it: without its hidden tests.

    Those run in the notebook itself. In another one a learner could print them.
    """
    hide = HideTests(config=config)
    cells = []
    for number, cell in enumerate(nb.cells):
        cell = copy.deepcopy(cell)
        if utils.is_grade(cell) and not utils.is_solution(cell):
            clear_hidden(hide, cell)
        made = {"cell_type": cell.cell_type, "id": f"cell-{number}", "metadata": {}, "source": cell.source}
        cells.append(made | ({"outputs": [], "execution_count": None} if cell.cell_type == "code" else {}))
    metadata = {"kernelspec": nb.metadata.kernelspec} if "kernelspec" in nb.metadata else {}
    return json.dumps(
        {"cells": cells, "metadata": metadata, "nbformat": 4, "nbformat_minor": 5}, sort_keys=True
    )


def hide_tests_of_others(nb: NotebookNode, others: Iterable[NotebookNode], config: Config) -> None:
    """Take the lines of hidden tests of other notebooks out of the outputs of `nb`, which has read files of theirs."""
    hide = HideTests(config=config)
    secrets = {line for other in others for line in hide.secrets(other)}
    for cell in nb.cells:
        for output in cell.get("outputs", []):
            hide_lines(output, secrets)
