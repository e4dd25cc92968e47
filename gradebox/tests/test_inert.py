"""Nothing that a submission holds runs or fetches anything in the formgrader, in the feedback or in a terminal."""

import base64
import csv
import json
import os
import re
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request

import gradebox_helpers as helpers
import nbformat
import pytest
from gradebox_helpers import answered
from nbconvert.filters import ansi2html
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output
from nbgrader.coursedir import CourseDirectory
from traitlets.config import Config

from gradebox.cells import names_on_page
from gradebox.course import Course
from gradebox.feedback.hidden import HIDDEN, HideTests
from gradebox.grade import Options, grade_assignment
from gradebox.inert import (
    NOT_SHOWN,
    Budget,
    inert_attachments,
    inert_html,
    inert_markdown,
    inert_output,
    is_inert,
    is_inert_html,
    one_line,
)
from gradebox.intake.collect import _not_a_student, _read_files, _report_other_files
from gradebox.intake.rebuild import rebuild
from gradebox.model import HandIn, NotebookRecord, Reason, Submission
from gradebox.notes import add_note, read_notes
from gradebox.report.class_page import write_report
from gradebox.report.read import reasons_of
from gradebox.report.table import format_attention, format_table, write_csv

PNG = base64.b64encode(
    bytes.fromhex(
        "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de"
        "0000000c4944415408d763f8cfc0000003010100c9fe92ef0000000049454e44ae426082"
    )
).decode()
SVG = "<svg xmlns='http://www.w3.org/2000/svg' onload='ran()'><script>ran()</script></svg>"
PICTURES = {"plot.png": {"image/png": PNG}}

# What people write. It stays as it is, to the letter.
HONEST = {
    "plain": "The sum is 3, and *not* **4**.\n\n1. one\n2. two\n\n- [ ] to do\n- [x] done",
    "mathematics": "If $a<b$ and $b<c$ then $$a<c$$ \\begin{align} x &< y \\\\ y &> z \\end{align} and \\\\(i<j\\\\).",
    "less than": "a < b, a <- 3, 1<2, <3, and x<=y",
    "code": "`<script>alert(1)</script>` and\n\n```python\nif a<b: print('<img src=x onerror=1>')\n```\n\n    <b>\n",
    "highlighted": "```yaml\na: &x [1, 'b']\n```\n```html\n<p class='a'>x</p>\n```\n```bash\necho $HOME\n```",
    "table": "| a | b |\n|:--|--:|\n| 1 | 2 |",
    "links": "[a](https://example.org/?a=1&b=2 'title') <http://example.org> https://example.org [b](#part) "
    "[mail](mailto:a@example.org) [c][1]\n\n[1]: https://example.org",
    "heading": "# What I did: *all* of it\n\nTitle\n=====",
    "picture": '![a plot](attachment:plot.png) and ![the same](attachment:plot.png "again")',
    "file": "![](images/lstm%20cell.png) <img src='plot.png' width=300 alt='a &gt; b' />",
    "data": f"![](data:image/png;base64,{PNG})",
    "html": "<b>bold</b> H<sub>2</sub>O<br>x<br/><span style='color: red; font-size:12px'>red</span> "
    '<font color="#f00">x</font> <a href="https://example.org" target="_blank">x</a>',
    "html table": "<table border=1>\n<tr><th>a</th></tr>\n<tr><td colspan='2'>1</td></tr>\n</table>",
    "details": "<details><summary>More</summary>\n\nsome *text*\n\n</details>",
    "mermaid": "```mermaid\ngraph TD; A-->B;\n```",
}

