"""A page of the book with Python at hand, as test_run.py and test_panel.py use it."""

import contextlib
import re

from browser import new_context, open_page

ENDED = re.compile("^(Done|Ended|Not run)")


class RunPage:
    """A page of the book with Python at hand: Pyodide's files stand where its CDN would."""

    def __init__(self, opened):
        self.opened, self.page = opened, opened.page

    def cell(self, name):
        """A cell's row of buttons. name: its grade_id or id, or its number on the page, from 1."""
        return self.page.locator(
            f'.run-bar[data-cell="{name}"]' if isinstance(name, str) else f".run-bar >> nth={name - 1}"
        )

    def panel(self, exercise):
        """The panel of an exercise. exercise: its grade_id, such as rnn-step."""
        return self.page.locator(f"#exercise-{exercise}")

    def output(self, name):
        return self.cell(name).locator("xpath=following-sibling::*[1]")

    def editor(self, name):
        """What can be typed into: CodeMirror's text of a cell."""
        return self.cell(name).locator("xpath=..").locator(".cm-content")

    def unfold(self, name):
        """Open what a cell's buttons are behind: its folded code, or a dropdown that it stands in."""
        self.cell(name).evaluate(
            """bar => {
                for (let box = bar; (box = box.parentElement.closest("details")); ) box.open = true;
                for (const folded of bar.parentElement.querySelectorAll(":scope > details")) folded.open = true;
            }"""
        )

    def write(self, name, code):
        """Put code into the cell's editor, which opens if it is closed."""
        self.unfold(name)
        if not self.editor(name).count():
            self.cell(name).locator(".run-edit").click()
        self.editor(name).fill(code)

    def text(self, name):
        """The text of the cell's editor."""
        self.editor(name).wait_for()  # after a reload it comes with a script of its own
        lines = self.editor(name).locator(".cm-line").all_inner_texts()
        return "\n".join("" if line == "\n" else line for line in lines)

    def has_focus(self, name):
        """Wait until the cell's editor is there, and is where one types."""
        self.page.wait_for_function(
            "editor => editor === document.activeElement", arg=self.editor(name).element_handle()
        )

    def run(self, name, seconds=180):
        """Press Run and wait for the end. Returns the status line."""
        self.unfold(name)
        status = self.cell(name).locator(".run-status")
        status.evaluate("status => (status.textContent = '')")
        self.cell(name).locator(".run-now").click()
        status.get_by_text(ENDED).wait_for(timeout=1000 * seconds)
        return status.inner_text()

    def check(self, exercise, seconds=180):
        """Press Check and wait for the verdict. Returns its first line."""
        panel = self.panel(exercise)
        panel.evaluate("panel => delete panel.dataset.state")
        panel.locator(".exercise-check").click()
        self.verdict_is_there(exercise, seconds)
        return panel.locator(".exercise-verdict > p").first.inner_text()

    def verdict_is_there(self, exercise, seconds=180):
        self.page.locator(f"#exercise-{exercise}[data-state]").wait_for(timeout=1000 * seconds)

    def value(self, code):
        """What Python in the page makes of code, in a namespace of its own: its last line, as repr writes it."""
        job = {"cells": [{"name": "value", "source": code}]}
        ran = self.page.evaluate("job => course.python.run(job)", job)
        assert ran["ok"], ran["message"]
        return ran["value"]

    def failed(self):
        """The cells that ended with an error: {number: message}."""
        bars = range(1, 1 + self.page.locator(".run-bar").count())
        errors = {number: self.output(number).locator(".run-error") for number in bars}
        return {number: error.inner_text() for number, error in errors.items() if error.count()}

    def download(self, filename="numpy.ipynb"):
        with self.page.expect_download() as download:
            self.page.get_by_role("button", name="Download as notebook").click()
        assert download.value.suggested_filename == filename
        return download.value.path().read_bytes()


def answer_for_the_cdn(context, cdn):
    """Send a browser context that asks the CDN for Pyodide to the host that has its files. cdn: that host's address."""

    def send_on(route):
        address = f"{cdn}/{route.request.url.rsplit('/', 1)[1]}"
        route.fulfill(status=307, headers={"Location": address, "Access-Control-Allow-Origin": "*"})

    context.route("https://cdn.jsdelivr.net/pyodide/**", send_on)


@contextlib.contextmanager
def opener(site, browser, cdn):
    """A function that opens a page of the book by name, in a browser of its own, as a RunPage; more arguments go to open_page.

    At the end no script of a page may have thrown.
    """
    opened = []

    def open_it(name, network=True, address=site, **options):
        context = new_context(browser, **options)
        if network:
            answer_for_the_cdn(context, cdn)
        opened.append(open_page(browser, f"{address}/{name}.html", context=context))
        return RunPage(opened[-1])

    yield open_it
    for one in opened:
        one.close()
    assert uncaught(opened) == []


def uncaught(opened):
    """What scripts have thrown on pages."""
    return [error for one in opened for error in one.errors if error.startswith("uncaught")]
