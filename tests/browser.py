"""A real browser for tests: Debian's Chromium, driven by Playwright, that keeps what a page asked for and complained about.

def test_the_front_page_is_quiet(site, browser):  # from conftest.py and from gradebox/tests/chromium.py
    with open_page(browser, f"{site}/index.html", width=360, scheme="dark") as opened:
        assert opened.page.title()
        assert opened.errors == [] and opened.external == []
        assert axe(opened.page) == []
"""

import contextlib
import re
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from chromium import missing
from pages_read import note_request
from playwright.sync_api import Page
from playwright.sync_api import TimeoutError as TooLong

from coursekit.notebooks import ROOT

AXE = ROOT / "node_modules" / "axe-core" / "axe.min.js"
# Scripts to begin a page with, for a browser that keeps nothing.
WRECKED_STORAGE = {
    "full": "Storage.prototype.setItem = Storage.prototype.removeItem = () => { throw new DOMException('full', 'QuotaExceededError') }",
    "forbidden": "Object.defineProperty(window, 'localStorage', { get() { throw new DOMException('no', 'SecurityError') } })",
}


@dataclass
class Opened:
    """A page in a browser context of its own (no storage shared), and what happened on it so far."""

    page: Page
    errors: list = field(default_factory=list)
    "console errors and warnings, uncaught exceptions, requests that failed: one sentence each"
    requests: list = field(default_factory=list)
    "every request as Playwright's Request, in order: `.url`, `.response()`"
    documents: int = 0
    "how many pages it has left for another one"
    _leaving: bool = False
    _asked_in: dict = field(default_factory=dict)

    @property
    def external(self):
        """The addresses it asked for outside the book: neither on the page's host nor in the page itself."""
        here = urlsplit(self.page.url)
        addresses = [urlsplit(request.url) for request in self.requests]
        return [
            address.geturl()
            for address in addresses
            if address.scheme not in ("data", "blob")
            and (address.scheme, address.netloc) != (here.scheme, here.netloc)
        ]

    @property
    def weight(self):
        """Uncompressed bytes of all that it loaded over http, by address."""
        return {
            request.url: len(request.response().body()) for request in self.requests if request.response()
        }

    def note_request(self, request):
        """A request began."""
        self.requests.append(request)
        self._asked_in[request] = self.documents
        self._leaving |= request.is_navigation_request() and request.frame == self.page.main_frame

    def note_navigation(self, frame):
        """A frame has another page, or another place in the same one."""
        if frame == self.page.main_frame:
            self.documents += self._leaving
            self._leaving = False

    def note_failure(self, request):
        """A request failed. What a page that is left gives up, an icon that still loads, is no mistake of the page."""
        given_up = request.failure == "net::ERR_ABORTED"
        if given_up and (self._leaving or self._asked_in.get(request, -1) < self.documents):
            return
        self.errors.append(f"{request.url}: {request.failure}")

    def close(self):
        self.page.context.close()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.close()


def new_context(
    browser, width=1280, height=900, scheme="light", javascript=True, motion="no-preference", **more
):
    """A fresh browser context.

    scheme: "light" or "dark", as the reader's system asks for. javascript=False is a browser without it.
    motion: "reduce" is a reader who asked for no motion. more: Playwright's own, such as has_touch=True.
    """
    context = browser.new_context(
        viewport={"width": width, "height": height},
        color_scheme=scheme,
        java_script_enabled=javascript,
        reduced_motion=motion,
        **more,
    )
    context.on("request", note_request)
    return context


def open_page(browser, url, context=None, page=None, **options):
    """Open `url` (http:// or file://) and wait until it has loaded.

    options: of the fresh browser context that it gets, see new_context. context, or page: one that is there already,
    instead. Returns an Opened; use it in a `with`, or close() it.
    """
    page = page or (context or new_context(browser, **options)).new_page()
    page.set_default_timeout(15_000)
    opened = Opened(page)
    page.on("request", opened.note_request)
    page.on("framenavigated", opened.note_navigation)
    page.on("requestfailed", opened.note_failure)
    page.on("pageerror", lambda error: opened.errors.append(f"uncaught: {error}"))
    page.on("console", lambda message: _keep_complaint(opened, message))
    page.goto(url, wait_until="load")
    return opened


def wait_until_quiet(page, patience=15_000):
    """Wait until a page asks for nothing more.

    Playwright sometimes never says that the network is idle although each request has ended: with three browsers side by side
    in 3 of 42 openings of chapter 3, alone in none of 25. After `patience` milliseconds two seconds without a new request are
    enough.
    """
    try:
        page.wait_for_load_state("networkidle", timeout=patience)
    except TooLong:
        with contextlib.suppress(TooLong):
            for _ in range(50):
                page.wait_for_event("request", timeout=2_000)
            raise AssertionError("the page asks again and again") from None


