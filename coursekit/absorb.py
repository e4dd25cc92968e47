"""Take notebooks of solutions/ that were edited in JupyterLab apart again, into the bank.

    python -m coursekit.absorb [solutions/01_memory/numpy.ipynb ...]      without a name: all of them

What the notebook says holds: texts, code, points, the order, new cells and deleted ones. What is not in a notebook,
answers/, equivalent.toml and hints.md, is left alone. coursekit.bank says what the bank holds; coursekit.assemble is the way back.
"""

import difflib
import json
import re
import shutil
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path

from coursekit.assemble import assemble, edited_files, remember
from coursekit.bank import (
    BEGIN,
    END,
    INSERT,
    NOT_RUN,
    SAID,
    BankError,
    cells,
    files_of,
    folders,
    listed,
    notebook_of,
    parsed,
    points,
    source_of,
    test_file,
)
from coursekit.fingerprints import MISTAKES, with_tables
from coursekit.hints import empty_help
from coursekit.notebooks import ROOT, to_normal_form

HEAD = """\
# The cells of solutions/{name}.ipynb, from top to bottom.
# "name.md" is text, "name.py" code that students cannot change, "show-name.py" code that grading does not run.
# An exercise is the folder of its name: task.md, solution.py, check.py, and a test_<name>.py for each of its tests.
"""


def kind_of(cell: dict) -> str:
    """What a cell of a notebook is in the bank. Raises BankError for a kind that the bank does not know."""
    nbgrader = cell["metadata"].get("nbgrader")
    tags = cell["metadata"].get("tags", [])
    if not nbgrader and not tags and cell["cell_type"] == "markdown":
        return "text"
    if not nbgrader and tags == [NOT_RUN] and cell["cell_type"] == "code":
        return "shown"
    if nbgrader and not tags and cell["cell_type"] == "code" and not nbgrader["task"]:
        match nbgrader["solution"], nbgrader["grade"], nbgrader["locked"]:
            case True, False, _:
                return "solution"
            case False, True, _:
                return "test"
            case False, False, True:
                return "locked"
    raise BankError(
        f"Cell {cell['id']} is of a kind that the bank does not know. A text is Markdown without an nbgrader type. Code is "
        f"a read-only cell, an autograded answer, a test, or has the tag {NOT_RUN} and no nbgrader type."
    )


def take_apart(notebook: dict, folder: Path) -> tuple[list, dict[Path, str]]:
    """Take a notebook apart.

    notebook: the parsed JSON of its normal form. folder: its folder in the bank; what is there gives texts their
    names. It need not exist.
    Returns the entries of notebook.toml, and the texts of the cells' files by their path in the folder.
    Raises BankError if the bank cannot hold the notebook.
    """
    old = cells(folder) if (folder / "notebook.toml").is_file() else []
    texts = [cell for cell in old if cell.path.parent == folder and not cell.name]
    unnamed = {cell.path.name: source_of(cell, folder.parents[1]) for cell in texts}
    todo = [(kind_of(cell), cell, "".join(cell["source"])) for cell in notebook["cells"]]
    graded = [cell["id"] for kind, cell, _ in todo if kind not in {"text", "shown"}]
    for name in graded:
        if graded.count(name) > 1:
            raise BankError(f"Two cells have the grade_id {name}.")
        if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name) or name.startswith("show-"):
            raise BankError(f"The grade_id {name} is no name: use small letters, digits and dashes.")
    exercises = [cell["id"] for kind, cell, _ in todo if kind == "solution"]
    names = _names(todo, unnamed)
    entries, files = [], {}
    for place, (kind, cell, source) in enumerate(todo):
        name, (below, after, _) = cell["id"], todo[place + 1] if place + 1 < len(todo) else ("", {}, "")
        if kind == "text" and below == "solution":
            files[Path(after["id"], "task.md")] = source
        elif kind in {"text", "shown"}:
            entries.append(names[place])
            files[Path(names[place])] = source
        elif kind == "solution":
            if below != "locked" or after["id"] != f"check-{name}":
                raise BankError(f"Right below {name} should stand its check: a read-only cell, check-{name}.")
            entries.append({"exercise": name, "tests": []})
            files[Path(name, "solution.py")] = source
        elif (
            kind == "locked"
            and name.removeprefix("check-") in exercises
            and place
            and todo[place - 1][0] == "solution"
        ):
            files[Path(name.removeprefix("check-"), "check.py")] = source
        elif kind == "locked":
            entries.append(f"{name}.py")
            files[Path(f"{name}.py")] = source
        else:
            owner = max((e for e in exercises if name.startswith(f"test-{e}-")), key=len, default=None)
            if owner is None:
                raise BankError(
                    f"No exercise has the test {name}: a test is called test-<exercise>-<property>, and no answer's cell "
                    "has the grade_id of such an exercise."
                )
            test = name.removeprefix(f"test-{owner}-")
            last = entries[-1] if entries and isinstance(entries[-1], dict) else {}
            if owner not in {last.get("exercise"), last.get("tests_of")}:
                entries.append(last := {"tests_of": owner, "tests": []})
            last["tests"].append(test)
            files[test_file(Path(owner), test)] = _test_text(name, source)
    return entries, files