# What somebody might try; `ran()` stands for any script.
ATTACKS = {
    "script": "<script>ran()</script>",
    "script in capitals": "<SCRIPT\n>ran()</SCRIPT>",
    "script in a list": "- a\n- <script>ran()</script>\n> <script>ran()</script>",
    "event": "<img src=x onerror=ran()>",
    "event after a slash": "<img/src=x/onerror=ran()>",
    "event without an end": "<img src=x onerror=ran() //",
    "event on a harmless tag": '<b onmouseover="ran()">x</b>',
    "details": "<details open ontoggle=ran()>x</details>",
    "svg": "<svg onload=ran()></svg>",
    "svg in a picture": "<svg><image href=http://127.0.0.1:1/ /></svg>",
    "math": "<math><mtext><table><mglyph><style><img src=x onerror=ran()>",
    "noscript": '<noscript><p title="</noscript><img src=x onerror=ran()>">',
    "comment": "<!--> <img src=x onerror=ran()> -->",
    "comment with a bang": "<!-- --!> <img src=x onerror=ran()> -->",
    "declaration": "<!x><img src=x onerror=ran()>",
    "instruction": "<?x ><img src=x onerror=ran()>?>",
    "cdata": "<![CDATA[><img src=x onerror=ran()>]]>",
    "iframe": "<iframe srcdoc='<script>parent.ran()</script>'></iframe>",
    "object": "<object data='data:text/html,<script>parent.ran()</script>'></object>",
    "embed": "<embed src='http://127.0.0.1:1/x'>",
    "style": "<style>@import 'http://127.0.0.1:1/x';</style>",
    "style attribute": '<p style="background: url(http://127.0.0.1:1/x)">x</p>',
    "style escaped": '<p style="background: u\\72l(http://127.0.0.1:1/x)">x</p>',
    "stylesheet": "<link rel=stylesheet href=http://127.0.0.1:1/x>",
    "refresh": "<meta http-equiv=refresh content='0; url=http://127.0.0.1:1/'>",
    "base": "<base href=http://127.0.0.1:1/>",
    "form": "<form action=http://127.0.0.1:1/><input autofocus onfocus=ran()></form>",
    "button": "<button class='full-credit'>x</button>",
    "a button's class": "<span class='full-credit'>click here</span>",
    "a mark's name": "<span id='test-values'>x</span>",
    "bootstrap": "<a data-toggle='tooltip' data-html='true' title='x'>x</a>",
    "end of the page": "</div></div></div></body><p>x</p>",
    "open tags": "<table><tr><td>",
    "link": "[x](javascript:ran())",
    "link in capitals": "[x](JaVaScRiPt:ran())",
    "link with a tab": "[x](<java\tscript:ran()>)",
    "link with entities": "[x](&#106;avascript&colon;ran())",
    "link with a backslash": "[x](javascript\\:ran())",
    "link by reference": "[x][1]\n\n[1]: javascript:ran()",
    "link of HTML": "<a href='javascript:ran()'>x</a>",
    "link of HTML with entities": "<a href='&#x6a;avascript:ran()'>x</a>",
    "link behind files/": "<a href='files/javascript:ran()'>x</a> [x](files/javascript:ran())",
    "autolink": "<javascript:ran()>",
    "data link": "[x](data:text/html,<script>ran()</script>)",
    "vbscript": "[x](vbscript:ran())",
    "a page beside the notebook": "[x](evil.html)",
    "picture far away": "![x](http://127.0.0.1:1/x.png)",
    "picture without a scheme": "![x](//127.0.0.1:1/x.png)",
    "picture with backslashes": "![x](\\\\127.0.0.1:1/x.png)",
    "picture by reference": "![x][1]\n\n[1]: http://127.0.0.1:1/x.png",
    "picture of HTML": "<img src='http://127.0.0.1:1/x.png'>",
    "picture with a set": "<img srcset='http://127.0.0.1:1/x.png 1x'>",
    "picture of the server's": "![x](/logout) ![x](../../../logout?x.png) ![x](%2e%2e/%2e%2e/api/x.png)",
    "picture of a script": "![x](javascript:ran())",
    "picture with a false text": '![" onerror="ran()](x.png)',
    "attachment that is missing": "![x](attachment:nothing.png)",
    "video": "<video src=http://127.0.0.1:1/x autoplay></video>",
    "mermaid": "```mermaid\n<img src=x onerror=ran()>\n```",
    "language": '```x" onmouseover="ran()\n```',
    "heading": "# <img src=x onerror=ran()>",
    "table": "| a |\n|---|\n| <img src=x onerror=ran()> |",
    "mathematics": "$<img src=x onerror=ran()>$ \\begin{x}<script>ran()</script>\\end{x} $$</p><script>ran()</script>$$",
    "open fence": "````\n```\n````\n<script>ran()</script>",
    "code that ends": "`` ` ``<script>ran()</script>",
    "text of a code block that ends it": "```\nx\n```\n<img src=x onerror=ran()>\n~~~",
}


@pytest.mark.parametrize("name", HONEST)
def test_what_people_write_stays_as_it_is(name):
    assert inert_markdown(HONEST[name], PICTURES) == HONEST[name]


