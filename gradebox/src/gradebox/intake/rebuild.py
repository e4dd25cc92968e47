"""Put the learner's answers into a fresh copy of the released notebook.

Learners delete, copy, edit and move cells, and other programs strip or rewrite the metadata. Rather than to find and
mend each kind of damage, the notebook is built anew from the released one, and what the learner wrote is put into it:
the answers, the cells without a name of nbgrader's that they filled in, and cells of their own, each in its place. The
locked cells are the released ones. What was wrong is reported in plain sentences.
"""

import copy
import difflib
import itertools
from collections.abc import Collection
from pathlib import Path

import nbformat
from nbformat import NotebookNode
from nbformat.v4 import new_code_cell, new_markdown_cell
from nbgrader import utils
from nbgrader.preprocessors import NbGraderPreprocessor

from ..cells import SKIP, grade_id_of, is_added, is_own, names_on_page, text_of
from ..errors import LimitExceeded
from ..inert import inert_attachments, inert_markdown
from ..limited import call_limited
from ..nbgrader_parts import coursedir_of
from ..notes import KEY, add_note, read_lost, start_notes

LARGEST_CELL = 100_000  # characters: to show a cell takes time and memory, a megabyte 40 s and 1 GB
COMPARED = 2_000  # characters of a cell, where it is told by its likeness
REBUILD_SECONDS = 10  # of processor time
REBUILD_MEGABYTES = 500


class RebuildFromRelease(NbGraderPreprocessor):
    """The first of nbgrader's sanitizing steps: the submission becomes the released notebook with its answers."""

    def preprocess(self, nb: NotebookNode, resources: dict) -> tuple[NotebookNode, dict]:
        """Return the rebuilt notebook in place of `nb`."""
        names = resources["nbgrader"]
        coursedir = coursedir_of(self)
        folder = coursedir.format_path(coursedir.release_directory, ".", names["assignment"])
        path = Path(folder) / (names["notebook"] + ".ipynb")
        if not path.is_file():
            raise FileNotFoundError(
                f"there is no released notebook {path}: make it with nbgrader generate_assignment {names['assignment']}"
            )
        return rebuild(nbformat.read(path, as_version=4), nb), resources


def rebuild(released: NotebookNode, submitted: NotebookNode) -> NotebookNode:
    """The notebook `released` with the answers of `submitted`, and notes on what was wrong with them.

    If that takes too much time or memory, it has no answers, and the note that it is lost.
    """
    lost = read_lost(submitted)
    if not lost:
        try:
            return call_limited(
                _rebuild, released, submitted, seconds=REBUILD_SECONDS, megabytes=REBUILD_MEGABYTES
            )
        except LimitExceeded as error:
            lost = f"to find the answers in it takes {error}"
    return without_answers(released, lost)


def without_answers(released: NotebookNode, why: str) -> NotebookNode:
    """The notebook `released` in the place of one that is lost, with the note that says why."""
    nb = copy.deepcopy(released)
    start_notes(nb, why)
    return nb


def _rebuild(released, submitted):
    nb = copy.deepcopy(released)
    start_notes(nb)
    copies = _find_copies(released, submitted, nb)
    places = {}  # where in the release a submitted cell has its place, by the cell's identity
    spare = set()  # the identities of cells that are neither graded nor run
    untouched = True
    for index, cell in enumerate(nb.cells):
        found = copies.get(grade_id_of(cell)) or []
        if utils.is_solution(cell):
            stub = _normal(cell.source)
            chosen = _pour_in(nb, cell, found)
            known = {stub, _normal(cell.source)}
            untouched = untouched and known == {stub}
            # As with nbgrader, what else they wrote under this name runs in its place: a cell may have been split.
            spare |= {
                id(copy)
                for copy in found
                if _normal(text_of(copy)) in known or len(text_of(copy)) > LARGEST_CELL
            }
            places |= {} if chosen is None else {id(chosen): index}
        else:
            places |= {id(copy): index for copy in found}
    _report_locked(nb, copies)
    _find_plain_cells(released, submitted, places, spare)
    _pour_in_own_cells(nb, submitted, places, spare)
    if untouched and any(map(utils.is_solution, nb.cells)) and not any(map(is_own, nb.cells)):
        add_note(nb, "remarks", "nothing was filled in: all answers are as they were released")
    return nb


