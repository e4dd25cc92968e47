"""What the browser keeps of a reader: book/kept/kept.js in Node.js, and the pages where storage is full or forbidden."""

import json
import re
import shutil
import subprocess

import pytest
from browser import WRECKED_STORAGE, missing, open_page

from coursekit.notebooks import ROOT

pytestmark = pytest.mark.reads_pages()

KEPT = ROOT / "book" / "kept" / "kept.js"
# A browser's storage, and what else the module asks of a window.
WINDOW = """
const stored = new Map();
const window = new EventTarget();
globalThis.localStorage = {
    getItem: (key) => stored.get(key) ?? null,
    setItem: (key, value) => stored.set(key, String(value)),
    removeItem: (key) => stored.delete(key),
};
globalThis.location = { pathname: "/page.html" };
globalThis.addEventListener = window.addEventListener.bind(window);
globalThis.dispatchEvent = window.dispatchEvent.bind(window);
const otherWindow = (key) => window.dispatchEvent(Object.assign(new Event("storage"), { key }));
"""


def kept(statements):
    """Run JavaScript with `kept`, the module, and `stored`, what its browser stores. Gives what it returns."""
    node = ROOT / ".venv" / "bin" / "node"
    if not node.exists():
        node = shutil.which("node") or missing("Node.js (make setup)")
    module = f"data:text/javascript,{json.dumps(KEPT.read_text(encoding='utf-8'))}"
    program = f"""{WINDOW}
        const kept = await import("data:text/javascript," + encodeURIComponent({module.partition(",")[2]}));
        const result = (() => {{ {statements} }})();
        console.log(JSON.stringify(result));"""
    done = subprocess.run(
        [node, "--input-type=module", "-"], input=program, capture_output=True, text=True, timeout=60
    )
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_a_change_is_kept_and_nothing_is_left_of_an_empty_one():
    made = kept("""
        const said = [kept.change("a", (value) => (value.x = 1)), kept.change("a", (value) => (value.y = 2))];
        const between = stored.get("a");
        said.push(kept.change("a", (value) => { delete value.x; delete value.y; }));
        return [said, between, kept.read("a"), stored.has("a")];""")
    assert made == [[True, True, True], '{"x":1,"y":2}', {}, False]


def test_what_another_window_wrote_meanwhile_stays():
    made = kept("""
        kept.change("a", (value) => (value.mine = 1));
        stored.set("a", '{"mine": 1, "theirs": 2}');
        kept.change("a", (value) => (value.mine = 3));
        return kept.read("a");""")
    assert made == {"mine": 3, "theirs": 2}


@pytest.mark.parametrize("value", ["{", "null", "[]", '"x"', "3", "true"])
def test_what_something_else_left_there_is_nothing_and_can_be_written_over(value):
    made = kept(f"""
        stored.set("a", {json.dumps(value)});
        const read = kept.read("a");
        kept.change("a", (value) => (value.x = 1));
        return [read, kept.read("a"), stored.get("a")];""")
    assert made == [{}, {"x": 1}, '{"x":1}']


@pytest.mark.parametrize(
    "wreck",
    [
        "localStorage.setItem = localStorage.removeItem = () => { throw new Error('full'); };",
        "Object.defineProperty(globalThis, 'localStorage', { get() { throw new Error('no'); } });",
    ],
    ids=["full", "forbidden"],
)
def test_without_room_the_page_goes_on_with_it_and_is_told(wreck):
    made = kept(f"""
        {wreck}
        const said = [kept.change("a", (value) => (value.x = 1)), kept.change("a", (value) => (value.y = 2))];
        kept.read("a").x = "not through change";
        const read = kept.read("a");
        said.push(kept.forget("a"));
        return [said, read, kept.read("a"), kept.read("b")];""")
    assert made == [[False, False, False], {"x": 1, "y": 2}, {}, {}]


def test_once_there_is_room_again_it_is_kept():
    made = kept("""
        const { setItem } = localStorage;
        localStorage.setItem = () => { throw new Error("full"); };
        kept.change("a", (value) => (value.x = 1));
        localStorage.setItem = setItem;
        return [kept.change("a", (value) => (value.y = 2)), stored.get("a")];""")
    assert made == [True, '{"x":1,"y":2}']


def test_who_listens_hears_of_changes_here_in_another_window_and_of_all_that_is_cleared():
    made = kept("""
        const heard = { any: 0, other: 0 };
        kept.onChange("a", () => (heard.any += 1));
        kept.onOtherWindow("a", () => (heard.other += 1));
        kept.change("a", (value) => (value.x = 1));
        kept.change("b", (value) => (value.x = 1));
        const after = [{ ...heard }];
        for (const key of ["a", "b", null]) {
            otherWindow(key);
            after.push({ ...heard });
        }
        return after;""")
    assert made == [
        {"any": 1, "other": 0},
        {"any": 2, "other": 1},
        {"any": 2, "other": 1},
        {"any": 3, "other": 2},
    ]


def test_no_other_script_of_the_book_stores_anything():
    storing = re.compile("localStorage|sessionStorage|indexedDB|document.cookie")
    scripts = [*(ROOT / "book").rglob("*.js"), *(ROOT / "bookext").rglob("*.js")]
    assert len(scripts) > 20
    assert [path for path in scripts if storing.search(path.read_text(encoding="utf-8"))] == [KEPT]


@pytest.mark.reads_pages("01_memory")
@pytest.mark.parametrize("wreck", WRECKED_STORAGE.values(), ids=WRECKED_STORAGE)
def test_pages_of_progress_say_that_nothing_is_kept(site, browser, wreck):
    with open_page(browser, "about:blank") as opened:
        page = opened.page
        page.add_init_script(wreck)
        page.goto(f"{site}/book/01_memory.html")
        status = page.locator(".progress-kept [role=status]")
        page.get_by_role("button", name="I have read this page").click()
        assert status.inner_text() == "This browser does not let the page remember that when you leave."
        page.goto(f"{site}/book/index.html")
        page.once("dialog", lambda question: question.accept())
        page.get_by_role("button", name="Clear my progress").click()
        assert status.inner_text() == "This browser does not let the page change what it remembers."
        # The theme's own script keeps the reader's choice of a theme there, throws, and complains.
        ours = [error for error in opened.errors if not re.search("^uncaught: (full|no)$|theme", error)]
        assert ours == []