@pytest.mark.parametrize("name", ATTACKS)
def test_markdown_that_runs_is_shown_as_text(name):
    text = inert_markdown(ATTACKS[name], PICTURES)
    assert is_inert(text, PICTURES)
    assert "ran" in text or "ran" not in ATTACKS[name], "nothing is hidden from the teacher"


def test_only_what_runs_is_changed():
    text = "See $a<b$, [here](https://example.org), ![](attachment:plot.png), `x` and <script>ran()</script>."
    changed = (
        "See $a< b$, [here](https://example.org), ![](attachment:plot.png), `x` and < script>ran()< /script>."
    )
    assert inert_markdown(text, PICTURES) == changed


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("# test-values\n\n# mine", "# \u200btest-values\n\n# \u200bmine"),
        ("- # test-values-comment", "- # \u200btest-values-comment"),
        ("# test-values\n\n<script>", "# \u200btest-values\n\n< script>"),
        ("test-values\n===", "```\ntest-values\n===\n```"),
        ("<h1 id='test-values'>x</h1>", "< h1 id='test-values'>x< /h1>"),
        ("# mine", "# mine"),
    ],
)
def test_no_heading_has_the_name_of_a_mark(text, changed):
    """The formgrader looks for the field of a mark by its name: a heading would have its mark given in its place."""
    names = names_on_page(helpers.released_notebook())
    assert inert_markdown(text, {}, names) == changed


def test_attachments_are_pictures():
    junk = {
        "a.html": {"text/html": "PHNjcmlwdD4="},
        "b.png": {"image/png": '" onerror="ran()'},
        "c.png": 3,
        "d": {},
    }
    assert inert_attachments(PICTURES | junk) == PICTURES
    assert inert_attachments(["plot.png"]) == {}


def display(data, metadata=None):
    return {"output_type": "display_data", "data": data, "metadata": metadata or {}}


def test_outputs_keep_pictures_and_their_size():
    metadata = {
        "image/png": {"width": 300, "height": "1 onload=ran()", "unconfined": True, "alt": "x"},
        "width": 7,
    }
    output = inert_output(display({"image/png": PNG, "text/plain": "<Figure>"}, metadata))
    assert output == new_output(
        "display_data", {"image/png": PNG, "text/plain": "<Figure>"}, metadata={"image/png": {"width": 300}}
    )


@pytest.mark.parametrize("size", ["1 onload=ran()", True, 1.5, -1, None, [1], {"a": 1}, 10**9])
def test_a_size_is_a_number_of_pixels(size):
    for metadata in ({"image/png": {"width": size}}, {"width": size}, {"image/png": size}, size):
        assert inert_output(display({"image/png": PNG}, metadata)).metadata == {}


@pytest.mark.parametrize(
    "data",
    [
        {"text/html": "<script>ran()</script>"},
        {"text/markdown": "<script>ran()</script>"},
        {"application/javascript": "ran()"},
        {"application/vnd.jupyter.widget-view+json": {"model_id": "x"}},
        {"text/vnd.mermaid": "<script>ran()</script>"},
        {"image/png": ["<script>"]},
        {"text/plain": {"a": 1}},
        {},
    ],
)
def test_outputs_that_could_run_are_left_out(data):
    assert inert_output(display(data)).data == {"text/plain": NOT_SHOWN}
    assert inert_output(display(data | {"text/plain": "x"})).data == {"text/plain": "x"}


@pytest.mark.parametrize(
    "output",
    [
        {},
        {"output_type": "pyout", "data": {}},
        {"output_type": "stream", "name": "stdout", "text": 3},
        {"output_type": "error", "ename": "E", "evalue": None, "traceback": []},
        {"output_type": "error", "ename": "E", "evalue": "", "traceback": "ran()"},
        {"output_type": "display_data", "data": ["text/html"]},
    ],
)
def test_what_is_no_output_is_refused(output):
    with pytest.raises((KeyError, TypeError, ValueError)):
        inert_output(output)