def _find_copies(released, submitted, nb):
    """The submitted cells that belong to each released one, by its grade_id."""
    names = [grade_id_of(cell) for cell in released.cells if grade_id_of(cell)]
    copies = {name: [cell for cell in submitted.cells if grade_id_of(cell) == name] for name in names}
    # A program that strips metadata often leaves the cell's id alone, which may well be the grade_id, or else is the
    # one that the cell has in the released notebook.
    ids = {grade_id_of(cell): {grade_id_of(cell), cell.get("id")} - {None} for cell in released.cells}
    unnamed = [cell for cell in submitted.cells if not grade_id_of(cell)]
    for name in names:
        if not copies[name]:
            copies[name] = [cell for cell in unnamed if cell.get("id") in ids[name]]
    if names and not any(copies.values()):
        copies = _find_by_place(released, submitted)
        add_note(
            nb, "repairs", "the notebook had lost its nbgrader metadata: its cells were told by their place"
        )
    return copies


def _find_by_place(released, submitted):
    """Pair the cells by their place between unchanged cells, when neither metadata nor ids are left."""
    before = [_normal(cell.source) for cell in released.cells]
    after = [_normal(text_of(cell)) for cell in submitted.cells]
    copies = {}
    for _, i1, i2, j1, j2 in difflib.SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        for i in range(i1, i2):
            if i2 - i1 == j2 - j1:
                j = j1 + i - i1
            elif j1 < j2:
                # Cells were added or deleted in this stretch: an answer is most like the stub that it began as.
                j = j1 + _most_like(before[i], after[j1:j2])
            else:
                continue
            if grade_id_of(released.cells[i]):
                copies[grade_id_of(released.cells[i])] = [submitted.cells[j]]
    return copies


def _most_like(stub, texts):
    """The index of the text that is most like `stub`."""
    matchers = [difflib.SequenceMatcher(None, text[:COMPARED], stub[:COMPARED]) for text in texts]
    # The exact likeness takes a time that grows with the square of the length, an upper bound of it does not.
    bounds = [matcher.quick_ratio() for matcher in matchers]
    best = sorted(range(len(texts)), key=lambda index: -bounds[index])[:10]
    return max(best, key=lambda index: (matchers[index].ratio(), -index))


def _pour_in(nb, cell, found):
    """Put the learner's text into the solution cell `cell` of `nb`; returns the submitted cell, or None."""
    name = grade_id_of(cell)
    stub = _normal(cell.source)
    if not found and is_added(cell):
        add_note(nb, "remarks", f"solution cell {name} is newer than the notebook: the empty one was graded")
        return
    if not found:
        add_note(nb, "repairs", f"solution cell {name} is missing: the empty one from the release was graded")
        return None
    if any(len(text_of(candidate)) > LARGEST_CELL for candidate in found):
        found = [candidate for candidate in found if len(text_of(candidate)) <= LARGEST_CELL]
        instead = "" if found else ": the empty one from the release was graded"
        add_note(nb, "repairs", f"solution cell {name} has more than {LARGEST_CELL:,} characters{instead}")
        if not found:
            return None
    worked_on = [candidate for candidate in found if _normal(text_of(candidate)) != stub]
    chosen = (worked_on or found)[0]
    if len({_normal(text_of(candidate)) for candidate in found}) > 1:
        which = "the first" if chosen is found[0] else "the one that was worked on"
        if len(worked_on) > 1:
            which = "the first" if chosen is found[0] else "the first that was worked on"
        add_note(nb, "repairs", f"solution cell {name} appears {_times(len(found))}: {which} was graded")
    elif len(found) > 1:
        add_note(nb, "remarks", f"solution cell {name} appears {_times(len(found))} with the same text")
    if chosen.get("cell_type") != cell.cell_type:
        add_note(nb, "remarks", f"solution cell {name} had been turned into a {chosen.get('cell_type')} cell")
    if cell.cell_type == "code":  # which names it defines is read off the release
        cell.metadata[KEY] = {**cell.metadata.get(KEY, {}), "released": cell.source}
    cell.source = text_of(chosen)
    if cell.cell_type == "markdown" and chosen in worked_on:
        _put_markdown(cell, chosen, names_on_page(nb))
    return chosen


def _put_markdown(cell, written, names):
    """Put what a learner wrote into a Markdown cell, with its pictures and without what a browser would run."""
    # Some programs drop attachments, those of the question too.
    pictures = inert_attachments(cell.get("attachments")) | inert_attachments(written.get("attachments"))
    cell.source = inert_markdown(text_of(written), pictures, names)
    if pictures:
        cell.attachments = pictures