def open_anew(opened, url, width=1280, height=900):
    """Open another page in the window of an Opened, which forgets what happened before: a window costs as much as a page."""
    page = opened.page
    page.goto("about:blank")
    opened.errors.clear()
    opened.requests.clear()
    page.set_viewport_size({"width": width, "height": height})
    page.mouse.move(0, 0)
    page.goto(url, wait_until="load")
    return page


def _keep_complaint(opened, message):
    # The browser asks for this one by itself, where a picture is the page: that can name no icon. Pages name theirs.
    url = message.location.get("url") or ""
    if message.type in ("error", "warning") and not url.endswith("/favicon.ico"):
        opened.errors.append(f"console {message.type}: {message.text} ({url})")


def axe(page, within="html"):
    """What axe-core (all its rules, best practices too) finds wrong on the page once it is still: one line a violation."""
    if not AXE.is_file():
        missing("axe-core (make setup)")
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    # What fades in has too little contrast until it is there.
    page.evaluate(
        """document.getAnimations()
            .filter(animation => isFinite(animation.effect.getComputedTiming().endTime))
            .forEach(animation => animation.finish())"""
    )
    run = """within => axe.run(within, {
        resultTypes: ['violations'], preload: false,
        rules: {'target-size': {enabled: true}}, // by itself axe leaves it out
    }).then(found => found.violations)"""
    return [
        f"{violation['id']} ({violation['help']}): {node['target']} {node['html'][:200]}"
        for violation in page.evaluate(run, within)
        for node in violation["nodes"]
    ]


def own_scripts(book: Path, page: Path) -> str:
    """The scripts of the book that a page of the build loads, as one text: see bookext/own_files.py."""
    names = re.findall(r"_static/own/(\w+\.js)", page.read_text(encoding="utf-8"))
    return "".join((book / "_static" / "own" / name).read_text(encoding="utf-8") for name in names)


def use_theme(page, theme):
    """Press the theme's button until the page is light or dark."""
    while page.evaluate("document.documentElement.dataset.mode") != theme:
        page.evaluate("document.querySelector('.theme-switch-button').click()")
    assert page.evaluate("document.documentElement.dataset.theme") == theme


def resize(page, width, height=900):
    """Give the window another size, and wait until the theme has seen which boxes scroll now: it looks 300 ms later.

    The boxes are those of addTabStopsToScrollableElements in pydata-sphinx-theme.
    """
    page.set_viewport_size({"width": width, "height": height})
    page.wait_for_function(
        """() => [...document.querySelectorAll(
            "pre, .nboutput > .output_area, .cell_output > .output, .jp-RenderedHTMLCommon, .pst-scrollable-table-container"
        )].every((box) => {
            const scrolls = box.scrollWidth > box.clientWidth || box.scrollHeight > box.clientHeight;
            return box.tabIndex === (scrolls ? 0 : -1);
        })"""
    )


def is_wider_than_the_window(page):
    """Whether the reader has to scroll sideways."""
    return page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth")


def hidden_ends_of_tables(page):
    """What is wrong with tables that are wider than the page: one that shows no sign that it scrolls, a heading cut in a word.

    The sign is a shadow at the cut edge, which stays while the table scrolls (course.css). It lies under the rows, so
    these must let it through.
    """
    return page.evaluate(
        """() => {
            const found = [];
            const opaque = (part) => +(getComputedStyle(part).backgroundColor.match(/[\\d.]+/g)[3] ?? 1) > 0.3;
            for (const table of document.querySelectorAll(".bd-article table")) {
                if (!table.getClientRects().length) continue;
                const name = table.textContent.trim().slice(0, 60);
                const box = table.parentElement;
                if (table.scrollWidth > box.clientWidth + 1) {
                    if (!getComputedStyle(box).backgroundAttachment.includes("local")) found.push(`no shadow: ${name}`);
                    const parts = [table, ...table.querySelectorAll("thead, tbody, tr, th, td")];
                    if (parts.some(opaque)) found.push(`covers its shadow: ${name}`);
                }
                for (const head of table.querySelectorAll("th")) {
                    const walker = document.createTreeWalker(head, NodeFilter.SHOW_TEXT);
                    while (walker.nextNode())
                        for (const { index, 0: word } of walker.currentNode.data.matchAll(/[\\w,.]+/g)) {
                            const range = document.createRange();
                            range.setStart(walker.currentNode, index);
                            range.setEnd(walker.currentNode, index + word.length);
                            if (new Set([...range.getClientRects()].map((line) => Math.round(line.top))).size > 1)
                                found.push(`broken in a word: ${word}`);
                        }
                }
            }
            return found;
        }"""
    )


def wide_tables(page):
    """The tables that are wider than the text, so that a reader scrolls them sideways: one line each."""
    return page.evaluate(
        """() => {
            const found = [];
            for (const table of document.querySelectorAll(".bd-article table")) {
                const box = table.parentElement;
                if (box.clientWidth && box.scrollWidth > box.clientWidth + 1)
                    found.push(`${box.scrollWidth} in ${box.clientWidth} px: ${table.textContent.trim().slice(0, 60)}`);
            }
            return found;
        }"""
    )


