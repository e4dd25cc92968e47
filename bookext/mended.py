"""Mends every page after its template is rendered: accessible for everyone, and free of what it does not use.

The theme and the extensions have no setting for any of this. One place, where everything of a page is at hand; each
line says what was wrong. tests/bookext/test_browser.py fails if one is missing, and a build that writes every page fails on
a pattern that no page has any more.
"""

import re
from pathlib import Path

from sphinx.errors import ExtensionError

from bookext import line_breaks, slim_math
from bookext.offline import only_what_it_needs

ROOT = Path(__file__).resolve().parents[1]
TEMPLATES = ROOT / "book" / "_templates"

MENDS = [
    # Syntax colours: names, punctuation and spaces have the colour of the text anyway, and operators need none. This
    # was half of a chapter's HTML.
    (r'<span class="(?:n|p|w|nn|o)">([^<]*)</span>', r"\1"),
    # All parts of a string have one colour, so they are one element.
    (r'<span class="(?:sa|si|s1)">', '<span class="s2">'),
    (
        r'<span class="s2">[^<]*(?:</span><span class="s2">[^<]*)+',
        lambda parts: parts[0].replace('</span><span class="s2">', ""),
    ),
    # A label has to contain the words that one sees.
    (r'(<button class="btn search-button-field[^>]*) aria-label="[^"]*"', r"\1"),
    (r'<summary aria-label="Toggle hidden content">', "<summary>"),
    # The arrow that unfolds a chapter has no words.
    (
        r'(<a class="[^"]*reference internal" href="[^"]*">\s*([^<]*?)\s*</a>\s*<details[^>]*>\s*<summary)>',
        r'\1 aria-label="Pages of \2">',
    ),
    # Everything lies in a landmark.
    (
        r'<div id="pst-primary-sidebar"',
        r'<div id="pst-primary-sidebar" role="complementary" aria-label="Book"',
    ),
    # A list of references is a list; the role of its entries is deprecated.
    (r'role="doc-biblioentry"', 'role="listitem"'),
    # What may be wider than a phone scrolls by itself, and the theme's script lets Tab reach what scrolls.
    (r'<div class="math"', '<div class="math pst-scrollable-table-container"'),
    # The source in TeX stands in the MathML too, where no browser shows it.
    (r"<annotation encoding=.application/x-tex.>.*?</annotation>", ""),
    # The theme has colours for light and dark, and none for "auto": light without JavaScript, and with it the reader's
    # choice from the first moment on.
    (r'(<html [^>]*)data-theme="auto"', r'\1data-theme="light"'),
    (
        r'localStorage.getItem\("theme"\) \|\| "auto"',
        'localStorage.getItem("theme") || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")',
    ),
    # Without JavaScript a browser complains about a script that is announced.
    (r'<link rel="preload" as="script"[^>]*>\n?', ""),
    # The front page has the title of the book.
    (r"<title>(.*?) (?:—|&#8212;) \1</title>", r"<title>\1</title>"),
    # The title that is printed, on a page that has none.
    (r"<h1></h1>", ""),
    # A picture takes its time.
    (r"<img (?=[^>]*_images/)", r'<img loading="lazy" '),
]


# A run of Chinese, with what is not Chinese inside it; and what has no elements in it, or is not text.
CHINESE = re.compile(
    r"[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+(?:[\w ,.:_]*[\u3000-\u30ff\u3400-\u9fff\uff00-\uffef]+)*"
)
TEXT = re.compile(r"(<(script|style|option|textarea)\b.*?</\2>)|(?<=>)[^<]+(?=<)", re.S)


def name_chinese(page):
    """The HTML of a page that says of Chinese that it is: screen readers read it so, and browsers take its letters."""
    head, mark, body = page.partition("<body")

    def in_text(match):
        return match[1] or CHINESE.sub(r'<span lang="zh">\g<0></span>', match[0])

    return head + mark + TEXT.sub(in_text, body)


def mend(page, matched):
    """The HTML of a page, mended. matched: a set; the patterns of MENDS that matched are added."""
    for wrong, right in MENDS:
        page, count = re.subn(wrong, right, page)
        if count:
            matched.add(wrong)
    page = name_chinese(only_what_it_needs(slim_math.slim(page)))
    return line_breaks.mend(page)


def wrap_renderer(app):
    if app.builder.format != "html":
        return
    render = app.builder.templates.render
    matched, written = set(), set()

    def render_and_mend(template, context):
        text = render(template, context)
        if not template.endswith(".html"):
            return text
        written.add(context.get("pagename"))
        return mend(text, matched)

    def refuse_what_mends_nothing(app, exception):
        """Fail the build: a warning after the last page is written would not, in spite of -W.

        Books of a page or two, which tests make, need few of these mends.
        """
        if Path(app.srcdir).resolve() != ROOT:
            return
        idle = [wrong for wrong, _ in MENDS if wrong not in matched]
        if exception is None and written >= app.env.found_docs and idle:
            raise ExtensionError(
                f"bookext/mended.py: no page has {idle} any more. Take these entries out, or follow the theme."
            )

    app.builder.templates.render = render_and_mend
    app.connect("build-finished", refuse_what_mends_nothing)


def setup(app):
    app.config.templates_path.insert(0, str(TEMPLATES))
    app.connect("builder-inited", wrap_renderer, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
