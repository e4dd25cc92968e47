"""Running the cells of a chapter, as a reader does it: in Chromium, with Pyodide's own files and no network."""

import json
import re

import nbformat
import pytest
from browser import axe, resize, use_theme, wait_until_quiet

from bookext import run as run_extension
from bookext.in_page import needs
from coursekit.notebooks import ROOT, page_names

pytestmark = pytest.mark.reads_pages("01_memory")
CHAPTER = "book/01_memory"
EXERCISE = "exercises/01_memory/numpy"  # its Python has no matplotlib to load


@pytest.fixture(scope="module")
def chapter(open_shared):
    """The page of a chapter that several tests use one after the other, because Python takes seconds to start."""
    return open_shared(CHAPTER)


def test_nothing_is_fetched_until_a_reader_comes_near(open_run):
    run = open_run(CHAPTER, network=False)  # what is asked for first is enough
    wait_until_quiet(run.page)
    asked = [request.url for request in run.opened.requests]
    heavy = re.compile("pyodide|blob:|_static/run/(book|exercises|editor)")
    assert not any(heavy.search(url) for url in asked)
    run.unfold(1)
    with run.page.expect_event("request", lambda request: "pyodide" in request.url, timeout=60_000):
        run.cell(1).hover()
    asked = [request.url for request in run.opened.requests[len(asked) :]]
    cdn = re.escape(run_extension.PYODIDE)
    assert all(re.match(f"http://127.0.0.1|blob:|{cdn}", url) for url in asked)


def test_the_first_run_shows_something_and_leaves_no_note_of_imports(chapter):
    assert chapter.run(1).startswith("Done in ")
    shown = chapter.output(1).inner_text() + chapter.cell(1).locator(".run-status").inner_text()
    assert chapter.output(1).inner_text().strip() or "It defines" in shown
    assert "Left out" not in chapter.page.locator(".bd-article").inner_text()


def test_an_output_of_the_build_is_marked_and_leaves_when_the_cell_runs(chapter):
    built = chapter.page.locator(".run-cell > .cell_output").nth(1)  # the test above has run the first cell
    number = 1 + built.evaluate(
        "output => [...document.querySelectorAll('.run-bar')].indexOf(output.parentElement.querySelector('.run-bar'))"
    )
    label = built.evaluate("output => getComputedStyle(output, '::before').content")
    assert label == '"as built"'
    assert built.is_visible()
    chapter.run(number)
    assert not built.is_visible() and chapter.output(number).inner_text().strip()


def test_a_figure_is_shown(chapter):
    number = next(
        place
        for place in range(1, 20)
        if chapter.cell(place).locator("xpath=..").locator(".cell_output img").count()
    )
    chapter.run(number)
    figure = chapter.output(number).get_by_alt_text("Figure made by this cell")
    assert figure.evaluate("image => image.decode().then(() => image.naturalWidth)") > 300


def test_a_changed_cell_runs_with_its_new_text(chapter):
    chapter.write(2, "print(6 * 7)\n[1, 2]")
    chapter.run(2)
    assert chapter.output(2).inner_text().split() == ["42", "[1,", "2]"]


def test_a_failed_cell_above_stops_the_run_and_says_its_message(chapter):
    chapter.write(1, "1 / 0")
    assert chapter.run(2) == "Not run."
    message = chapter.output(2).get_by_role("alert").inner_text()
    assert message.startswith("Cell 1, above, ended with an error: ZeroDivisionError: division by zero")
    assert chapter.output(2).get_by_role("link").get_attribute("href").startswith("#run-cell-")
    chapter.write(1, "print('mended')")
    assert chapter.run(2).startswith("Done")


def test_input_says_what_to_do_instead(chapter):
    chapter.write(1, "name = input('who? ')")
    chapter.run(1)
    assert "write the value into the code" in chapter.output(1).get_by_role("alert").inner_text()


def test_an_endless_loop_is_stopped_and_the_next_run_works(chapter):
    chapter.write(1, "while True:\n    print('again and again')")
    chapter.cell(1).locator(".run-now").click()
    chapter.output(1).get_by_text("more than 100,000 characters").wait_for(timeout=180_000)
    assert len(chapter.output(1).locator(".run-stdout").inner_text()) <= 100_000
    chapter.cell(1).get_by_role("button", name="Stop").click()
    chapter.output(1).get_by_text("Stopped.").wait_for()
    chapter.write(1, "import numpy as np\nfloat(np.arange(3).sum())")
    assert chapter.run(1).startswith("Done")
    assert chapter.output(1).inner_text().strip() == "3.0"


