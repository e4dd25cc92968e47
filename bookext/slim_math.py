"""Makes KaTeX's HTML half as large, without a change that one can see.

Mathematics was half of a chapter's HTML. KaTeX writes for every browser since 2013: a subscript is a table of eleven
elements, and every sign is in one that names its kind for KaTeX's own script. KaTeX has no option for less.
"""

import re

# Classes that KaTeX's style has no rule for.
KINDS = {"mord", "mbin", "mrel", "mopen", "mclose", "mpunct", "minner", "mtight"}
# A sign in an element of such classes only. After a strut it stays: there the style asks for an element.
SIGN = re.compile(rf'(?<!></span>)<span class="(?:{"|".join(KINDS)}| )+">([^<]*)</span>')

# A single script, below or above, and none in it: how far it is moved, its margins, what it says.
SCRIPT = re.compile(
    r'<span class="msupsub"><span class="vlist-t(?: vlist-t2)?"><span class="vlist-r"><span class="vlist"[^>]*>'
    r'<span style="top:(-[\d.]+)em;(?:margin-left:(-?[\d.]+)em;)?margin-right:([\d.]+)em;">'
    r'<span class="pstrut" style="height:([\d.]+)em;"></span>'
    r'<span class="sizing reset-size6 size3 mtight">((?:(?!vlist|pstrut).)*?)</span></span></span>'
    r'(?:<span class="vlist-s">\u200b</span></span><span class="vlist-r"><span class="vlist"[^>]*><span></span></span>)?'
    r"</span></span></span>",
    re.S,
)
SIZE = 0.7  # of a script: size 3 in size 6


def script(match):
    """A script as one element, in units of its own size; course.css has the style `script`, for most of them."""
    top, left, right, strut = (float(number or 0) / SIZE for number in match.groups()[:4])
    style = f"top:{top + strut:.3f}em"
    if left:
        style += f";margin-left:{left:.3f}em"
    if round(right, 3) != 0.071:
        style += f";margin-right:{right:.3f}em"
    style = f' style="{style}"' if style != "top:0.214em" else ""
    return f'<span class="script"{style}>{match[5]}</span>'


def only_what_has_a_style(match):
    classes = [name for name in match[1].split() if name not in KINDS]
    return f' class="{" ".join(classes)}"' if classes else ""


def slim_formula(html):
    """The HTML of a formula for the eyes, smaller. A thousandth of an em is less than a fiftieth of a pixel."""
    html = SCRIPT.sub(script, SIGN.sub(r"\1", html))
    html = re.sub(r' class="([^"]*)"', only_what_has_a_style, html)
    html = re.sub(r"(\.\d{3})\d+em", r"\1em", html)
    return html.replace("margin-left:0em;", "").replace(';"', '"')


def end_of_span(page, start):
    """Where the element `span` that starts there ends."""
    depth = 0
    for tag in re.compile(r"<(/?)span\b[^>]*>").finditer(page, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    raise ValueError("a span that does not end")


def slim(page):
    """The HTML of a page with smaller mathematics."""
    text, done = [], 0
    for formula in re.finditer('<span class="katex-html"', page):
        end = end_of_span(page, formula.start())
        text += [page[done : formula.start()], slim_formula(page[formula.start() : end])]
        done = end
    page = "".join([*text, page[done:]])
    return re.sub(r' xmlns="http://www.w3.org/1998/Math/MathML"|</?semantics>', "", page)