def _unfolded(page, script):
    """What a script, the body of a function, returns of the page with every fold open."""
    return page.evaluate(
        f"""() => {{
            const closed = [...document.querySelectorAll("details:not([open])")];
            for (const details of closed) details.open = true;
            try {{ {script} }}
            finally {{ for (const details of closed) details.open = false; }}
        }}"""
    )


def cut_off(page):
    """The beginnings of the code blocks, folded ones too, of whose lines an end is out of sight."""
    return _unfolded(
        page,
        """return [...document.querySelectorAll(".bd-article pre")]
            .filter(code => code.offsetParent && code.scrollWidth > code.clientWidth)
            .map(code => code.textContent.slice(0, 80));""",
    )


def wide_mathematics(page):
    """The formulas, folded ones too, that are wider than what they stand in: one line each.

    A displayed equation is as wide as it is written. A formula in a line of text is broken at its relations and
    operators: what KaTeX never breaks is a `.base`.
    """
    return _unfolded(
        page,
        """const found = [];
        for (const base of document.querySelectorAll(".bd-article .base")) {
            if (!base.getClientRects().length) continue;
            let box = base.closest("div.math") ?? base.parentElement;
            while (getComputedStyle(box).display.startsWith("inline")) box = box.parentElement;
            const [inner, outer] = [base, box].map((part) => part.getBoundingClientRect());
            if (inner.left < outer.left - 1 || inner.right > outer.right + 1)
                found.push(`${Math.round(inner.width)} in ${Math.round(outer.width)} px: ${base.textContent}`);
        }
        return found;""",
    )


def tall_pictures(page):
    """The still figures that are higher than what the window shows below the page's head."""
    return _unfolded(
        page,
        """const room = innerHeight - document.querySelector(".bd-header-article").offsetHeight;
        return [...document.querySelectorAll("figure :is(img, svg)")]
            .filter((picture) => picture.getBoundingClientRect().height > room)
            .map((picture) => `${picture.closest("figure").id}: ${picture.getBoundingClientRect().height}`);""",
    )


def lines_that_begin_with_a_sign(page):
    """The formulas and names in code whose full stop, comma or bracket stands alone on the next line."""
    return _unfolded(
        page,
        r"""const found = [];
        for (const one of document.querySelectorAll(".bd-article :is(span.math, :not(pre) > code)")) {
            const next = one.nextSibling;
            if (next?.nodeType !== Node.TEXT_NODE || !/^[.,;:)!?’”]/.test(next.data) || !one.getClientRects().length)
                continue;
            const range = document.createRange();
            range.setStart(next, 0);
            range.setEnd(next, 1);
            const end = [...one.querySelectorAll(".base")].at(-1) ?? one;
            if (range.getBoundingClientRect().left < [...end.getClientRects()].at(-1).left)
                found.push(`${one.textContent} ${next.data.slice(0, 12)}`);
        }
        return found;""",
    )


def tables_on_a_foreign_ground(page):
    """What surrounds the tables whose shadow at a cut edge is covered in another colour than the ground that they lie on."""
    return _unfolded(
        page,
        r"""const found = [];
        for (const box of document.querySelectorAll(".results > div, .pst-scrollable-table-container:has(> table)")) {
            const style = getComputedStyle(box);
            const cover = style.backgroundImage.match(/rgb[^)]*\)/)[0];
            let ground = box.parentElement;
            while (ground && getComputedStyle(ground).backgroundColor === "rgba(0, 0, 0, 0)") ground = ground.parentElement;
            if (ground && getComputedStyle(ground).backgroundColor !== cover) found.push(ground.className || ground.tagName);
        }
        return found;""",
    )


def broken_brackets(page):
    """The pairs, shapes and ranges in brackets, such as (−1, 1), that begin on one line of text and end on another."""
    return _unfolded(
        page,
        r"""const found = [];
        const inText = (node) =>
            node.parentElement.closest("pre, code, .katex") ? NodeFilter.FILTER_REJECT : NodeFilter.FILTER_ACCEPT;
        for (const block of document.querySelectorAll(".bd-article :is(p, li, td, th, dd, figcaption)")) {
            if (block.querySelector("p, li") || !block.getClientRects().length) continue;
            const walker = document.createTreeWalker(block, NodeFilter.SHOW_TEXT, inText);
            const letters = []; // each letter's [text node, place in it]
            while (walker.nextNode())
                for (let place = 0; place < walker.currentNode.length; place++) letters.push([walker.currentNode, place]);
            const text = letters.map(([node, place]) => node.data[place]).join("");
            for (const { index, 0: brackets } of text.matchAll(/\((?:[^\s(),;]{1,7}[,;]\s){1,4}[^\s(),;]{1,7}\)/g)) {
                const range = document.createRange();
                range.setStart(...letters[index]);
                range.setEnd(...letters[index + brackets.length - 1]);
                const tops = [...range.getClientRects()].map((line) => line.top);
                if (Math.max(...tops) - Math.min(...tops) > 10) found.push(brackets);
            }
        }
        return found;""",
    )