def test_a_chapter_stays_accessible_while_it_is_used(chapter):
    chapter.write(1, "import matplotlib.pyplot as plt\nprint('a' * 200)\nplt.plot([1, 2])\n1 / 0")
    assert chapter.run(1).startswith("Ended")
    assert chapter.output(1).locator("img").count() == 1
    for width, theme in ((1280, "light"), (360, "dark")):
        resize(chapter.page, width)
        use_theme(chapter.page, theme)
        assert axe(chapter.page, ".bd-article") == [], (width, theme)


def test_a_chapter_downloads_as_a_notebook_with_the_changes_in_it(open_run):
    run = open_run(CHAPTER, network=False)
    run.write(2, "print('mine')")
    notebook = nbformat.reads(run.download("01_memory.ipynb").decode(), as_version=4)
    nbformat.validate(notebook)
    assert notebook.cells[0].source.startswith("# Memory")
    sources = [cell.source for cell in notebook.cells if cell.cell_type == "code"]
    assert "print('mine')" in sources and any("import keras" in source for source in sources)


@pytest.mark.reads_pages()  # but for the one in its name
@pytest.mark.parametrize("name", page_names())
def test_a_pages_cells_run_in_the_page(open_next, name):
    run = open_next(f"book/{name}")
    # Of warnings that are left out, a box without content stayed: "as built", and nothing below it.
    marked = run.page.locator(".run-cell > .cell_output").evaluate_all(
        "all => all.map(one => one.childElementCount)"
    )
    assert all(marked)
    by_hand = run.page.locator(".run-cell .cell_input pre").all_text_contents()
    assert by_hand and not any(re.match("import keras|import tensorflow", code) for code in by_hand)
    left = "import sys\nfrom bookext.in_page import cell\n'notebook' in cell._namespaces, 'coursekit' in sys.modules"
    assert run.value(left) == "(False, False)", "something of the page before is still there"
    run.run(run.page.locator(".run-bar").count(), seconds=240)
    assert run.failed() == {}
    # It loads matplotlib by itself: what another page has loaded stays, see one_python.py.
    assert run.value("import pyodide_js\nhasattr(pyodide_js.loadedPackages, 'matplotlib')") == "True"


@pytest.mark.parametrize("javascript", [True, False])
def test_a_cell_that_needs_tensorflow_says_so_and_has_no_button(open_run, javascript):
    page = open_run(CHAPTER, network=False, javascript=javascript).page
    trains = page.locator(".cell", has_text="train_and_test(simple_rnn, d, seed)")
    assert trains.count() and not trains.locator(".run-bar").count()
    assert "It runs in JupyterLab: make lab" in trains.locator(".run-needs").first.inner_text()
    shown = page.locator(".run-bar:not(details:not([open]) ~ *)").count()  # the others are behind folded code
    buttons = page.get_by_role("button", name=re.compile("^Run cell"))
    assert shown and buttons.count() == (shown if javascript else 0)


def test_without_a_network_the_page_says_what_to_do(open_run):
    run = open_run(CHAPTER, network=False)
    run.unfold(1)
    run.cell(1).locator(".run-now").click()
    message = run.output(1).get_by_role("alert")
    message.wait_for()
    assert message.inner_text() == (
        "Python could not be loaded: cdn.jsdelivr.net does not answer. "
        "Connect to the network and try again, or open the notebook in JupyterLab (make lab)."
    )


def test_without_webassembly_the_page_says_what_to_do(open_run):
    run = open_run(CHAPTER, network=False)
    run.page.evaluate("delete window.WebAssembly")
    run.unfold(1)
    run.cell(1).locator(".run-now").click()
    message = run.output(1).get_by_role("alert")
    message.wait_for()
    assert message.inner_text().startswith("This browser has no WebAssembly")
    assert "use another browser" in message.inner_text()


def test_a_page_opened_from_disk_runs_too(open_run, book):
    run = open_run(CHAPTER, address=book.as_uri())
    run.write(1, "import numpy as np\nprint(np.arange(4).sum())")
    run.run(1)
    assert run.output(1).inner_text().strip() == "6"