def _report_locked(nb, copies):
    """Say what happened to the locked cells of `nb`; the released ones are used in any case."""
    earlier = []
    for kind, note in (("test cell", "repairs"), ("cell", "remarks")):
        deleted, repeated, changed = [], [], []
        for cell in nb.cells:
            name = grade_id_of(cell)
            if not name or utils.is_solution(cell) or utils.is_grade(cell) != (kind == "test cell"):
                continue
            found = copies.get(name, [])
            others = [one for one in found if _normal(text_of(one)) != _normal(cell.source)]
            if not found and is_added(cell):
                earlier.append(name)
            elif not found:
                deleted.append(name)
            elif len(found) == 1 and others and _is_as_released(found[0]):
                earlier.append(name)
            elif others:
                changed.append(name)
            elif len(found) > 1:
                repeated.append(name)
        for names, was, were in (
            (deleted, "is missing", "are missing"),
            (changed, "was changed", "were changed"),
            (repeated, "appears more than once", "appear more than once"),
        ):
            if len(names) == 1:
                add_note(nb, note, f"{kind} {names[0]} {was}: the released one was used")
            elif names:
                add_note(nb, note, f"{kind}s {_some(names)} {were}: the released ones were used")
    if earlier:
        add_note(
            nb,
            "remarks",
            f"the notebook is an earlier release: its present cells were used ({_some(earlier)})",
        )


def _is_as_released(cell):
    """Whether nbgrader's checksum says that a submitted cell is as it was released, at that time or another."""
    try:
        return cell["metadata"]["nbgrader"]["checksum"] == utils.compute_checksum(cell)
    except Exception:  # noqa: BLE001
        return False  # the metadata may be anything


def mark_added(nb: NotebookNode, names: Collection[str]) -> NotebookNode:
    """Note in a released notebook which cells came in after learners had fetched it."""
    for cell in nb.cells:
        if grade_id_of(cell) in names:
            cell.metadata[KEY] = {"added": True}
    return nb


def _find_plain_cells(released, submitted, places, spare):
    """Find the released cells that nbgrader has no name for among the submitted ones, and add them to `places`.

    Learners fill some of them in. They are told by their ids, by their text, or by their place.
    """
    taken = set(places.values())
    ids = {cell.get("id"): index for index, cell in enumerate(released.cells) if not grade_id_of(cell)}
    ids.pop(None, None)
    texts = {}
    for index, cell in enumerate(released.cells):
        if index not in taken:
            texts.setdefault(_normal(cell.source), []).append(index)
    left = []
    for cell in submitted.cells:
        if id(cell) not in places and id(cell) not in spare:
            index = ids.get(cell.get("id"))
            if index is None or index in taken or not _may_be(cell, released.cells[index]):
                left.append(cell)
            else:
                places[id(cell)] = index
                taken.add(index)
    for cell in left:
        same = [index for index in texts.get(_normal(text_of(cell)), []) if index not in taken]
        if same:
            places[id(cell)] = same[0]
            taken.add(same[0])
    if not ids.keys() & {cell.get("id") for cell in submitted.cells}:
        _find_plain_cells_by_place(released, submitted, places, spare, taken)


def _find_plain_cells_by_place(released, submitted, places, spare, taken):
    """The cells between two that are known are told by their order, if there are as many as in the release."""
    at, between = -1, []
    for cell in [*submitted.cells, None]:
        if cell is not None and id(cell) not in places:
            if id(cell) not in spare and _normal(text_of(cell)):
                between.append(cell)
            continue
        end = len(released.cells) if cell is None else places[id(cell)]
        missing = [i for i in range(at + 1, end) if i not in taken and not grade_id_of(released.cells[i])]
        for kind in ("code", "markdown"):
            mine = [one for one in between if one.get("cell_type") == kind]
            theirs = [index for index in missing if released.cells[index].cell_type == kind]
            if len(mine) == len(theirs):
                places |= {id(one): index for one, index in zip(mine, theirs)}
                taken |= set(theirs)
        at, between = end, []


def _may_be(cell, released):
    return not grade_id_of(cell) and cell.get("cell_type") == released.cell_type