def test_outputs_have_no_other_parts_and_are_valid():
    """A template writes `svg_filename` and the count as they are."""
    for output in (
        display({"image/svg+xml": SVG}) | {"svg_filename": "http://127.0.0.1:1/", "transient": {}},
        {"output_type": "execute_result", "data": {"text/plain": "1"}, "execution_count": "<script>"},
        {"output_type": "stream", "name": "<script>", "text": "x", "id": "x"},
        {"output_type": "error", "ename": "E", "evalue": "", "traceback": [], "id": "x"},
    ):
        clean = inert_output(output)
        nbformat.validate(clean, ref="output", version=4, version_minor=5)
        assert not {"svg_filename", "transient", "id"} & set(clean)
        assert "script" not in str(clean).replace(SVG, "")


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ("\x1b[01;31mred\x1b[0m \x1b[m\x1b[;1m\x1b[38;5;208mx\x1b[48;2;1;2;3my", None),
        ("\x1b[38mx\x1b[48;5mx\x1b[0;38mx\x1b[038mx\x1b[38;2;1mx", "xxxxx"),
        ("\x1b[2J\x1b[H\x1b]0;title\x07x\x1b]8;;http://a\x1b\\y\x1b(B\x1b[?25l\x1bc", "xy"),
        ("\x1b", ""),
        ("\x1b[31" * 3, "31" * 3),
    ],
)
def test_of_the_codes_for_a_terminal_colours_are_kept(printed, kept):
    text = inert_output({"output_type": "stream", "name": "stdout", "text": printed})["text"]
    assert text == (printed if kept is None else kept)
    ansi2html(text)  # which raises IndexError at some of them


def test_too_many_colours_are_left_out():
    text = "\x1b[31mx" * 200_000
    assert inert_output({"output_type": "stream", "name": "stdout", "text": text}).text == "x" * 200_000


WRITTEN = "why"


def written_notebook():
    """The released notebook with an answer in words and, at its end, a task."""
    nb = helpers.released_notebook()
    question = new_markdown_cell("YOUR ANSWER HERE")
    nb.cells.append(helpers.nbgrader_cell(question, WRITTEN, grade=True, solution=True, points=2))
    task = helpers.nbgrader_cell(new_markdown_cell("Explain."), "explain", locked=True, points=2)
    task.metadata.nbgrader["task"] = True
    nb.cells.append(task)
    return nb


def test_rebuild_cleans_what_a_learner_wrote():
    released = written_notebook()
    submitted = written_notebook()
    mine = helpers.get(submitted, WRITTEN)
    mine.source, mine.attachments = "<script>ran()</script>", {"a.html": {"text/html": "PHNj"}}
    mine.metadata["collapsed"] = "<script>"
    task = new_markdown_cell(
        "[x](javascript:ran()) ![](attachment:plot.png)", attachments=PICTURES, id="evil"
    )
    submitted.cells += [task, new_code_cell("x = 1", metadata={"tags": ["<script>"]})]
    nb = rebuild(released, submitted)
    assert helpers.get(nb, WRITTEN).source == "< script>ran()< /script>"
    assert "attachments" not in helpers.get(nb, WRITTEN)
    assert nb.cells[-2].source == "[x] (javascript:ran()) ![](attachment:plot.png)"
    assert nb.cells[-2].attachments == PICTURES
    assert nb.cells[-1].source == "x = 1"
    for cell in nb.cells[-3:]:
        assert "script>" not in str(cell.metadata) and cell.id != "evil"


def test_the_pictures_of_a_question_stay():
    released, submitted = written_notebook(), written_notebook()
    question = helpers.get(released, WRITTEN)
    question.source, question.attachments = "What is ![](attachment:plot.png)?", PICTURES
    helpers.get(submitted, WRITTEN).source = f"{question.source} A dot."
    cell = helpers.get(rebuild(released, submitted), WRITTEN)
    assert cell.source == "What is ![](attachment:plot.png)? A dot."
    assert cell.attachments == PICTURES
    nbformat.validate(nbformat.v4.new_notebook(cells=[cell]))


def test_rebuild_leaves_the_teachers_text_alone():
    released = written_notebook()
    helpers.get(released, WRITTEN).source = stub = (
        "<iframe src='https://example.org'></iframe> YOUR ANSWER HERE"
    )
    nb = rebuild(released, released)
    assert helpers.get(nb, WRITTEN).source == stub
    assert answered().cells[0].source == nb.cells[0].source


# -- what cells display --------------------------------------------------------------------------------------------------

PANDAS = """<div>
<style scoped>
    .dataframe tbody tr th { vertical-align: top; }
</style>
<table border="1" class="dataframe">
  <thead>
    <tr style="text-align: right;"><th></th><th>a &lt; b</th></tr>
  </thead>
  <tbody>
    <tr><th>0</th><td>1</td></tr>
  </tbody>
</table>
</div>"""