def test_an_older_browser_runs_too(open_run):
    """One that cannot import in a worker, such as Firefox 113: there Pyodide comes as a script."""
    run = open_run(EXERCISE)
    run.page.add_init_script(
        """const Whole = Blob;
        Blob = class extends Whole {
            constructor(parts, ...rest) {
                super(parts.map(part => part.replace?.(/\\bimport\\(/g, 'noImport(') ?? part), ...rest);
            }
        }"""
    )
    run.page.reload()
    assert run.value("6 * 7") == "42"
    asked = [request.url.rsplit("/", 1)[1] for request in run.opened.requests]
    assert "pyodide.js" in asked and "pyodide.mjs" not in asked


def test_the_next_page_starts_python_from_what_this_browser_keeps(open_run):
    """NumPy comes unpacked, whole, and with its bytecode; what was cut short is fetched anew."""
    run = open_run(EXERCISE)
    uses_numpy = (
        "import numpy as np, numpy.testing, os\nint(np.arange(4).sum()), os.path.exists(np.__cached__)"
    )
    assert run.value(uses_numpy) == "(6, False)"
    # wait_for_function takes a promise for true, whatever becomes of it.
    is_kept = run.page.evaluate(
        """async () => {
            const cache = await caches.open('networks-that-remember: python');
            for (let tries = 0; tries < 600; tries++) {
                if ((await cache.keys()).length === 2) return true;
                await new Promise((goOn) => setTimeout(goOn, 100));
            }
            return false;
        }"""
    )
    assert is_kept, "Python's memory and NumPy's files were not kept within a minute"
    asked = len(run.opened.requests)
    run.page.reload()
    assert run.value(uses_numpy) == "(6, True)"
    assert not [request.url for request in run.opened.requests[asked:] if "/numpy-2" in request.url]
    run.page.evaluate(
        """caches.open('networks-that-remember: python').then(async (cache) => {
            for (const key of await cache.keys()) await cache.put(key, new Response('[["/cut/short"'));
        })"""
    )
    run.page.reload()
    assert run.value(uses_numpy) == "(6, False)"


@pytest.mark.parametrize(
    "cells, runs",
    [
        (["import numpy as np\nimport keras\nkeras.seed(0)", "np.ones(3)"], [True, True]),
        (
            ["import keras", "model = keras.Model()", "print(model)", "model = 1", "print(model)"],
            [0, 0, 0, 1, 1],
        ),
        (["import numpy\nimport keras", "def fit():\n    return keras.fit()", "fit()"], [1, 0, 0]),
        (["import numpy\nimport keras", "def f(keras):\n    return keras", "f(1)"], [1, 1, 1]),
        (["from coursekit.blanks import train", "for train in (1, 2):\n    print(train)"], [0, 1]),
        (["import keras", "losses = {}", "losses['a'] = keras.fit()", "print(losses)"], [0, 1, 0, 0]),
    ],
)
def test_a_cell_needs_tensorflow_if_a_name_in_it_does(cells, runs):
    missing_modules, lost = {"keras": "TensorFlow", "coursekit.blanks": "TensorFlow"}, {}
    for code, expected in zip(cells, runs, strict=True):
        assert (needs.lacking(code, missing_modules, lost) is None) == bool(expected), code


def test_the_version_of_pyodide_is_the_one_that_is_tested():
    tested = json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["devDependencies"]["pyodide"]
    assert run_extension.PYODIDE == f"https://cdn.jsdelivr.net/pyodide/v{tested}/full/"


def test_what_is_said_of_the_size_is_the_size(pyodide):
    """All that is fetched, unpacked: until NumPy is there for an exercise, and with matplotlib for a chapter."""
    sizes = {path.name: path.stat().st_size for path in pyodide.iterdir() if path.name != "pyodide.js"}
    start = sum(
        size for name, size in sizes.items() if not name.endswith(".whl") or name.startswith("numpy-")
    )
    assert round(start / 1e6) == run_extension.MEGABYTES
    assert round(sum(sizes.values()) / 1e6) == run_extension.WITH_MATPLOTLIB


def test_the_scripts_stay_small(book):
    """The page's script is loaded at once, CodeMirror at the first Edit."""
    sizes = {name: (book / "_static" / "run" / f"{name}.js").stat().st_size for name in ("run", "editor")}
    assert sizes["run"] < 30_000 and sizes["editor"] < 350_000