def _test_text(name: str, source: str) -> str:
    """What the file of a test holds: its cell without the two marks, where the marks frame all but the comment."""
    if not SAID.match(source):
        raise BankError(f"{name} should open with a line like '# Hidden test (2 points): ...'")
    comment, mark, _ = source.partition(f"\n{BEGIN}\n")
    lines = comment.split("\n")
    if not mark or not all(line.startswith("# ") for line in lines):
        raise BankError(f"The line after the comment that opens {name} should be: {BEGIN}")
    first = " ".join([lines[0], *(line.removeprefix("# ") for line in lines[1:])])
    rest = source.split("\n")[len(lines) :]
    whole = rest[-1] == END and source.count(BEGIN) == source.count(END) == 1
    return "\n".join([first, *(rest[1:-1] if whole else rest)])


def agree_on_points(notebook: dict, folder: Path) -> None:
    """Points stand in a test's comment and in nbgrader's panel. Where they differ, the one that was changed holds.

    notebook: parsed JSON, changed in place. folder: its folder in the bank, which says what they were. Raises BankError
    if both were changed, to different numbers.
    """
    old = cells(folder) if (folder / "notebook.toml").is_file() else []
    was = {cell.name: points(cell, source_of(cell, folder.parents[1])) for cell in old if cell.kind == "test"}
    for cell in notebook["cells"]:
        nbgrader, source = cell["metadata"].get("nbgrader", {}), "".join(cell["source"])
        said = SAID.match(source)
        if not said or not nbgrader.get("grade") or float(said[1]) == nbgrader["points"]:
            continue
        panel, comment, before = nbgrader["points"], float(said[1]), was.get(cell["id"])
        if before is not None and panel != before != comment:
            raise BankError(
                f"{cell['id']} is worth {panel:g} in nbgrader's panel, and its comment says {comment:g}."
            )
        meant = comment if panel == before else panel
        nbgrader["points"] = int(meant) if float(meant).is_integer() else meant
        cell["source"] = f"# Hidden test ({meant:g} point{'s' if meant > 1 else ''}): {source[said.end() :]}"


def _names(todo: list[tuple[str, dict, str]], old: dict[str, str]) -> dict[int, str]:
    """File names for the cells without a grade_id, by their place: those that they have, as far as they are known again.

    todo: (kind, cell, source) of all cells. old: the text of such files in the bank, by name.
    """
    ending = {"text": ".md", "shown": ".py"}
    unnamed = {
        place: (ending[kind], source)
        for place, (kind, _, source) in enumerate(todo)
        if kind in ending
        and not (kind == "text" and todo[place + 1 : place + 2] and todo[place + 1][0] == "solution")
    }
    names, left = {}, dict(old)

    def likeness(place, name, least):
        """From 0 to 1; 0 for what is less alike than `least`, which the quick ratios, upper bounds, tell in a moment."""
        kind, source = unnamed[place]
        texts = difflib.SequenceMatcher(None, source, old[name], autojunk=False)
        if not name.endswith(kind) or texts.real_quick_ratio() < least or texts.quick_ratio() < least:
            return 0
        return texts.ratio()

    for least in (1, 0.6):  # those that did not change choose first
        for place in unnamed.keys() - names.keys():
            alike = {name: likeness(place, name, least) for name in left}
            best = max(alike, key=alike.get, default=None)
            if best and alike[best] >= least:
                names[place] = best
                del left[best]
    above = "opening"
    for place, (end, source) in sorted(unnamed.items()):
        if place not in names:
            title = re.match(r"#+ (?:\d+\. )?(.+)|\*\*(.+?)\*\*", source)
            words = re.findall(r"\w+", (title[1] or title[2] if title else source).lower())
            stem = f"show-{above}" if end == ".py" else "-".join(words[:7]) if place else "opening"
            number = next(
                n
                for n in range(1, 99)
                if f"{stem}{f'-{n}' if n > 1 else ''}{end}" not in {*names.values(), *old}
            )
            names[place] = f"{stem}{f'-{number}' if number > 1 else ''}{end}"
        if end == ".md":
            above = names[place].removesuffix(".md")
    return names