def test_a_table_of_pandas_is_shown():
    shown = inert_output(display({"text/html": PANDAS, "text/plain": "   a\n0  1"})).data
    assert shown["text/plain"] == "   a\n0  1"
    assert "style scoped" not in shown["text/html"]
    assert '<table border="1" class="dataframe">' in shown["text/html"]
    assert '<tr style="text-align: right;"><th></th><th>a &lt; b</th></tr>' in shown["text/html"]


@pytest.mark.parametrize(
    ("page", "shown"),
    [
        ("<b>bold</b><br/>", "<b>bold</b><br>"),
        ("<table id='T_1'><td id=a class='x full-credit dataframe'>1</td></table>", "<table><td>1</td></table>"),
        ("<b onclick='ran()'>x</b>", "<b>x</b>"),
        ("<a href='javascript:ran()'>x</a> <a href='https://a.b'>y</a>", "<a>x</a> <a href='https://a.b'>y</a>"),
        ("<!-- a comment --><i>x</i>", "<i>x</i>"),
        ("<style>p { color: red }</style><p>x</p>", "<p>x</p>"),
        ("<style><b>x</b></style>", None),
        ("<sty<!-- -->le>x</style>", None),
        ("<scr<style>x</style>ipt>ran()</script>", None),
        ("<!-<!-- -->- <img src=x onerror=ran()> -->", None),
        ("<p>a < b</p>", None),
        ("<p>never closed", None),
        ("<svg></svg>", None),
        ("<iframe src='https://example.org'></iframe>", None),
        ("<input value=x>", None),
    ],
)  # fmt: skip
def test_of_html_harmless_tags_are_shown(page, shown):
    assert inert_html(page) == shown
    data = inert_output(display({"text/html": page, "text/plain": "plain"})).data
    assert data == {"text/plain": "plain"} | ({"text/html": shown} if shown else {})


@pytest.mark.parametrize("name", ATTACKS)
def test_html_that_runs_is_not_shown(name):
    shown = inert_html(ATTACKS[name])
    assert shown is None or is_inert_html(shown)


def test_markdown_that_a_cell_displays_is_shown_if_it_is_harmless():
    text = "# A table\n\n| a | b |\n|---|---|\n| $x<y$ | `<b>` |"
    shown = inert_output(display({"text/markdown": text, "text/plain": "<Markdown>"})).data["text/markdown"]
    assert shown == text.replace("# A", "# \u200bA"), "no heading has the name of a mark"
    for text in ("Title\n=====", "<script>ran()</script>", "![](http://127.0.0.1:1/x.png)"):
        assert "text/markdown" not in inert_output(display({"text/markdown": text})).data


def test_the_markdown_of_a_notebook_takes_a_bounded_time():
    budget = Budget(seconds=0.2)
    slow = display({"text/markdown": "*_" * 20_000, "text/plain": "x"})
    began = time.process_time()
    for _ in range(200):
        inert_output(slow, budget)
    assert time.process_time() - began < 2
    assert inert_output(display({"text/markdown": "x"}), budget).data == {"text/plain": NOT_SHOWN}


def test_a_visible_line_stays_though_a_hidden_one_begins_as_it_does():
    nb = helpers.source_notebook()
    test, seen = helpers.get(nb, "test-values"), "raise AssertionError('double is not written yet')"
    nb.cells.insert(0, new_code_cell(seen))
    test.source = test.source.replace(
        "### END HIDDEN",
        "if False:\n    raise AssertionError(\n        'secret words'\n    )\n### END HIDDEN",
    )
    test.outputs = [new_output("stream", text=f"{seen}\nraise AssertionError(\n'secret words'\n")]
    nb, _ = HideTests().preprocess(nb, {})
    (output,) = helpers.get(nb, "test-values").outputs
    assert output.text.splitlines() == [seen, "raise AssertionError(", HIDDEN]


@pytest.mark.parametrize("mime", ["text/html", "text/markdown"])
def test_hidden_lines_are_in_no_table(mime):
    nb = helpers.source_notebook()
    line = "secret_inputs = [3, 7]"
    text = f"<p>{line.replace('=', '<b>=</b>')}</p>" if mime == "text/html" else f"- {line}"
    helpers.get(nb, "check-double").outputs = [new_output("display_data", {mime: text})]
    nb, _ = HideTests().preprocess(nb, {})
    (output,) = helpers.get(nb, "check-double").outputs
    assert output.data == {"text/plain": HIDDEN}


