"""The bank of exercises: the notebooks are assembled from it, and what is edited in a notebook finds its way back."""

import difflib
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest
from turns import new_or_in_turn

from coursekit import answers
from coursekit.absorb import absorb
from coursekit.assemble import assemble, stale_notebooks, write_solutions
from coursekit.bank import BankError, cells, folders, notebook_of, source_of
from coursekit.fingerprints import cache_folder
from coursekit.notebooks import ROOT, to_normal_form
from coursekit.sound import assert_sound_answers, assert_sound_cells

FOLDERS = folders()
NAMES = ["/".join(folder.parts[-2:]) for folder in FOLDERS]


def test_every_notebook_is_in_the_bank_and_nothing_else_is():
    assert {notebook_of(folder) for folder in FOLDERS} == set((ROOT / "solutions").glob("*/*.ipynb"))
    known = {folder / name for folder in FOLDERS for name in ("notebook.toml",)}
    known |= {cell.path for folder in FOLDERS for cell in cells(folder)}
    known |= set((ROOT / "bank").glob("*/*/*/answers/*.py")) | set(
        (ROOT / "bank").glob("*/*/*/equivalent.toml")
    )
    known |= set((ROOT / "bank" / "helpers").glob("*.py")) | set((ROOT / "bank").glob("*/*/*/hints.md"))
    assert {
        path for path in (ROOT / "bank").rglob("*") if path.is_file() and "__pycache__" not in path.parts
    } == known


# To run each check with each wrong answer takes ten seconds, and half a minute where they train.
IN_TURN = [
    notebook
    for kind in ("numpy", "tensorflow")
    for notebook in new_or_in_turn([folder.parts[-2:] for folder in FOLDERS if folder.name == kind])
]
ASSEMBLED = [folder for folder in FOLDERS if folder.parts[-2:] in IN_TURN]


