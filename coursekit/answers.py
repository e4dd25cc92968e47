"""The answers in the bank: right and wrong ones that people give, one file each.

bank/<chapter>/<notebook>/<exercise>/answers/<name>.py is what the learner put into the exercise's solution cell. It opens with a docstring that says what the answer does, and with comments:

    # loses: test-a, test-b     the graded cells that must get 0; all others must get full marks; or: nothing
    # says: words               what the messages must contain; no line in a right answer. Where the check
                                names the mistake by its fingerprint, the words of its table (coursekit.fingerprints)
    # passes: check-a           only where the check does not look at what is wrong with the answer

equivalent.toml beside answers/ lists the mechanical changes of the solution (proof/mutants.py) that are no mistakes.
"""

import ast
import itertools
import json
import re
import tomllib
from dataclasses import dataclass
from pathlib import Path

from coursekit.bank import BankError, source_of
from coursekit.bank import cells as cells_of
from coursekit.notebooks import ROOT

BANK = ROOT / "bank"
TO_FILL_IN = "(the words that a learner needs: no message names this mistake yet)"  # what make try proposes


@dataclass(frozen=True)
class Answer:
    """One file of the bank."""

    chapter: str
    notebook: str
    cell: str  # grade_id of the solution cell that it replaces
    name: str
    source: str
    loses: frozenset  # grade_ids
    says: str

    @property
    def id(self):
        return f"{self.notebook}/{self.cell}/{self.name}"


def read_answer(path, bank=BANK):
    """Read one file of the bank. Raises BankError, with the path, if a line that it needs is missing."""
    chapter, notebook, cell, _, _ = path.relative_to(bank).parts
    source = path.read_text(encoding="utf-8")
    loses = re.search(r"^# loses: (.+)$", source, re.MULTILINE)
    says = re.search(r"^# says: (.+)$", source, re.MULTILINE)
    if not source.startswith('"""') or not loses:
        raise BankError(
            f"{path}: an answer opens with a docstring and a line '# loses: ...'; see CONTRIBUTING.md."
        )
    if says and says[1] == TO_FILL_IN:
        raise BankError(
            f"{path}: write behind '# says:' what a learner who makes this mistake should be told."
        )
    lost = frozenset() if loses[1] == "nothing" else frozenset(loses[1].split(", "))
    return Answer(chapter, notebook, cell, path.stem, source, lost, says[1] if says else "")


def answers(chapter, notebook=None, bank=BANK):
    """All answers to a chapter's exercises, or to one notebook of it, sorted by cell and name."""
    return [
        read_answer(path, bank) for path in sorted((bank / chapter).glob(f"{notebook or '*'}/*/answers/*.py"))
    ]


def equivalents(chapter: str, notebook: str, bank: Path = BANK) -> dict[tuple[str, str], str]:
    """The mutants of a notebook that are no mistakes: {(grade_id of the solution cell, what is changed): why it is none}."""
    found = {}
    for path in sorted((bank / chapter / notebook).glob("*/equivalent.toml")):
        for what, why in tomllib.loads(path.read_text(encoding="utf-8")).items():
            found[path.parent.name, what] = why
    return found


def read_notebook(folder, chapter, notebook):
    """The parsed JSON of a notebook of solutions/ or exercises/."""
    return json.loads((ROOT / folder / chapter / f"{notebook}.ipynb").read_text(encoding="utf-8"))


def reference(chapter, notebook):
    """The reference solutions of a notebook: {grade_id of the solution cell: source}.

    From the bank: a notebook of solutions/ changes with each of its tests, and so would all that reads it.
    """
    folder = BANK / chapter / notebook
    return {cell.name: source_of(cell, BANK) for cell in cells_of(folder) if cell.kind == "solution"}


def own_tests(cell, notebook):
    """The test cells of one exercise: a set of grade_ids.

    cell: grade_id of the solution cell. notebook: parsed JSON. A test is called test-<cell>-<property>. Where two
    exercises fit, such as lstm-step and lstm-step-backward, it belongs to the one with the longer name.
    """
    ids = [other["id"] for other in notebook["cells"]]
    longer = tuple(f"test-{other}-" for other in ids if other.startswith(f"{cell}-"))
    return {name for name in ids if name.startswith(f"test-{cell}-") and not name.startswith(longer)}


def fill_in(notebook, sources):
    """Put answers into a notebook, as a learner would.

    notebook: parsed JSON. sources: {grade_id of a solution cell: source}. Returns the notebook, changed in place.
    """
    cells = {cell["id"]: cell for cell in notebook["cells"]}
    for grade_id, source in sources.items():
        cells[grade_id]["source"] = source
    return notebook


def _names(source):
    """The names that code uses; keras.layers.LSTMCell is no use of LSTMCell. All words, if it is not Python."""
    try:
        return {node.id for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Name)}
    except SyntaxError:
        return set(re.findall(r"\w+", source))


def related(bank_answers):
    """Which solution cells each answer leans on: {answer: the grade_ids whose names it or its check uses}.

    Those that are used through another one count as well. All answers are to one notebook.
    """
    chapter, notebook = bank_answers[0].chapter, bank_answers[0].notebook
    cells = {c["id"]: "".join(c["source"]) for c in read_notebook("solutions", chapter, notebook)["cells"]}
    defines = {
        cell: re.search(r"^(?:class|def) (\w+)", text, re.MULTILINE)[1]
        for cell, text in reference(chapter, notebook).items()
    }
    uses = {}

    def used(cell, text):
        names = _names(text) | _names(cells[f"check-{cell}"])
        above = itertools.takewhile(lambda other: other != cell, defines)  # in the order of the notebook
        direct = {other for other in above if defines[other] in names}
        return direct.union(*(uses[other] for other in direct))

    for cell in defines:
        uses[cell] = used(cell, cells[cell])
    return {answer: used(answer.cell, answer.source) for answer in bank_answers}


def rounds(bank_answers):
    """Combine answers, at most one per solution cell, so that a class of few submissions holds them all.

    A mistake costs its own points and no others, so answers to different cells can share a submission. Only their
    messages can mix: a check that calls a function of the learner's sees the mistake in it. So a wrong answer does
    not share a submission with answers that lean on it. All answers are to one notebook.
    Returns a list of {grade_id: Answer}.
    """
    uses = related(bank_answers)

    def fit(one, other):
        below = (one.loses and one.cell in uses[other]) or (other.loses and other.cell in uses[one])
        return one.cell != other.cell and not below

    made = []
    for answer in bank_answers:
        place = next((r for r in made if all(fit(answer, other) for other in r.values())), None)
        if place is None:
            made.append(place := {})
        place[answer.cell] = answer
    return made


def write_submission(folder, notebooks):
    """Write {name: parsed notebook} as a submission. folder: submitted/<student>/<assignment>."""
    folder = Path(folder)
    folder.mkdir(parents=True)
    for name, notebook in notebooks.items():
        (folder / f"{name}.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