def _chunks(source: str) -> list[str]:
    """What stands between two blank lines at the top level of a cell: a function with its comment, for one."""
    return re.split(r"\n\n\n", source)


def _defines(chunk: str, name: str) -> bool:
    return re.search(rf"^(?:def|class) {name}\b", chunk, re.MULTILINE) is not None


def _helpers(root: Path) -> dict[str, str]:
    """The helpers of the bank as they should be: {name: text}, those that were edited included.

    A helper that was edited in the same way in all the notebooks that insert it is edited. If it was edited in some of
    them only, or in different ways, it stays as it is, and those notebooks get a text of their own.
    """
    made = {}
    inserted, chunks = {}, {}  # by notebook
    for folder in folders(root):
        notebook = notebook_of(folder)
        if notebook.is_file():
            texts = [file.read_text(encoding="utf-8") for file in files_of(folder)]
            inserted[notebook] = {name for text in texts for name in INSERT.findall(text)}
            written = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
            chunks[notebook] = [
                chunk for cell in written for chunk in _chunks(_bare("".join(cell["source"])))
            ]
    for path in sorted((root / "bank" / "helpers").glob("*.py")):
        made[path.stem] = path.read_text(encoding="utf-8").removesuffix("\n")
        users = [notebook for notebook, names in inserted.items() if f"helpers/{path.name}" in names]
        name = re.search(r"^(?:def|class) (\w+)", made[path.stem], re.MULTILINE)[1]
        texts = set()
        for user in users:
            texts |= {chunk for chunk in chunks[user] if _defines(chunk, name)} or {""}
        if len(texts) == 1 and texts != {""}:
            made[path.stem] = texts.pop()
    return made


def _bare(source: str) -> str:
    """A cell without the marks and the comment of a hidden test."""
    return re.sub(rf"^# Hidden test.*\n(# .*\n)*{BEGIN}\n|\n{END}$", "", source)


def _with_inserts(source: str, helpers: dict[str, str]) -> str:
    """A text of code in which what is a helper's is an INSERT line."""
    chunks = _chunks(source)
    names = {text: f"### INSERT helpers/{name}.py" for name, text in helpers.items()}
    head = re.match(r"# Hidden test.*\n", chunks[0])
    first = chunks[0][head.end() :] if head else chunks[0]
    chunks[0] = (head[0] if head else "") + names.get(first, first)
    return "\n\n\n".join(chunks[:1] + [names.get(chunk, chunk) for chunk in chunks[1:]])


def _toml(entries: list, name: str) -> str:
    def value(entry):
        if isinstance(entry, dict):
            return "{ " + ", ".join(f"{key} = {value(inner)}" for key, inner in entry.items()) + " }"
        return json.dumps(entry, ensure_ascii=False)

    return (
        HEAD.format(name=name)
        + "cells = [\n"
        + "".join(f"    {value(entry)},\n" for entry in entries)
        + "]\n"
    )


def _changes(
    folder: Path, entries: list, files: dict[Path, str], helpers: dict[str, str]
) -> dict[Path, str | None]:
    """What has to be written so that the bank holds a notebook's files and the helpers: {file: text, None if it goes}.

    What is the same already is left out.
    """
    texts = {folder / path: text + "\n" for path, text in files.items()}
    texts |= {folder.parents[1] / "helpers" / f"{name}.py": text + "\n" for name, text in helpers.items()}
    changes = dict.fromkeys(files_of(folder) - set(texts))
    for path, text in texts.items():
        if not path.is_file() or path.read_text(encoding="utf-8") != text:
            changes[path] = text
    toml = folder / "notebook.toml"
    if not toml.is_file() or listed(folder) != entries:
        changes[toml] = _toml(entries, "/".join(folder.parts[-2:]))
    return changes


def _write(changes: dict[Path, str | None]) -> dict[Path, str]:
    """Write the files. Returns what was done to which: "new", "changed" or "deleted"."""
    done = {}
    for path, text in changes.items():
        if text is None:
            path.unlink()
            done[path] = "deleted"
            if not any(path.parent.iterdir()):
                path.parent.rmdir()
        else:
            done[path] = "changed" if path.is_file() else "new"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    return done


TABLE = re.compile(
    r"(?:^ *-?\d+\.\d{5}: (?:\".*\"|'.*'),\n)+", re.MULTILINE
)  # the lines of a table of known mistakes


def _words(lines: str) -> list[str]:
    return [line.split(": ", 1)[1] for line in lines.splitlines()]