@pytest.mark.parametrize(
    ("text", "changed"),
    [
        ("`List<int>` <script>", "`List<int>` < script>"),
        ("```\na<b\n```\n<https://example.org> <img src=x onerror=ran()>",
         "```\na<b\n```\n<https://example.org> < img src=x onerror=ran()>"),
        ("~~~html\n<b>\n~~~\n[x](javascript:ran())", "~~~html\n<b>\n~~~\n[x] (javascript:ran())"),
        ("`` ` <b> `` <object>", "`` ` <b> `` < object>"),
    ],
)  # fmt: skip
def test_code_and_links_beside_what_runs_stay_as_they_are(text, changed):
    assert inert_markdown(text) == changed


# In a terminal and in a spreadsheet

NAMES = {
    "escape": "\x1b[2J\x1b[31mred\x1b]0;title\x07\x1b[1A.txt",
    "bell": "a\x07.txt",
    "new line": "a\nhonest  numbers  9 / 9.txt",
    "carriage return": "a\rhonest.txt",
    "line separator": "a\u2028b\x85c.txt",
    "other direction": "a\u202etxt.exe\u2066b",
    "tab": "\t=1+1",
    "formula": "=cmd|' C'!A0",
    "plus": "+1+1",
    "at": "@sum(a1)",
    "minus": "-1",
    "wide": "\uff1d1+1",
    "other separator": "a;=1+1",
}


@pytest.mark.parametrize("name", NAMES.values(), ids=NAMES)
def test_names_do_nothing_in_a_terminal_or_a_spreadsheet(name, tmp_path):
    reasons = [Reason("hand-in", name), Reason("remark", f"left out: {name}")]
    records = [NotebookRecord(name, "week1", "numbers", -1.0, 3.0, reasons=reasons)]
    course = Course.of(CourseDirectory(root=str(tmp_path)), Config())
    table = format_table(records)
    attention = format_attention(records, course, "week1")
    assert len(table.split("\n")) == 2 and len(attention.split("\n")) == 3
    for text in (table, attention):
        assert all(char.isprintable() for line in text.split("\n") for char in line)
    write_csv(records, tmp_path / "grades.csv")
    with open(tmp_path / "grades.csv", newline="", encoding="utf-8") as file:
        header, row = csv.reader(file)
    assert len(row) == len(header) and row[3] == "-1.0"
    for text in (row[0], row[-1]):
        assert text.isprintable()
        assert not re.match(r"[=+@\uff1d\t\r-]", text)
        assert not re.search(r";\s*[=+@-]", text)


def test_other_writing_systems_are_shown():
    name = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645 \u5f20\u4e09 \u0141\u00f3d\u017a"
    assert one_line(f" {name}\u00a0\n") == name
    assert one_line("x" * 2000) == "x" * 999 + "\u2026"


def test_many_files_are_not_all_named(tmp_path):
    for number in range(2000):
        (tmp_path / f"{number}.ipynb").touch()
        (tmp_path / f"{number}{'x' * 200}.txt").touch()
    submission = Submission("ada", tmp_path, {"numbers": HandIn()})
    _report_other_files(submission, sorted(tmp_path.iterdir()))
    reasons = [reason.text for reason in submission.notebooks["numbers"].reasons]
    assert (
        reasons[0] == "0.ipynb, 1.ipynb, 10.ipynb, 100.ipynb, 1000.ipynb and 1995 more are not in the "
        "assignment, and were left out"
    )
    submission.notebooks["numbers"].reasons.clear()
    _read_files(submission, {}, ["*.txt"], 1)
    (reason,) = submission.notebooks["numbers"].reasons
    assert reason.text.startswith("left out: 0xxx") and reason.text.endswith(" and 1995 more")


def test_many_notes_are_not_all_said():
    nb = helpers.released_notebook()
    for number in range(100):
        add_note(nb, "incidents", f"cell {number}: stopped")
    texts = [reason.text for reason in reasons_of(nb)]
    assert len(texts) == 21 and texts[-1] == "and 80 more of this kind"


@pytest.mark.parametrize("name", ['"><img src=x onerror=ran()>', "a\nb", "a\x1b[2J", "<b>"])
def test_a_folder_with_such_a_name_is_no_students(tmp_path, name):
    (tmp_path / name).mkdir()
    assert "rename it" in _not_a_student(tmp_path / name).text