def _pour_in_own_cells(nb, submitted, places, spare):
    """Put the cells that a learner filled in or added where they were, and say how many.

    nbgrader runs them all, and an answer may need any of them.
    """
    own, at, too_large, filled_in, written = {}, -1, 0, 0, 0
    there = set(places.values())
    for cell in submitted.cells:
        text, kind = text_of(cell), cell.get("cell_type")
        if id(cell) in places:
            at = places[id(cell)]
            if grade_id_of(nb.cells[at]) or _normal(text) == _normal(nb.cells[at].source):
                continue
        elif id(cell) in spare or not text.strip() or kind not in ("code", "markdown"):
            continue
        written += len(text) if kind == "markdown" else 0
        if len(text) > LARGEST_CELL or (kind == "markdown" and written > LARGEST_CELL):
            too_large += 1
        elif id(cell) in places:
            filled_in += kind == "code"
            _fill_in(nb, nb.cells[at], cell)
        else:
            own.setdefault(_place_after(nb, at, there), []).append(cell)
    code = {index: sum(cell.cell_type == "code" for cell in cells) for index, cells in own.items()}
    answers = sum(number for index, number in code.items() if index >= 0 and utils.is_task(nb.cells[index]))
    others = sum(code.values()) - answers
    if too_large:
        was = "was left out" if too_large == 1 else "were left out"
        note = f"{_count(too_large, 'cell')} of the learner's own with more than {LARGEST_CELL:,} characters {was}"
        add_note(nb, "repairs", note)
    if answers:
        add_note(nb, "remarks", f"{_count(answers, 'code cell')} that answered a task ran with the notebook")
    if others:
        add_note(nb, "remarks", f"{_count(others, 'cell')} of the learner's own ran with the notebook")
    if filled_in:
        was = "was changed: the learner's" if filled_in == 1 else "were changed: the learner's"
        add_note(nb, "remarks", f"{_count(filled_in, 'cell')} outside the solution cells {was} text ran")
    names, ids = names_on_page(nb), _new_ids(nb)
    cells = [_own_cell(cell, names, ids) for cell in own.get(-1, [])]
    for index, cell in enumerate(nb.cells):
        cells += [cell, *(_own_cell(mine, names, ids) for mine in own.get(index, []))]
    nb.cells = cells


def _place_after(nb, at, there):
    """The index of the released cell after which a cell of the learner's own comes, which followed on that of `at`.

    It also comes after cells that they deleted there: it may stand for one of them.
    """
    if at >= 0 and utils.is_task(nb.cells[at]):
        return at
    while at + 1 < len(nb.cells) and at + 1 not in there and not utils.is_grade(nb.cells[at + 1]):
        at += 1
    return at


def _fill_in(nb, cell, written):
    """Put what a learner wrote into a cell that nbgrader has no name for."""
    if cell.cell_type == "markdown":
        _put_markdown(cell, written, names_on_page(nb))
        cell.metadata[KEY] = {"own": True}
    else:
        cell.metadata[KEY] = {"own": True, "released": cell.source}
        cell.source = text_of(written)


def _own_cell(written, names, ids):
    """A new cell with what a learner wrote in a cell that the release does not have."""
    metadata = {KEY: {"own": True}}
    tags = written.metadata.get("tags") if isinstance(written.get("metadata"), dict) else None
    if isinstance(tags, list) and SKIP in tags:
        metadata["tags"] = [SKIP]
    if written.cell_type == "code":
        cell = new_code_cell(text_of(written), metadata=metadata)
    else:
        cell = new_markdown_cell(metadata=metadata)
        _put_markdown(cell, written, names)
    cell.pop("id")
    if ids is not None:
        cell.id = next(ids)
    return cell


def _new_ids(nb):
    """Ids for new cells, the same each time; None if this notebook's cells have none."""
    if nb.nbformat_minor < 5:
        return None
    known = {cell.get("id") for cell in nb.cells}
    return (name for number in itertools.count(1) if (name := f"own-{number}") not in known)


def _normal(text):
    # Editors change line ends and trailing blanks by themselves: neither is a change of the learner's.
    return "\n".join(line.rstrip() for line in text.strip().splitlines())


def _some(names):
    """The first names, and how many more there are."""
    if len(names) == 1:
        return names[0]
    if len(names) > 4:
        return f"{', '.join(names[:3])} and {len(names) - 3} more"
    return f"{', '.join(names[:-1])} and {names[-1]}"


def _times(number):
    return "twice" if number == 2 else f"{number} times"


def _count(number, noun):
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