@pytest.mark.takes_turns
@pytest.mark.parametrize("folder", ASSEMBLED, ids=["/".join(folder.parts[-2:]) for folder in ASSEMBLED])
def test_a_notebook_is_what_the_bank_makes(folder):
    notebook = notebook_of(folder)
    committed, made = notebook.read_text(encoding="utf-8"), assemble(folder)
    difference = "".join(
        difflib.unified_diff(committed.splitlines(True), made.splitlines(True), "solutions", "bank", n=1)
    )
    assert not difference, (
        f"{notebook.relative_to(ROOT)} differs from the bank. `make exercises` makes it from the bank; `make absorb` takes "
        f"it into the bank:\n{difference[:3000]}"
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_a_folder_is_sound(folder):
    sources = [(cell, source_of(cell, folder.parents[1])) for cell in cells(folder)]
    assert_sound_cells(sources, ROOT)
    assert_sound_answers(folder, sources)


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_an_opening_says_that_arguments_are_left_alone(folder):
    """Hidden tests take points where an argument is changed, in every notebook: a learner has to know."""
    opening = " ".join((folder / "opening.md").read_text(encoding="utf-8").split())
    assert re.search(
        r"\*\*In every exercise\*\* .*\bno (argument|array that is given to your function) is changed",
        opening,
    )


def test_a_helper_is_used_by_more_than_one_notebook_and_bears_the_name_of_what_it_defines():
    for helper in (ROOT / "bank" / "helpers").glob("*.py"):
        (name,) = re.findall(r"^(?:def|class) (\w+)", helper.read_text(encoding="utf-8"), re.MULTILINE)
        assert helper.stem.startswith(name), f"{helper.name} defines {name}: one function a file"
        line = f"### INSERT helpers/{helper.name}\n"
        users = [f for f in FOLDERS if any(line in c.path.read_text(encoding="utf-8") for c in cells(f))]
        assert len(users) > 1, helper.name


def copied_chunks():
    """What stands word for word in two notebooks or more, three lines or longer, between blank lines at the top level."""
    where = {}
    for folder in FOLDERS:
        for cell in cells(folder):
            if cell.kind in {"locked", "check", "test"} and cell.name != "imports":
                for chunk in cell.path.read_text(encoding="utf-8").strip().split("\n\n\n"):
                    if chunk.count("\n") >= 2:
                        where.setdefault(chunk, set()).add(folder)
    return [chunk for chunk, notebooks in where.items() if len(notebooks) > 1]


def test_nothing_is_copied_from_notebook_to_notebook():
    assert not copied_chunks(), (
        "put each into a file of bank/helpers/ named after its function; then `make absorb` inserts it where it was"
    )


def test_an_equivalent_mutant_belongs_to_an_exercise():
    for path in (ROOT / "bank").glob("*/*/*/equivalent.toml"):
        assert path.with_name("solution.py").is_file(), path
        chapter, notebook, exercise = path.parts[-4:-1]
        reasons = answers.equivalents(chapter, notebook)
        assert exercise in {cell for cell, _ in reasons}, path
        assert all(why.strip() for why in reasons.values()), path


# A course of three notebooks, to edit.


COURSE = ["01_memory/numpy", "02_unrolling/numpy", "03_lstm/numpy"]


@pytest.fixture(scope="module")
def prepared(tmp_path_factory):
    """Its folder, with a cache of what the checks of its notebooks said, so that each test runs only what it changes."""
    root = tmp_path_factory.mktemp("prepared")
    for name in COURSE:
        assemble(ROOT / "bank" / name)
    shutil.copytree(cache_folder(), root / "cache" / cache_folder().name)
    for name in ["helpers", *COURSE]:
        shutil.copytree(ROOT / "bank" / name, root / "bank" / name)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_CACHE_HOME", str(root / "cache"))
        for folder in folders(root):
            notebook_of(folder).parent.mkdir(parents=True)
            notebook_of(folder).write_text(assemble(folder), encoding="utf-8")
    return root


@pytest.fixture
def course(tmp_path, monkeypatch, prepared):
    """A copy to edit."""
    root = tmp_path / "course"
    shutil.copytree(prepared, root)
    monkeypatch.setenv("XDG_CACHE_HOME", str(root / "cache"))
    return root


MEMORY = "solutions/01_memory/numpy.ipynb"


def everything(folder: Path) -> dict[str, str]:
    return {p.relative_to(folder).as_posix(): p.read_text() for p in folder.rglob("*") if p.is_file()}


# Cells of chapter 1 without a grade_id, by their first line.
THE_STEP = "## 3. One step of a network that remembers"
SOFTMAX = "## 5. From scores to probabilities"
BUILT = "## What you built"
SHOWN = "# every way to fill 4 words"


def edit(course, change, name=MEMORY):
    """Change the cells of a notebook, as somebody in JupyterLab would.

    change: a function of {grade_id, or without one the first line: cell} and of the list of cells.
    """
    notebook = json.loads((course / name).read_text())
    change({name_of(cell): cell for cell in notebook["cells"]}, notebook["cells"])
    for cell in notebook["cells"]:
        if cell["cell_type"] == "code":
            cell |= {"execution_count": 7, "outputs": []}
    (course / name).write_text(json.dumps(notebook))
    return course / name


def name_of(cell):
    nbgrader = cell["metadata"].get("nbgrader")
    return nbgrader["grade_id"] if nbgrader else "".join(cell["source"]).split("\n")[0]


def replace(cell, old, new):
    source = "".join(cell["source"])
    assert old in source
    cell["source"] = source.replace(old, new)


def absorbed(course, change, name=MEMORY):
    """Edit a notebook and absorb it. Returns the files of the bank that changed: {name: text, or None if it is gone}."""
    before = everything(course / "bank")
    path = edit(course, change, name)
    done, _ = absorb(path, course)
    after = everything(course / "bank")
    changed = {name for name in before | after if before.get(name) != after.get(name)}
    assert {path.relative_to(course / "bank").as_posix() for path in done} == changed
    normal = to_normal_form(json.loads(path.read_text()))
    assert path.read_text() == normal, "the notebook is left in its normal form"
    assert assemble(course / "bank" / path.parent.name / path.stem) == normal
    return {n: after.get(n) for n in sorted(before | after) if before.get(n) != after.get(n)}


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """A copy of the whole bank and its notebooks, which stays as it is, and the bank's files."""
    root = tmp_path_factory.mktemp("whole")
    for name in ("bank", "solutions"):
        shutil.copytree(ROOT / name, root / name)
    return root, everything(root / "bank")


@pytest.mark.parametrize("folder", FOLDERS, ids=NAMES)
def test_absorbing_what_was_assembled_changes_nothing(folder, whole):
    root, files = whole
    done, said = absorb(notebook_of(root / folder.relative_to(ROOT)), root)
    assert everything(root / "bank") == files
    assert (done, said) == ({}, [])


def test_a_notebook_without_a_folder_is_taken_in_whole(course):
    folder = course / "bank/01_memory/numpy"
    before = everything(folder)
    shutil.rmtree(folder)
    absorb(course / MEMORY, course)
    no_cells = ("equivalent.toml", "hints.md")
    kept = {n: t for n, t in before.items() if "answers/" not in n and not n.endswith(no_cells)}
    after = everything(folder)
    assert set(after) == set(kept)
    # Without answers the tables are written by hand.
    assert {n.split("/")[-1] for n in kept if after[n] != kept[n]} == {"check.py"}


def test_an_edited_task_solution_check_and_test_are_carried_over(course):
    def change(cells, _):
        replace(cells[THE_STEP], "A recurrent network", "A network")
        replace(cells["rnn-step"], "h_prev @ U + b)", "h_prev @ U + b + 0)")
        replace(cells["check-rnn-step"], "Make a new array for h_t,", "Make a new one,")
        replace(cells["test-rnn-step-values"], "(5, 4, 4)", "(5, 4, 6)")

    step = "01_memory/numpy/rnn-step"
    changed = absorbed(course, change)
    assert set(changed) == {
        f"{step}/{name}" for name in ("task.md", "solution.py", "check.py", "test_values.py")
    }
    assert "A network keeps" in changed[f"{step}/task.md"]
    assert "HIDDEN TESTS" not in changed[f"{step}/test_values.py"]


@pytest.mark.parametrize("where", ["panel", "comment", "both"])
def test_points_are_carried_over_from_where_they_were_changed(course, where):
    def change(cells, _):
        cell = cells["test-rnn-step-dtype"]
        if where != "comment":
            cell["metadata"]["nbgrader"]["points"] = 3
        if where != "panel":
            replace(cell, "(1 point)", "(3 points)")

    changed = absorbed(course, change)
    assert list(changed) == ["01_memory/numpy/rnn-step/test_dtype.py"]
    assert changed["01_memory/numpy/rnn-step/test_dtype.py"].startswith("# Hidden test (3 points): ")
    cell = next(
        c for c in json.loads((course / MEMORY).read_text())["cells"] if c["id"] == "test-rnn-step-dtype"
    )
    assert cell["metadata"]["nbgrader"]["points"] == 3


def test_points_that_were_changed_in_both_places_to_different_numbers_are_refused(course):
    def change(cells, _):
        cells["test-rnn-step-dtype"]["metadata"]["nbgrader"]["points"] = 3
        replace(cells["test-rnn-step-dtype"], "(1 point)", "(2 points)")

    with pytest.raises(BankError, match="is worth 3 in nbgrader's panel, and its comment says 2"):
        absorb(edit(course, change), course)


def test_a_new_test_and_a_deleted_one_are_carried_over(course):
    def change(cells, order):
        new = json.loads(json.dumps(cells["test-softmax-dtype"]).replace("softmax-dtype", "softmax-twice"))
        order.insert(order.index(cells["test-softmax-large"]), new)
        order.remove(cells["test-softmax-values"])

    changed = absorbed(course, change)
    assert set(changed) == {
        "01_memory/numpy/notebook.toml",
        "01_memory/numpy/softmax/test_values.py",
        "01_memory/numpy/softmax/test_twice.py",
    }
    assert changed["01_memory/numpy/softmax/test_values.py"] is None
    assert (
        '{ exercise = "softmax", tests = ["twice", "large", "dtype"] }'
        in changed["01_memory/numpy/notebook.toml"]
    )


def test_a_new_exercise_is_a_new_folder(course):
    def change(cells, order):
        names = ["softmax", "check-softmax", "test-softmax-values"]
        new = [json.loads(re.sub(r"softmax\b(?=[-\"])", "hard-max", json.dumps(cells[n]))) for n in names]
        text = {"cell_type": "markdown", "id": "x", "metadata": {}, "source": "## 7. Another one"}
        order[order.index(cells[BUILT]) : order.index(cells[BUILT])] = [text, *new]

    changed = absorbed(course, change)
    files = {"task.md", "solution.py", "check.py", "test_values.py"}
    assert set(changed) == {"01_memory/numpy/notebook.toml"} | {
        f"01_memory/numpy/hard-max/{name}" for name in files
    }


def test_exercises_in_another_order_change_the_list_and_nothing_else(course):
    def change(cells, order):
        names = [
            SOFTMAX,
            "softmax",
            "check-softmax",
            *(f"test-softmax-{t}" for t in ("values", "large", "dtype")),
        ]
        moved = [cells[name] for name in names]
        order[:] = [cell for cell in order if cell not in moved]
        at = order.index(cells["check-helper"]) + 1
        order[at:at] = moved

    assert list(absorbed(course, change)) == ["01_memory/numpy/notebook.toml"]


def test_the_answers_of_an_exercise_that_is_gone_stay_and_are_named(course):
    def change(cells, order):
        order[:] = [cell for cell in order if "softmax" not in cell["id"]]

    (said,) = absorb(edit(course, change), course)[1]
    folder = course / "bank/01_memory/numpy/softmax"
    assert "softmax" in said
    assert {path.name for path in folder.iterdir()} == {"answers", "hints.md"}
    assert list(folder.glob("answers/*.py"))


def test_new_texts_and_pictures_get_a_name_and_edited_ones_keep_theirs(course):
    def change(cells, order):
        replace(cells[BUILT], "One remembers, one forgets.", "The first one remembers.")
        replace(cells[SHOWN], 'label="U = 0.5"', 'label="a weak one"')
        order.append({"cell_type": "markdown", "id": "y", "metadata": {}, "source": "**And now?** Rest."})
        shown = {
            "cell_type": "code",
            "id": "z",
            "metadata": {"tags": ["skip-execution"]},
            "source": "print(1)",
        }
        order.append(shown)

    folder = "01_memory/numpy"
    assert set(absorbed(course, change)) == {
        f"{folder}/notebook.toml",
        f"{folder}/what-you-built.md",
        f"{folder}/show-what-you-built.py",
        f"{folder}/and-now.md",
        f"{folder}/show-and-now.py",
    }


def test_a_test_that_stands_apart_from_its_exercise_stays_there(course):
    def change(cells, order):
        order.remove(cells["test-rnn-step-dtype"])
        order.append(cells["test-rnn-step-dtype"])

    changed = absorbed(course, change)
    assert '{ tests_of = "rnn-step", tests = ["dtype"] }' in changed["01_memory/numpy/notebook.toml"]


def test_a_test_with_lines_that_students_see_keeps_its_marks(course):
    def change(cells, _):
        replace(cells["test-rnn-step-dtype"], "### END HIDDEN TESTS", "### END HIDDEN TESTS\nprint('done')")

    changed = absorbed(course, change)
    assert "### BEGIN HIDDEN TESTS" in changed["01_memory/numpy/rnn-step/test_dtype.py"]


# What notebooks share.


def test_a_helper_edited_in_one_notebook_becomes_its_own_there(course):
    def change(cells, _):
        replace(cells["check-helper"], "holds NaN or infinity.", "is not finite.")

    changed = absorbed(course, change, "solutions/02_unrolling/numpy.ipynb")
    assert list(changed) == ["02_unrolling/numpy/check-helper.py"]
    assert "INSERT helpers/check.py" not in changed["02_unrolling/numpy/check-helper.py"]
    assert "INSERT helpers/fingerprint.py" in changed["02_unrolling/numpy/check-helper.py"]


def test_a_helper_edited_in_all_its_notebooks_is_edited_once(course):
    def change(cells, _):
        replace(cells["check-helper"], "holds NaN or infinity.", "is not finite.")

    edit(course, change)
    edit(course, change, "solutions/03_lstm/numpy.ipynb")
    assert list(absorbed(course, change, "solutions/02_unrolling/numpy.ipynb")) == ["helpers/check.py"]
    assert absorbed(course, lambda *_: None, "solutions/03_lstm/numpy.ipynb") == {}


def test_what_is_a_helper_already_is_inserted_and_not_copied(course):
    def change(cells, _):
        helper = (course / "bank/helpers/gradient_by_complex_step.py").read_text().strip()
        replace(cells["check-helper"], "\n\n\ndef check(", f"\n\n\n{helper}\n\n\ndef check(")

    changed = absorbed(course, change)
    assert "### INSERT helpers/gradient_by_complex_step.py" in changed["01_memory/numpy/check-helper.py"]


# The tables of known mistakes.

# Tables that are written by hand, with the reason. They are a debt: nothing proves them but the answers' own words.
BY_HAND = {
    "01_memory/tensorflow/check-rnn-cell": 4,  # its message shows four digits of the fingerprint, the table five
    "02_unrolling/tensorflow/check-train-truncated": 1,  # a table in one line has no room for the comment
}


def test_tables_are_computed_but_for_a_known_few():
    found = {}
    for folder in FOLDERS:
        for cell in cells(folder):
            lines = re.findall(r"-?\b\d+\.\d{5}: [\"']", cell.path.read_text(encoding="utf-8"))
            if lines:
                found["/".join([*folder.parts[-2:], cell.name])] = len(lines)
    assert found == BY_HAND


STEP = "01_memory/numpy/rnn-step"


def answer(course, name, line, says="something.", header="", exercise=STEP):
    """Write a wrong answer to rnn_step."""
    text = f'"""Wrong."""\n# loses: test-rnn-step-values\n{header}# says: {says}\n\n\n'
    (course / "bank" / exercise / "answers" / f"{name}.py").write_text(
        f"{text}def rnn_step(x_t, h_prev, W, U, b):\n    return {line}\n"
    )


def table(course):
    """The lines of the table in the assembled check of rnn_step."""
    made = json.loads(assemble(course / "bank/01_memory/numpy"))
    source = next("".join(cell["source"]) for cell in made["cells"] if cell["id"] == "check-rnn-step")
    return re.findall(r"^ +(-?[\d.]+): \"(.*)\",$", source, re.MULTILINE)


def test_a_mistake_is_one_file(course):
    before = table(course)
    answer(course, "input_ignored", "np.tanh(h_prev @ U + b)", "x_t has no influence.")
    after = table(course)
    (new,) = set(after) - set(before)
    assert new[1] == "x_t has no influence." and [row for row in after if row != new] == before


def test_a_table_follows_the_inputs_of_its_check(course):
    before = table(course)
    check = course / "bank" / STEP / "check.py"
    text = check.read_text().replace("np.linspace(-1, 0.5, 4)", "np.linspace(-1, 0.6, 4)")
    check.write_text(text)
    with pytest.raises(
        BankError, match="The check of rnn-step does not let its solution pass: .*fingerprint"
    ):
        table(course)
    check.write_text(text.replace("-2.41833", "-2.32732"))
    after = table(course)
    assert [words for _, words in after] == [words for _, words in before]
    assert all(number != was for (number, _), (was, _) in zip(after, before, strict=True) if "bias" not in _)


def test_a_number_that_another_processor_rounds_another_way_stays_as_it_is_in_the_notebook(course):
    before = table(course)
    text = (course / MEMORY).read_text()
    (course / MEMORY).write_text(text.replace("-2.28663", "-2.28665").replace("-2.94638", "-2.94738"))
    assert [number for number, _ in table(course)][:2] == ["-2.28665", "-2.94638"]
    assert before[0][0] == "-2.28663"


def broken(line, says="something.", header=""):
    return lambda course: answer(course, "new", line, says, header)


@pytest.mark.parametrize(
    "wrong, message",
    [
        (broken("np.tanh(x_t @ W + h_prev @ U + b)"), "lets rnn-step/answers/new.py pass: it has the fingerprint of"),
        (broken("np.tanh(x_t @ W + h_prev @ U)", "no b."), "new.py .*no_bias.py have the same fingerprint, -2.28663, and"),
        (broken("np.tanh(x_t @ W)", header="# passes: check-rnn-step\n"), "new.py should pass its check, and does not"),
        (
            lambda course: (course / "bank" / STEP / "answers/no_bias.py").unlink(),
            "no_bias is named for a table in which it does not end up",
        ),
        (
            lambda course: [path.unlink() for path in (course / "bank" / STEP / "answers").glob("*.py")]
            + [(course / "bank" / STEP / "check.py").write_text(
                re.sub("MISTAKES .*", "MISTAKES", (course / "bank" / STEP / "check.py").read_text())
            )],
            "no wrong answer ends up in a table",
        ),
    ],
)  # fmt: skip
def test_answers_and_tables_that_do_not_agree_are_refused(course, wrong, message):
    wrong(course)
    with pytest.raises(BankError, match=message):
        table(course)


def test_the_same_mistake_with_the_same_words_is_one_line(course):
    before = table(course)
    answer(course, "twice", "np.tanh(x_t @ W + h_prev @ U)", "the bias b is left out.")
    assert table(course) == before


def test_an_answer_that_depends_on_chance_is_in_no_table(course):
    before = table(course)
    line = "np.tanh(x_t @ W + np.random.default_rng().normal(size=h_prev.shape))"
    answer(course, "random", line, "rnn_step has the right shape", "# fingerprint: another each time\n")
    assert table(course) == before


def test_a_comparison_without_a_table_asks_for_one_when_an_answer_ends_up_there(course):
    folder = course / "bank/02_unrolling/numpy"
    check = folder / "rnn-backward/check.py"
    text = check.read_text()
    last = text.rindex("{\n        ### MISTAKES")
    check.write_text(text[:last] + "{}" + text[text.index("}", last) + 1 :])
    with pytest.raises(BankError, match="where the check has no table. Give that comparison one"):
        assemble(folder)


def test_a_table_that_was_edited_in_a_notebook_stays_by_hand_and_is_named(course):
    def change(cells, _):
        replace(cells["check-rnn-step"], "the bias b is left out.", "the bias is forgotten.")

    (said,) = absorb(edit(course, change), course)[1]
    assert "check-rnn-step" in said and "# says:" in said
    assert "the bias is forgotten." in (course / "bank" / STEP / "check.py").read_text()


def test_a_check_that_was_edited_in_a_notebook_gets_a_table_that_fits(course):
    def change(cells, _):
        replace(cells["check-rnn-step"], "np.linspace(-1, 0.5, 4)", "np.linspace(-1, 0.6, 4)")
        replace(cells["check-rnn-step"], "-2.41833", "-2.32732")

    changed = absorbed(course, change)
    assert list(changed) == [f"{STEP}/check.py"]
    assert "-2.28663" in (course / MEMORY).read_text() and "-2.94638" not in (course / MEMORY).read_text()


# What goes wrong says what to do, and changes nothing.


def rename(cell, name):
    cell["metadata"]["nbgrader"]["grade_id"] = name


REFUSED = {
    "is of a kind that the bank does not know": lambda c, _: c[SHOWN].update(metadata={}),
    "Two cells have the grade_id softmax": lambda c, _: rename(c["one-hot"], "softmax"),
    "The grade_id Soft_max is no name": lambda c, _: rename(c["softmax"], "Soft_max"),
    "Right below softmax should stand its check": lambda c, order: order.remove(c["check-softmax"]),
    "No exercise has the test test-nothing-values": lambda c, _: rename(
        c["test-softmax-values"], "test-nothing-values"
    ),
    "test-softmax-values should open with a line like": lambda c, _: replace(
        c["test-softmax-values"], "# Hidden", "#"
    ),
    "The line after the comment that opens test-softmax-values should be": lambda c, _: replace(
        c["test-softmax-values"], "### BEGIN HIDDEN TESTS\n", ""
    ),
    "rnn-step/task.md: there is a heading '## 2.' already, in bank/.*/best-window-accuracy/task.md": lambda c, _: (
        replace(c[THE_STEP], "## 3.", "## 2.")
    ),
    "rnn-step/solution.py: what students do not get stands between .* Here are: none": lambda c, _: unmark(
        c["rnn-step"], "BEGIN", "END"
    ),
    "rnn-step/solution.py: .* Here are: ### BEGIN SOLUTION.$": lambda c, _: unmark(c["rnn-step"], "END"),
    "rnn-step/solution.py: students would get no rnn_step": lambda c, _: c["rnn-step"].update(
        source="### BEGIN SOLUTION\n" + "".join(unmark(c["rnn-step"], "BEGIN")["source"])
    ),
    "rnn-step/test_dtype.py, line 2: .* This is no Python": lambda c, _: replace(
        c["test-rnn-step-dtype"], "(rng):", "(rng)"
    ),
}


def unmark(cell, *marks):
    """Take the marks of its solution out of a cell."""
    for mark in marks:
        cell["source"] = re.sub(rf" *### {mark} SOLUTION\n?", "", "".join(cell["source"]))
    return cell


@pytest.mark.parametrize("message", REFUSED)
def test_what_the_bank_cannot_hold_is_refused(course, message):
    before = everything(course / "bank")
    with pytest.raises(BankError, match=message):
        absorb(edit(course, REFUSED[message]), course)
    assert everything(course / "bank") == before


def move(folder, old, new):
    step = folder / "rnn-step"
    shutil.move(step / old, step / new)


def change(path, old, new):
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new))


