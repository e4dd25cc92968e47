"""Nothing that a submission holds runs or fetches anything in the formgrader, in the feedback or in a terminal."""

import base64

import gradebox_helpers as helpers
import nbformat
import pytest
from gradebox_helpers import answered
from nbconvert.filters import ansi2html
from nbformat.v4 import new_code_cell, new_markdown_cell, new_output

from gradebox.inert import NOT_SHOWN, inert_attachments, inert_markdown, inert_output, is_inert
from gradebox.sanitize import rebuild

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


def test_rebuild_leaves_the_teachers_text_alone():
    released = written_notebook()
    helpers.get(released, WRITTEN).source = stub = (
        "<iframe src='https://example.org'></iframe> YOUR ANSWER HERE"
    )
    nb = rebuild(released, released)
    assert helpers.get(nb, WRITTEN).source == stub
    assert answered().cells[0].source == nb.cells[0].source
