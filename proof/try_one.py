"""Try answers of the bank: what each loses and keeps, test by test, what it is told, and the header lines for it."""

import ast
import re
import tempfile
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from coursekit.answers import BANK, TO_FILL_IN, Answer, read_answer
from coursekit.notebooks import ROOT

from .prove import ask, complaint, header_complaint, is_lost, messages_complaint
from .results import Results
from .slices import Notebook, main_draw, said

FINGERPRINT = re.compile(r"fingerprint ([-\d.]+(?:e[-+]?\d+)?)")
NO_HEADER = "# loses: nothing\n"


def try_answers(files: Iterable[Path], draw: int | None = None, root: Path = ROOT) -> int:
    """Print what becomes of these files of the bank, or of all in these folders.

    draw: of the random numbers, None for each answer's own. Returns 1 if one is not as its header says, else 0.
    """
    root = Path(root)
    bank = root / BANK.relative_to(ROOT)
    read = [_read(path, bank) for path in _paths(files, bank)]
    if not read:
        raise SystemExit("Nothing there is an answer: those lie in the folder answers/ of an exercise.")
    asked = {}
    for answer, _ in read:
        asked.setdefault((answer.chapter, answer.notebook), []).append(answer)
    load = cache(lambda *names: Notebook(root, *names, bank_answers=asked[names]))
    failed = 0
    with Results() as results:
        for answer, has_header in read:
            notebook = load(answer.chapter, answer.notebook)
            if answer.cell not in notebook.reference:
                raise SystemExit(f"{answer.chapter}/{answer.notebook} has no exercise {answer.cell!r}.")
            complaints = _try(notebook, answer, main_draw(answer.id) if draw is None else draw, results, bank)
            if not has_header:
                complaints = [
                    "It has no header: its docstring goes first, then the lines above, '# loses: ...' among them."
                    if answer.source.lstrip().startswith('"""')
                    else "It has no header: write a docstring that says what it does, and the lines above."
                ]
            failed += bool(complaints)
            print("".join(f"  {sentence}\n" for sentence in complaints or ["The header is right."]))
    print(
        f"{len(read)} tried, {failed} not as the header says"
        if failed
        else f"{len(read)} tried, all as they say"
    )
    return 1 if failed else 0


def _try(notebook, answer, draw, results, bank):
    """Print what becomes of one answer; returns what is not as its header says, as sentences."""
    asked = (answer.cell, answer.name, answer.source)
    own = notebook.slices(*asked, notebook.tests(answer.cell), [draw], answer.loses)
    others = notebook.slices(*asked, notebook.leaning(answer.cell), [draw], frozenset())
    check = notebook.check(answer.cell)
    checks = notebook.slices(*asked, [check] if check else [], [draw])
    found = ask(notebook, [*own, *others, *checks], results)
    print(f"{answer.chapter}/{answer.id}.py at draw {draw}")
    for note in _notes(answer, notebook.reference[answer.cell]):
        print(f"  note: {note}")
    lost = []
    for slice in [*own, *others]:
        result = found[slice.key]
        if result["broken"]:
            print(f"  broken           {slice.test}  {result['broken']}")
            continue
        mark = result["asked"][0]
        whole = mark["points"] == slice.points
        if slice in own or not whole:
            print(f"  gets {mark['points']:g} of {slice.points:g}  {slice.test}  {said(mark)}".rstrip())
        if slice in own and not whole:
            lost.append(slice.test)
    if others:
        keep = sum(not is_lost(slice, found[slice.key]) for slice in others)
        print(f"  tests of other exercises that lean on it: {keep} of {len(others)} keep their points")
    told = "".join(said(mark) for slice in checks for mark in found[slice.key]["asked"])
    print(f"  {check or 'no check'} says: {told or 'nothing'}")
    number = FINGERPRINT.search(told)
    if number:
        print(f"  fingerprint: {number[1]}")
    print(f"\n# loses: {', '.join(sorted(lost)) or 'nothing'}")
    if lost and check and not told:
        print(f"# passes: {check}")
    if lost:
        print(f"# says: {_phrase(answer, told, bool(number), bank)}")
    print()
    complaints = [text for slice in [*own, *others, *checks] if (text := complaint(slice, found[slice.key]))]
    complaints += filter(None, [header_complaint(answer, notebook.tests(answer.cell))])
    if not complaints:
        words = [told, *(said(found[slice.key]["asked"][0]) for slice in own)]
        complaints += filter(None, [messages_complaint(answer, [text for text in words if text])])
    return complaints


def _notes(answer, reference):
    """What is to be known of an answer before it is run: that it is no Python, or does not define its function."""
    try:
        tree = ast.parse(answer.source.lstrip("\n"))
    except SyntaxError as error:
        return [f"it is no Python: line {error.lineno}: {error.msg}"]
    wanted = _defined(ast.parse(reference)) - _defined(tree)
    return [f"it does not define {name}" for name in sorted(wanted)]


def _defined(tree):
    """The names of the functions and classes of a cell."""
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}


def _phrase(answer, told, unknown, bank):
    """What to write behind `# says:`: what stands there if it is said, or the words of the check."""
    if answer.says and answer.says in told:
        return answer.says
    if not told or unknown:
        return answer.says or TO_FILL_IN
    # The words of a mistake that the check knows: without the names that the check puts before them.
    folder = bank / answer.chapter / answer.notebook / answer.cell / "answers"
    others = [read_answer(path, bank).says for path in folder.glob("*.py") if path.stem != answer.name]
    known = [says for says in others if says and says in told]
    return max(known, key=len, default=told.split(": ", 2)[-1].splitlines()[0])


def _read(path, bank):
    """The answer in a file, and whether it has a header; a new file may have none yet."""
    try:
        return read_answer(path, bank), True
    except ValueError:
        with tempfile.TemporaryDirectory() as folder:
            copy = Path(folder) / path.relative_to(bank)
            copy.parent.mkdir(parents=True)
            copy.write_text(f'"""New."""\n{NO_HEADER}\n{path.read_text(encoding="utf-8")}', encoding="utf-8")
            answer = read_answer(copy, Path(folder))
        source = answer.source.split(NO_HEADER, 1)[1]
        return Answer(
            answer.chapter, answer.notebook, answer.cell, answer.name, source, frozenset(), ""
        ), False


def _paths(files, bank):
    for given in files:
        path = Path(given).resolve()
        if not path.exists():
            raise SystemExit(f"There is no {given}.")
        if not path.is_relative_to(bank.resolve()):
            raise SystemExit(
                f"{given} is not in {bank}: the folders above a file say which exercise it answers."
            )
        found = sorted(path.rglob("*.py")) if path.is_dir() else [path]
        yield from (
            bank / file.relative_to(bank.resolve()) for file in found if _is_answer(file, bank.resolve())
        )


def _is_answer(path, bank):
    """Whether a file is an answer, and not another part of an exercise."""
    try:
        read_answer(path, bank)
        return True
    except ValueError as error:
        # The bank says so itself where the place is wrong; without a header it is a new answer.
        return "docstring" in str(error)