@pytest.mark.parametrize(
    "wrong, message",
    [
        (lambda folder: (folder / "rnn-step/check.py").unlink(), "names .*check.py, which is not there"),
        (lambda folder: (folder / "rnn-step/test_more.py").write_text("1\n"), 'Add "more" to the tests of rnn-step'),
        (lambda folder: (folder / "rnn-step/hint.md").write_text("1\n"), "hint.md is no part of an exercise; those are task.md,"),
        (lambda folder: move(folder, "answers/no_bias.py", "../no_bias.py"), "no_bias.py is an answer, and no cell: answers lie"),
        (lambda folder: move(folder, "answers", "../answers"), "is an answer, and no cell: answers lie in the folder answers/ of"),
        (lambda folder: move(folder, "answers", "answer"), "answer/.*.py lies where nothing is looked for: an exercise's folder"),
        (lambda folder: move(folder, "answers/no_bias.py", "answers/no_bias.txt"), "no_bias.txt lies where nothing is looked for"),
        (lambda folder: (folder / "imports.py").write_text("### INSERT check.py\n"), "'### INSERT check.py' does nothing"),
        (lambda folder: change(folder / "rnn-step/check.py", "### MISTAKES", "### MISTAKE"), "the line '### MISTAKE .*does nothing"),
        (lambda folder: change(folder / "rnn-step/test_dtype.py", "(1 point)", "(0 points)"), "test_dtype.py is worth 0 points"),
        (lambda folder: shutil.copytree(folder / "rnn-step", folder / "rnn-jump"), 'Add { exercise = "rnn-jump", tests'),
        (lambda folder: (folder / "imports.py").write_text("import\n"), "bank/01_memory/numpy/imports.py, line 1: "),
        (lambda folder: (folder.parents[1] / "helpers/check.py").write_text("def\n"), "bank/helpers/check.py, line 1: "),
        (lambda folder: (folder / "note.md").write_text("1\n"), "does not name .*note.md"),
        (lambda folder: (folder / "imports.py").write_text("### INSERT helpers/no.py\n"), "inserts .*no.py, which is not"),
        (lambda folder: (folder / "notebook.toml").write_text("cells = [1]"), "1 is no cell"),
        (lambda folder: (folder / "notebook.toml").write_text('cells = [{ exercise = "rnn-step", tests = "dtype" }]'), "is no cell. One is"),
        (lambda folder: (folder / "notebook.toml").write_text('cells = ["imports.py", "imports.py"]'), "imports.py twice"),
        (lambda folder: (folder / "notebook.toml").write_text("cells ="), "holds: cells ="),
        (lambda folder: (folder / "rnn-step/test_dtype.py").write_text("1\n2\n"), "should open with a line like"),
    ],
)  # fmt: skip
def test_a_folder_that_makes_no_notebook_is_refused(course, wrong, message):
    folder = course / "bank/01_memory/numpy"
    wrong(folder)
    with pytest.raises(BankError, match=message):
        assemble(folder)


