"""Nothing that a submission holds runs or fetches anything in a browser.

Learners' outputs and Markdown reach the teacher's browser through nbgrader's formgrader, which shows autograded/ in
pages of the teacher's own Jupyter server, and the learner's through the feedback. Neither page can be changed from
here, so what is written to autograded/ is clean already.

Markdown is Markdown: it stays as it was written, unless the page that nbconvert makes of it has more than text,
mathematics, code, pictures that came with it, and links to other pages. So nothing is rewritten that is harmless, and
a sanitizer of HTML (such as bleach, which nbconvert has) is of no use: it returns other HTML, and here a yes or no is
needed. The page is taken apart by one strict pattern for tags instead of a parser, so that no browser can see a tag
where this module sees none.
"""

import html
import re
import time
from collections.abc import Collection, Mapping
from urllib.parse import unquote

from nbconvert.filters.markdown_mistune import IPythonRenderer, MarkdownWithMath
from nbconvert.filters.strings import strip_files_prefix
from nbformat import NotebookNode

from .errors import LimitExceeded
from .limited import call_limited

# Shown as they are; everything else that a cell displays is shown as its plain text. SVG is written as a picture
# (<img>), in which no script runs and nothing is fetched.
SAFE_TYPES = ("text/plain", "text/latex", "image/png", "image/jpeg", "image/svg+xml")
# Kept if they hold nothing but text and harmless tags, such as a table of pandas'.
RICH_TYPES = ("text/html", "text/markdown")
LONGEST_RICH = 1_000_000  # characters
NOT_SHOWN = "[an output that is not shown here]"

PICTURE_TYPES = ("image/png", "image/jpeg", "image/gif", "image/webp", "image/svg+xml")

ANSI = re.compile(r"\x1b\[[0-9;]*m")
# Of the codes for a terminal, those of colours that nbconvert can read: at a lone "38" it raises IndexError.
PART = r"(?:[34]8;5;\d{1,3}|[34]8;2;\d{1,3};\d{1,3};\d{1,3}|(?!0*[34]8(?!\d))\d{0,3})"
CODE = re.compile(
    rf"(?P<colour>\x1b\[{PART}(?:;{PART})*m)|\x1b\[[0-9;:?]*[ -/]*[@-~]|\x1b\][^\x07\x1b\n]*(?:\x07|\x1b\\)?|\x1b(?:[ -/]*[0-~])?"
)
JOINERS = "\u200c\u200d"  # which some scripts need inside of a word, and no others do

# nbconvert copies the rest of the text at each colour: the number of colours times the length of the text.
MOST_COPIES = 10**8

TAG = re.compile(
    r"""<(?P<end>/?)(?P<name>[a-z][a-z0-9]*)
        (?P<attributes>(?:\s+[a-z-]+(?:="[^"<>]*"|='[^'<>]*'|=[\w\#%.,:/-]+)?)*)\s*/?>""",
    re.VERBOSE | re.IGNORECASE | re.ASCII,
)
ATTRIBUTE = re.compile(r"""\s+([a-z-]+)(?:=("[^"<>]*"|'[^'<>]*'|[\w#%.,:/-]+))?""", re.IGNORECASE | re.ASCII)
CHECKBOX = re.compile(r'<input class="task-list-item-checkbox" type="checkbox" disabled(?: checked)?/>')

VOID = {"br", "hr", "img", "input", "wbr"}
TAGS = VOID | set(
    "a abbr b big blockquote caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure "
    "font h1 h2 h3 h4 h5 h6 i ins kbd li mark ol p pre q s samp small span strike strong sub summary sup table tbody "
    "td tfoot th thead tr tt u ul var".split()
)

LINK = re.compile(r"(?:https?://|mailto:)[^\s<>\"]+|#[^\s<>\"]*", re.IGNORECASE)
# A picture beside the notebook: no scheme, no host, no way up, nothing that a server would do something for.
NEIGHBOUR = re.compile(
    r"(?:\./)?(?:[\w-][\w .+-]*/)*[\w-][\w .+-]*\.(?:png|jpe?g|gif|webp|svg)", re.IGNORECASE
)
DATA = re.compile(rf"data:(?:{'|'.join(map(re.escape, PICTURE_TYPES))});base64,[A-Za-z0-9+/=\s]*")
STYLE = re.compile(
    r"\s*(?:color|background|background-color|text-align|vertical-align|font-size|font-weight|font-style|"
    r"text-decoration|width|height|border|margin|padding)\s*:(?:\s*rgba?\([\d.,%\s]+\)\s*|[\w#.,%\s-]+)"
)
# The classes that nbconvert and Pygments write. Others could be those that the formgrader's buttons go by.
CLASS = re.compile(
    r"language-\S+|highlight|anchor-link|task-list-item|jp-Mermaid|mermaid|dataframe|[a-z]{1,3}\d?(?:-[A-Z]\w*)*"
)
WORD = re.compile(r"[\w#%., -]*")