def empty_tables(notebook: dict, folder: Path) -> list[str]:
    """Put the comment of the bank in the place of each table that is computed (coursekit.fingerprints).

    notebook: parsed JSON, changed in place. folder: its folder in the bank. A table is known by its words, so that its
    numbers may have been changed. Returns a sentence for each table that is not known any more: it stays as it is.
    """
    if not (folder / "notebook.toml").is_file():
        return []
    said = []
    bare = [(cell, source_of(cell, folder.parents[1])) for cell in cells(folder)]
    tables = {}
    for (cell, empty), (_, filled) in zip(bare, with_tables(folder, bare), strict=True):
        # The texts around the comments are in both.
        around = re.split(MISTAKES.pattern, empty, flags=re.MULTILINE)[::3] if MISTAKES.search(empty) else []
        comments, place = MISTAKES.finditer(empty), 0
        for before, after in zip(around, around[1:]):
            start = place + len(before)
            place = filled.index(after, start)
            tables[cell.name, *_words(filled[start:place])] = next(comments)[0].strip(" ")
    for cell in notebook["cells"]:
        source = "".join(cell["source"])
        known = {key[1:]: comment for key, comment in tables.items() if key[0] == cell["id"]}

        def emptied(found, known=known, name=cell["id"]):
            comment = known.get(tuple(_words(found[0])))
            if comment:
                return found[0][: len(found[0]) - len(found[0].lstrip(" "))] + comment + "\n"
            said.append(
                f"{name}: a table was edited, and is now written by hand. The words belong into the answers, # says:"
            )
            return found[0]

        if known:
            cell["source"] = TABLE.sub(emptied, source)
    return said


def absorb(notebook: Path, root: Path = ROOT) -> tuple[dict[Path, str], list[str]]:
    """Write a notebook into the bank, and the notebook itself in its normal form, with tables that fit its checks.

    notebook: solutions/<chapter>/<name>.ipynb. Returns which files of the bank are "new", "changed" or "deleted", and
    what a person should know, a sentence each. Raises BankError, and changes nothing, if the bank cannot hold the
    notebook, or has edits of its own that would be lost.
    """
    folder = root / "bank" / notebook.parent.name / notebook.stem
    edited = json.loads(to_normal_form(parsed(notebook)))
    agree_on_points(edited, folder)
    said = empty_tables(edited, folder)
    for cell in edited["cells"]:
        cell["source"] = empty_help("".join(cell["source"]))
    normal = to_normal_form(edited)
    entries, files = take_apart(json.loads(normal), folder)
    helpers = _helpers(root)
    files = {
        path: _with_inserts(text, helpers) if path.suffix == ".py" else text for path, text in files.items()
    }
    with tempfile.TemporaryDirectory() as trial:
        copy = Path(trial, *folder.parts[-3:])
        for answers in folder.glob("*/answers"):
            shutil.copytree(answers, copy / answers.relative_to(folder))
        _write(_changes(copy, entries, files, helpers))
        if assemble(copy, tables=False, help=False) != normal:
            raise BankError(
                f"{notebook} taken apart does not give the same notebook again. This is a fault of ours."
            )
        assemble(copy)  # the tables can be computed
    changes = _changes(folder, entries, files, helpers)
    if lost := sorted(changes.keys() & edited_files(folder, root)):
        raise BankError(
            f"{lost[0].relative_to(root)} was edited too, and the notebook has another text for it: the edit would be lost. "
            "Make the edit in the notebook as well; or commit it first, and git diff shows what absorb takes back."
        )
    done = _write(changes)
    notebook.write_text(assemble(folder), encoding="utf-8")
    remember({folder: notebook.read_text(encoding="utf-8")}, root)
    kept = {path.parent.name for path in folder.glob("*/answers")} - {
        e["exercise"] for e in entries if "exercise" in e
    }
    gone = [
        f"{name} is no exercise of {notebook.stem} any more; its answers are still there."
        for name in sorted(kept)
    ]
    return done, said + gone


def main(arguments: Iterable[str] = ()) -> None:
    named = [Path(name).resolve() for name in arguments] or sorted((ROOT / "solutions").glob("*/*.ipynb"))
    for notebook in named:
        if notebook.parents[1] != ROOT / "solutions" or notebook.suffix != ".ipynb":
            raise SystemExit(
                f"{notebook} is no notebook of solutions/. Those are taken in; exercises/ is made from them."
            )
        try:
            done, said = absorb(notebook)
        except (BankError, OSError) as error:
            raise SystemExit(f"{notebook.relative_to(ROOT)}: {error}")
        files = [f"  {what:9}{path.relative_to(ROOT)}" for path, what in sorted(done.items())]
        print("\n".join([f"{notebook.relative_to(ROOT)}:", *(files or ["  nothing is new"]), *said]))
    print("Now make exercises: it makes the students' version.")


if __name__ == "__main__":
    main(sys.argv[1:])