def test_assembling_does_not_overwrite_what_was_edited_in_a_notebook(course):
    assert write_solutions(course) == []
    task = course / "bank/01_memory/numpy/rnn-step/task.md"
    task.write_text(task.read_text().replace("A recurrent network", "A network"))
    assert write_solutions(course) == [course / MEMORY]
    path = edit(course, lambda cells, _: replace(cells[THE_STEP], "A network", "One network"))
    edited = path.read_text()
    with pytest.raises(BankError, match="make absorb NOTEBOOK=solutions/01_memory/numpy.ipynb"):
        write_solutions(course)
    assert path.read_text() == edited
    absorb(path, course)
    assert write_solutions(course) == [] and "One network" in task.read_text()


@pytest.mark.parametrize(
    "old, new, message",
    [
        ("U, b):", "U, b)", "bank/01_memory/numpy/rnn-step/answers/wrong.py, line 6: .* This is no Python"),
        ("# loses:", "# lose:", "wrong.py: an answer opens with a docstring and a line '# loses: ...'"),
        ("# says:", "# say:", "an answer that loses points needs a line '# says: ...', the words"),
        (
            "-values",
            "-valus",
            "names test-rnn-step-valus, no test of rnn-step; those are test-rnn-step-arguments,",
        ),
    ],
)
def test_an_answer_that_says_nothing_is_told_and_drops_no_mistake_from_the_check(course, old, new, message):
    answer(course, "wrong", "np.tanh(h_prev @ U + b)", "x_t has no influence.")
    path = course / "bank" / STEP / "answers" / "wrong.py"
    path.write_text(path.read_text().replace(old, new))
    before = everything(course / "solutions")
    with pytest.raises(BankError, match=message):
        write_solutions(course)
    assert everything(course / "solutions") == before