ATTRIBUTES = {
    "alt": re.compile(r"(?s:.*)"),
    "title": re.compile(r"(?s:.*)"),
    "href": LINK,
    "target": re.compile(r"_blank"),
    "rel": re.compile(r"[a-z ]*"),
} | dict.fromkeys(
    "align valign width height border cellpadding cellspacing colspan rowspan span start type color size face dir lang "
    "open scope cite datetime".split(),
    WORD,
)

# Of HTML that a cell displays: left out, since the rest can be shown without.
UNSHOWN = re.compile(r"<style\b[^<>]*>[^<]*</style>|<!--[^<>]*-->", re.IGNORECASE)

# In Markdown: a block or a span of code, which is shown as it is,
LITERAL = re.compile(
    r"(?P<fence>`{3,}|~{3,}).*?(?:(?P=fence)|\Z)|(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)", re.DOTALL
)
OPENS = re.compile(r"<(?=[A-Za-z/!?])")
OPENS_NO_LINK = re.compile(r"<(?=[A-Za-z/!?])(?!(?:https?://|mailto:)[^\s<>]+>)")
# what may follow on "](", and a picture that is not one of those that may be shown.
TARGET = re.compile(r"\]\(\s*<?(?P<target>[^\s)>]*)")
PICTURE = re.compile(r"!\[(?P<text>[^\[\]]*)(?:\]\(\s*<?(?P<target>[^\s)>]*))?")
DEFINITION = re.compile(r"^(?P<before>[ \t>*+-]*)\[(?=[^\[\]]*\]:\s*(?!https?://|mailto:|#))", re.MULTILINE)
# What the formgrader may take to show one cell: Jupyter's server does nothing else meanwhile.
SHOW_SECONDS = 2  # of processor time
SHOW_MEGABYTES = 300
HEADING = re.compile(r"^[ \t>*+-]*#{1,6}[ \t]+(?=\S)", re.MULTILINE)
UNNAMED = "\\g<0>\u200b"  # what is not seen changes the name of a heading
LONGEST_LINE = (
    500  # of text that is shown as code: some of nbconvert's patterns try every pair of places in a line
)


class Budget:
    """Processor time for the Markdown that the cells of one notebook display: a cell may display thousands of texts."""

    def __init__(self, seconds: float = 2 * SHOW_SECONDS):
        self.left = seconds

    def is_inert(self, text: str) -> bool:
        """Whether Markdown may be shown; what comes when the time is used up may not."""
        if self.left <= 0:
            return False
        began = time.process_time()
        try:
            return call_limited(
                is_inert, text, {}, _NamedHeadings(), seconds=self.left, megabytes=SHOW_MEGABYTES
            )
        except LimitExceeded:
            return False
        finally:
            self.left -= time.process_time() - began


class _NamedHeadings:
    """The names of all headings but those that UNNAMED has changed: an output may have no other."""

    def __contains__(self, name):
        return "\u200b" not in unquote(name)


def inert_output(output: Mapping, budget: Budget | None = None) -> NotebookNode:
    """The same output of a cell, a valid one of nbformat 4, with nothing in it that could run in a browser.

    Of what was displayed SAFE_TYPES are kept, RICH_TYPES where they are harmless, and of its metadata the width and the
    height of a picture in pixels. `budget` is what is left for the Markdown of its notebook. Raises KeyError, TypeError or ValueError if it is no output at all.
    """
    kind = output["output_type"]
    if kind == "stream":
        name = "stderr" if output.get("name") == "stderr" else "stdout"
        return NotebookNode(output_type=kind, name=name, text=_printed(_text(output["text"])))
    if kind == "error":
        traceback = output["traceback"]
        if not isinstance(traceback, list):
            raise TypeError("a traceback is a list")
        return NotebookNode(
            output_type=kind,
            ename=_printed(_text(output["ename"])),
            evalue=_printed(_text(output["evalue"])),
            traceback=[_printed(_text(entry)) for entry in traceback],
        )
    if kind not in ("display_data", "execute_result"):
        raise ValueError("there is no such output")
    if not isinstance(output["data"], Mapping):
        raise TypeError("there is no data")
    data, metadata = NotebookNode(), NotebookNode()
    sizes = output.get("metadata")
    for mime in SAFE_TYPES:
        value = output["data"].get(mime)
        if isinstance(value, str):
            data[mime] = _printed(value) if mime == "text/plain" else value
            size = _size(sizes.get(mime)) if isinstance(sizes, Mapping) else {}
            if size and mime.startswith("image/"):
                metadata[mime] = size
    for mime in RICH_TYPES:
        value = output["data"].get(mime)
        shown = _rich(mime, value, budget or Budget()) if isinstance(value, str) else None
        if shown is not None:
            data[mime] = shown
    if not data and kind == "display_data":
        data["text/plain"] = NOT_SHOWN  # a result without a text is no partial credit, and is left so
    clean = NotebookNode(output_type=kind, data=data, metadata=metadata)
    if kind == "execute_result":
        clean.execution_count = count_of(output.get("execution_count"))
    return clean