@pytest.mark.parametrize("name", ["O'Brien & Söhne", "张三", "می\u200cخواهم", "a-b_c@d.e", "=1+1"])
def test_a_folder_with_another_name_is_a_students(tmp_path, name):
    (tmp_path / name).mkdir()
    assert _not_a_student(tmp_path / name) is None


def test_the_answer_to_a_task_is_described_truly():
    released, submitted = written_notebook(), written_notebook()
    submitted.cells += [
        new_markdown_cell("![](attachment:plot.png)", attachments=PICTURES),
        new_code_cell("x = 1"),
        new_code_cell("y = 1"),
    ]
    submitted.cells.insert(0, new_code_cell("z = 1"))
    nb = rebuild(released, submitted)
    assert nb.cells[-3].attachments == PICTURES
    assert [cell.source for cell in nb.cells[-2:]] == ["x = 1", "y = 1"]
    assert read_notes(nb, "remarks") == [
        "2 code cells that answered a task ran with the notebook",
        "1 cell of the learner's own ran with the notebook",
    ]


# In a browser

EXTENSIONS = {
    "jupyterlab": False,
    "notebook": False,
    "notebook_shim": False,
    "jupyter_lsp": False,
    "jupyter_server_terminals": False,
    "nbgrader.server_extensions.assignment_list": False,
    "nbgrader.server_extensions.course_list": False,
    "nbgrader.server_extensions.validate_assignment": False,
    "nbgrader.server_extensions.formgrader": True,
}

DISPLAYS = [
    ({"image/png": PNG}, {"image/png": {"width": "1 onload=ran()"}}),
    ({"image/png": PNG}, {"height": "1 onload=ran()", "unconfined": '"onload="ran()'}),
    ({"image/png": PNG}, {"filenames": {"image/png": "http://127.0.0.1:1/x.png"}}),
    ({"image/png": '" onerror="ran()'}, {}),
    ({"image/svg+xml": SVG}, {}),
    ({"text/html": "<script>ran()</script><img src=x onerror=ran()>"}, {}),
    ({"text/markdown": "<script>ran()</script>"}, {}),
    ({"application/javascript": "ran()"}, {}),
    ({"text/latex": "</div><script>ran()</script>$\\href{javascript:ran()}{x}$"}, {}),
    ({"text/plain": "<script>ran()</script>\x1b[31m<img src=x onerror=ran()>\x1b[38m"}, {}),
]

# An answer that displays it all, and fails with the rest of it.
DISPLAYING = f"""from IPython.display import display
import sys

def double(x):
    for data, metadata in {DISPLAYS!r}:
        display(data, metadata=metadata, raw=True)
    print("<script>ran()</script>\\x1b[38m\\x1b]0;x<script>ran()</script>\\x07", file=sys.stderr)
    failure = type("<img src=x onerror=ran()>", (Exception,), {{}})
    raise failure("<script>ran()</script>")"""


@pytest.fixture(scope="module")
def attacked(tmp_path_factory):
    """A graded course in which one student has tried everything above."""
    course = helpers.make_course(tmp_path_factory.mktemp("inert") / "course")
    source = helpers.source_notebook()
    released = written_notebook()
    source.cells += released.cells[-2:]
    nbformat.write(source, course / "solutions" / helpers.ASSIGNMENT / "numbers.ipynb")
    nb = written_notebook()
    helpers.get(nb, "double").source = DISPLAYING
    mine = helpers.get(nb, WRITTEN)
    mine.source, mine.attachments = (
        f"# test-values\n\nSeen: ![a plot](attachment:plot.png)\n\n{ATTACKS['event']}",
        PICTURES,
    )
    for text in ATTACKS.values():
        nb.cells.append(new_markdown_cell(text))
    for text in HONEST.values():
        nb.cells.append(new_markdown_cell(text, attachments=PICTURES))
    nb.cells.append(new_code_cell(f"{DISPLAYING}\n\ndouble(1)"))
    helpers.hand_in(course, "mallory", nb)
    grade_assignment(course, helpers.ASSIGNMENT, Options(workers=1))
    return course


