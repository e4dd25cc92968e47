"""Where a line of a page may end, and where not. Browsers break after every formula, also before the full stop.

Own code: browsers take a formula for a picture, CSS has no rule for the sign after it, and KaTeX no option.
"""

import re
from html import unescape

from bookext.slim_math import end_of_span

# A few short entries in brackets, such as (−1, 1) or (B, T, H), computed ones too; and what is code, or is not text.
ENTRY = r'(?:<span class="pasted-text">)?[^\s()<>,;]{1,7}(?:</span>)?'
BRACKETS = re.compile(
    rf"<(script|style|option|textarea|pre|code)\b.*?</\1>|<[^>]*>|(?P<brackets>\({ENTRY}(?:[,;] {ENTRY}){{1,4}}\))",
    re.S,
)

FORMULA = re.compile(r'\(?(?=<span class="math">)')
AFTER = re.compile(r"(?:[.,;:?!)’”]|&#8217;|&#8221;|s\b)*")  # signs, and the s of a plural
PASTED = re.compile(r' <span class="pasted-text">[^<]*</span>')  # a computed number
BASE = '<span class="base">'  # a part of a formula after which a line may end
SHORT = 12  # signs of a formula, such as 3 · 10⁻⁵, that stays on one line

CODE = re.compile(r"<(script|style|textarea)\b.*?</\1>|(?P<begin><pre\b[^>]*>)(?P<code>.*?)(?=</pre>)", re.S)
TAG = re.compile(r"<(/?)span\b[^>]*>")  # there is no other in code
PARTS = re.compile(
    r"(?<=[\w>])([(.,[])(?=[\w<])(?![^<]*>)", re.ASCII
)  # between the parts of a name or a call
WIDE = 26  # letters that a line of code has room for on a phone of 360 pixels, in a box within a box
INLINE_CODE = re.compile(r"<pre\b.*?</pre>|(?<=<span class=\"pre\">)[^<]{18,}(?=</span>)", re.S)


def mend(page: str) -> str:
    """The HTML of a page whose mathematics is slim, with better ends of lines."""
    return hang_long_lines(let_names_break(keep_formulas_together(keep_brackets_together(page))))


def keep_brackets_together(page: str) -> str:
    """The HTML of a page in whose text no line ends within (−1, 1): its spaces do not break."""

    def together(match):
        return re.sub("(?<=[,;]) ", "\u00a0", match[0]) if match["brackets"] else match[0]

    return BRACKETS.sub(together, page)


def keep_formulas_together(page: str) -> str:
    """The HTML of a page in which no line begins with the sign that follows a formula, or ends within a short one."""
    text, done = [], 0
    for match in FORMULA.finditer(page):
        if match.start() < done:
            continue
        formula, end = formula_at(page, match.end())
        parts = [match[0], formula]
        if open_at_end(formula) and (number := PASTED.match(page, end)):
            parts, end = [*parts, number[0]], number.end()
        parts.append(AFTER.match(page, end)[0])
        whole = "".join(parts)
        if whole != formula or formula.count(BASE) > 1:
            whole = f'<span class="unbroken">{whole}</span>'
        text += [page[done : match.start()], whole]
        done = end + len(parts[-1])
    return "".join([*text, page[done:]])


def formula_at(page, start):
    """The formula that begins there, in which a line may end if it is long, and where it ends."""
    end = end_of_span(page, start)
    formula = page[start:end]
    if len(seen(formula)) > SHORT:
        first, *others = formula.split(BASE)
        formula = BASE.join([first, f"<wbr>{BASE}".join(others)])
    return formula, end


def seen(formula):
    """The signs of a formula that one sees."""
    return re.sub("<[^>]*>", "", formula.partition('<span class="katex-html"')[2].partition(">")[2])


def open_at_end(formula):
    """Whether a formula such as h = goes on after it."""
    return seen(formula).endswith(("=", "≈", "(", "<", ">", "·", "⋅"))


def let_names_break(page: str) -> str:
    """The HTML of a page in which a long name in code, such as a.long_name, may end a line after a full stop or _."""

    def breaking(match):
        return match[0] if match[0].startswith("<") else re.sub(r"([._/])(?=\w)", r"\1<wbr>", match[0])

    return INLINE_CODE.sub(breaking, page)


def hang_long_lines(page: str) -> str:
    """The HTML of a page in which a line of code that goes on in a phone's next line stays behind its own indentation.

    course.css hangs what has the class `hang`; the text is the same. Such a line ends between the parts of a name first.
    """

    def hung(match):
        if not match["code"]:
            return match[0]
        lines, opened = [], []
        for line in match["code"].splitlines(keepends=True):
            before = "".join(opened)
            closing = "</span>" * len(opened)
            for tag in TAG.finditer(line):
                if tag[1]:
                    opened.pop()
                else:
                    opened.append(tag[0])
            shown = unescape(TAG.sub("", line)).rstrip("\n")
            if len(shown) > WIDE:
                indent = len(shown) - len(shown.lstrip())
                line = PARTS.sub(r"\1<wbr>", line)
                after = "</span>" * len(opened)
                line = f'{closing}<span class="hang" style="--by:{indent}">{before}{line}{after}</span>{"".join(opened)}'
            lines.append(line)
        return match["begin"] + "".join(lines)

    return CODE.sub(hung, page)