def test_absorbing_does_not_overwrite_what_was_edited_in_the_bank(course):
    def git(*command):
        subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@y", *command], cwd=course, check=True)

    git("init", "-q")
    git("add", ".")
    git("commit", "-q", "-m", "first")
    check = course / "bank" / STEP / "check.py"
    check.write_text(check.read_text().replace("is added to each row", "goes to each row"))
    path = edit(course, lambda cells, _: replace(cells[THE_STEP], "A recurrent network", "A network"))
    before = everything(course / "bank"), path.read_text()
    with pytest.raises(
        BankError, match="rnn-step/check.py was edited too, and the notebook has another text"
    ):
        absorb(path, course)
    assert (everything(course / "bank"), path.read_text()) == before
    git("commit", "-aqm", "second")  # what a commit has can be brought back
    absorb(path, course)
    assert "is added to each row" in check.read_text()
    # What was absorbed or assembled last is in the notebook as well, whatever git says of it.
    absorbed(course, lambda cells, _: replace(cells["check-rnn-step"], "is added to each", "goes to each"))
    absorbed(course, lambda cells, _: replace(cells["check-rnn-step"], "goes to each", "is given to each"))


def test_a_notebook_that_is_none_is_told(course):
    (course / MEMORY).write_text("{")
    for command in (lambda: stale_notebooks(course), lambda: absorb(course / MEMORY, course)):
        with pytest.raises(BankError, match="numpy.ipynb is no notebook any more"):
            command()


def test_a_notebook_that_the_bank_does_not_know_is_not_forgotten(course):
    shutil.copy(course / MEMORY, course / "solutions/01_memory/other.ipynb")
    with pytest.raises(BankError, match="other.ipynb is not in the bank"):
        write_solutions(course)