def _rich(mime, text, budget):
    """HTML or Markdown that may be shown, or None."""
    if len(text) > LONGEST_RICH:
        return None
    if mime == "text/html":
        return inert_html(text)
    text = HEADING.sub(UNNAMED, text)
    return text if budget.is_inert(text) else None


def inert_html(page: str) -> str | None:
    """The HTML without styles, names and other attributes that a harmless table does not need; None if it is not harmless."""
    page = TAG.sub(_bare_tag, UNSHOWN.sub("", page))
    return page if is_inert_html(page) else None


def _bare_tag(match):
    name = match["name"].lower()
    if match["end"] or name == "input":
        return match[0]
    kept = [
        f"{attribute}={value}" if value else attribute
        for attribute, value in ATTRIBUTE.findall(match["attributes"])
        if attribute.lower() != "id" and _is_inert_attribute(name, attribute, value, ())
    ]
    return f"<{' '.join([name, *kept])}>"


def one_line(text: str, longest: int = 1000) -> str:
    """The text in one line for a terminal or a table, without codes and characters that are not shown.

    What has more than `longest` characters is cut. Among the characters that are not shown are those that turn the
    direction of writing, so that a name cannot pretend to be another.
    """
    text = "".join(
        char if char.isprintable() or char in JOINERS else " " for char in CODE.sub("", text[: 10 * longest])
    )
    text = " ".join(text.split())
    return text if len(text) <= longest else text[: longest - 1] + "…"


def count_of(value: object) -> int | None:
    """The number of a cell or an output, which nbconvert writes into the page as it is."""
    return value if type(value) is int and value >= 0 else None


def _text(value):
    if not isinstance(value, str):
        raise TypeError("there is no text")
    return value


def _printed(text):
    """The same text with no codes for a terminal but colours, and without these if they are too many."""
    text = CODE.sub(lambda match: match["colour"] or "", text)
    return text if text.count("\x1b") * len(text) <= MOST_COPIES else ANSI.sub("", text)


def _size(metadata):
    """The width and the height in pixels: nbconvert writes both without quotes, so that a text could be more."""
    sizes = metadata if isinstance(metadata, Mapping) else {}
    return NotebookNode(
        {
            key: sizes[key]
            for key in ("width", "height")
            if type(sizes.get(key)) is int and 0 < sizes[key] < 10_000
        }
    )


def inert_attachments(attachments: object) -> NotebookNode:
    """The pictures among the `attachments` of a Markdown cell, {name: {type: base64}}; the rest is left out."""
    pictures = NotebookNode()
    if not isinstance(attachments, Mapping):
        return pictures
    for name, kinds in attachments.items():
        if not isinstance(name, str) or not isinstance(kinds, Mapping):
            continue
        kept = {
            mime: content
            for mime, content in kinds.items()
            if mime in PICTURE_TYPES
            and isinstance(content, str)
            and DATA.fullmatch(f"data:{mime};base64,{content}")
        }
        if kept:
            pictures[name] = NotebookNode(kept)
    return pictures


def inert_markdown(text: str, attachments: Mapping | None = None, names: Collection[str] = ()) -> str:
    """The same Markdown, changed only where nbconvert would make something of it that runs or is fetched.

    What would do so is shown as it was written, as text, and so is what would take nbconvert more than SHOW_SECONDS.
    `attachments` are what inert_attachments returned. `names` are those of the page's own: a heading gets none of them
    as its name, or the formgrader would take it for the place of a mark.
    """
    attachments = attachments or {}
    try:
        return call_limited(_inert, text, attachments, names, seconds=SHOW_SECONDS, megabytes=SHOW_MEGABYTES)
    except LimitExceeded:
        return _as_code(text)