@pytest.fixture(scope="module")
def formgrader(attacked, tmp_path_factory):
    """The address of the page on which the formgrader shows the submission, in a Jupyter server of its own."""
    folder = tmp_path_factory.mktemp("jupyter")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"http://127.0.0.1:{free.getsockname()[1]}"
    settings = {
        "ServerApp": {
            "jpserver_extensions": EXTENSIONS,
            "port": int(address.rsplit(":")[-1]),
            "port_retries": 0,
        },
        "IdentityProvider": {"token": ""},
    }
    (folder / "jupyter_server_config.json").write_text(json.dumps(settings))
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", "--allow-root", "--ip=127.0.0.1"]
    environment = {**os.environ, "HOME": str(folder), "JUPYTER_CONFIG_DIR": str(folder)}
    with open(folder / "log", "w") as log:
        server = subprocess.Popen(command, cwd=attacked, env=environment, stdout=log, stderr=log)
    try:
        api = f"{address}/formgrader/api/submitted_notebooks/{helpers.ASSIGNMENT}/numbers"
        (submission,) = json.loads(_wait_for(api, server, folder / "log"))
        yield f"{address}/formgrader/submissions/{submission['id']}/"
    finally:
        server.terminate()
        server.wait()


def _wait_for(address, server, log):
    for _ in range(600):
        try:
            with urllib.request.urlopen(address) as answer:
                return answer.read()
        except urllib.error.URLError:
            assert server.poll() is None, log.read_text()
            time.sleep(0.1)
    raise AssertionError(log.read_text())


def watch(page):
    """Have `page` note what runs, and what it is asked to fetch from where nothing may be fetched."""
    ran, fetched = [], []
    page.expose_function("ran", lambda: ran.append("ran()"))
    page.on("dialog", lambda dialog: (ran.append(dialog.message), dialog.dismiss()))
    page.on("request", lambda request: fetched.append(request.url))
    return ran, fetched


def open_watched(browser, address):
    """The page at `address`, with what ran on it and the addresses that it asked for, after every link was clicked."""
    page = browser.new_context().new_page()
    ran, fetched = watch(page)
    page.goto(address, wait_until="load")
    page.wait_for_timeout(500)
    page.evaluate(
        """document.querySelectorAll('.rendered_html a').forEach(link => {
            if (!/^https?:|^mailto:/.test(link.href) || link.getAttribute('href').startsWith('#')) link.click()
        })"""
    )
    page.wait_for_timeout(200)
    return page, ran, fetched


MATHJAX = "https://cdnjs.cloudflare.com/ajax/libs/mathjax/"


def test_nothing_runs_in_the_formgrader(formgrader, browser):
    page, ran, fetched = open_watched(browser, formgrader)
    host = formgrader.split("/formgrader")[0]
    allowed = tuple(f"{host}/{folder}/" for folder in ("formgrader/static", "formgrader/api"))
    pictures = [f"{formgrader}{name}" for name in ("images/lstm%20cell.png", "plot.png")]
    others = [url for url in fetched if not url.startswith((*allowed, MATHJAX, "data:"))]
    assert ran == []
    assert set(others) <= {formgrader, *pictures, f"{formgrader}x.png"}
    assert page.url.split("#")[0] == formgrader
    text = page.locator("#notebook").first.text_content()
    for shown in ("Seen:", "< script>ran()", "some text", NOT_SHOWN):
        assert shown in text
    assert page.locator('img[alt="a plot"]').first.evaluate("img => img.naturalWidth") == 1
    # Every mark and comment can still be given: no text of the learner's has closed or taken the place of anything.
    assert page.locator(".nbgrader_cell input.score").count() == 4
    assert page.locator("#test-values").count() == 1
    assert page.locator(".nbgrader_cell textarea.comment").count() == 3
    page.context.close()


def test_nothing_runs_in_the_feedback(attacked, browser):
    path = attacked / "feedback" / "mallory" / helpers.ASSIGNMENT / "numbers.html"
    page, ran, fetched = open_watched(browser, path.as_uri())
    pictures = [(path.parent / name).as_uri() for name in ("images/lstm%20cell.png", "plot.png", "x.png")]
    others = [url for url in fetched if not url.startswith("data:") and "/fonts/glyphicons" not in url]
    assert ran == []
    assert set(others) <= {path.as_uri(), *(url.replace("%2520", "%20") for url in pictures)}
    assert page.locator('img[alt="a plot"]').first.evaluate("img => img.naturalWidth") == 1
    page.context.close()


def test_nothing_runs_in_the_report(attacked, browser):
    path = write_report(attacked, helpers.ASSIGNMENT)
    page, ran, fetched = open_watched(browser, path.as_uri())
    assert ran == []
    assert fetched == [path.as_uri()]
    assert "<img src=x onerror=ran()>" in page.content().replace("&lt;", "<").replace("&gt;", ">")
    page.context.close()