def _inert(text, attachments, names):
    return next(
        (one for one in _candidates(text, attachments) if is_inert(one, attachments, names)), _as_code(text)
    )


def _candidates(text, attachments):
    """The text as it is, then with ever more changes to it."""
    yield text
    yield HEADING.sub(UNNAMED, text)
    # With a blank, "<" begins no tag, and is still read as it was meant in mathematics. Code and links are left, if that
    # is enough.
    outside_code = _outside_code(text, lambda part: _plain_text(OPENS_NO_LINK.sub("< ", part), attachments))
    for changed in (outside_code, _plain_text(OPENS.sub("< ", text), attachments)):
        yield changed
        yield HEADING.sub(UNNAMED, changed)


def _outside_code(text, change):
    """The text with all that is no code changed."""
    parts, at = [], 0
    for match in LITERAL.finditer(text):
        parts += [change(text[at : match.start()]), match[0]]
        at = match.end()
    return "".join([*parts, change(text[at:])])


def _plain_text(text, attachments):
    """Markdown without pictures and links that are not to be shown."""
    text = PICTURE.sub(lambda match: _unless_picture(match, attachments), text)
    text = TARGET.sub(lambda match: _unless_link(match, attachments), text)
    return DEFINITION.sub(r"\g<before>\\[", text)


def _unless_picture(match, attachments):
    return match[0] if _is_picture(match["target"] or "", attachments) else f"! {match[0][1:]}"


def _unless_link(match, attachments):
    target = match["target"]
    if LINK.fullmatch(target) or _is_picture(target, attachments):
        return match[0]
    return f"] {match[0][1:]}"


def _is_picture(address, attachments):
    """Whether a picture may be shown: it came with the cell, or lies beside the notebook."""
    if address.startswith("attachment:"):
        return address.removeprefix("attachment:") in attachments
    return bool(DATA.fullmatch(address) or NEIGHBOUR.fullmatch(unquote(address)))


def _as_code(text):
    """The text as a block of code, with shorter lines."""
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    lines = [
        line[i : i + LONGEST_LINE]
        for line in text.splitlines()
        for i in range(0, len(line) or 1, LONGEST_LINE)
    ]
    return "\n".join([fence, *lines, fence])


def is_inert(text: str, attachments: Mapping, names: Collection[str] = ()) -> bool:
    """Whether the HTML that nbconvert makes of this Markdown holds nothing that could run or be fetched."""
    try:
        page = MarkdownWithMath(renderer=IPythonRenderer(escape=False, attachments=attachments)).render(text)
    except MemoryError:
        raise
    except Exception:  # noqa: BLE001
        return False  # an attachment that is missing, for one: there would be no page at all
    return is_inert_html(strip_files_prefix(page), names)


def is_inert_html(page: str, names: Collection[str] = ()) -> bool:
    """Whether `page` is text and harmless tags, each closed in its place, and none of them has one of the `names`."""
    opened = []
    for match in TAG.finditer(page):
        name = match["name"].lower()
        if name not in TAGS:
            return False
        if name == "input":
            if not CHECKBOX.fullmatch(match[0]):
                return False
        elif match["end"]:
            if match["attributes"] or not opened or opened.pop() != name:
                return False
        elif not all(
            _is_inert_attribute(name, *pair, names) for pair in ATTRIBUTE.findall(match["attributes"])
        ):
            return False
        elif name not in VOID:
            opened.append(name)
    # A browser begins a tag, a comment or a declaration at no other character.
    return not opened and "<" not in TAG.sub("", page)


def _is_inert_attribute(tag, name, value, names):
    name = name.lower()
    if value[:1] in ("'", '"'):
        value = value[1:-1]
    value = html.unescape(value)
    if name == "src":
        return tag == "img" and bool(DATA.fullmatch(value) or NEIGHBOUR.fullmatch(unquote(value)))
    if name == "style":
        return all(STYLE.fullmatch(rule) for rule in value.split(";") if rule.strip())
    if name == "class":
        return all(CLASS.fullmatch(word) for word in value.split())
    if name == "id":
        return bool(re.fullmatch("h[1-6]", tag)) and value not in names
    if name == "href" and tag != "a":
        return False
    return name in ATTRIBUTES and bool(ATTRIBUTES[name].fullmatch(value))
