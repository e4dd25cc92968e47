"""Where the lines of a page end. That no line of a built page begins with a full stop is in test_browser.py."""

import re

import pytest

from bookext.line_breaks import (
    BASE,
    CODE,
    hang_long_lines,
    keep_brackets_together,
    keep_formulas_together,
    let_names_break,
)


@pytest.mark.parametrize(
    "html, text",
    [
        ("<p>a factor in (−1, 1)</p>", "<p>a factor in (−1,_1)</p>"),
        ("<td>(B, T, D) to (B, H)</td>", "<td>(B,_T,_D) to (B,_H)</td>"),
        (
            '(<span class="pasted-text">0.6</span>, <span class="pasted-text">0.8</span>)',
            '(<span class="pasted-text">0.6</span>,_<span class="pasted-text">0.8</span>)',
        ),
        (
            '(<span class="pasted-text">1, 0; 0.4, 1</span>)',
            '(<span class="pasted-text">1,_0;_0.4,_1</span>)',
        ),
        ("(as it is, whatever is said)", "(as it is, whatever is said)"),
        (
            "<pre>f(a, b)  # (B, T)</pre>, <code>zeros((2, 3))</code>",
            "<pre>f(a, b)  # (B, T)</pre>, <code>zeros((2, 3))</code>",
        ),
        ('<img alt="(0, 1)">', '<img alt="(0, 1)">'),
    ],
)
def test_a_line_does_not_end_within_short_brackets(html, text):
    assert keep_brackets_together(html).replace("\u00a0", "_") == text


def formula(*parts):
    bases = "".join(f"{BASE}{part}</span>" for part in parts)
    return f'<span class="math"><span class="katex"><span class="katex-html" aria-hidden="true">{bases}</span></span></span>'


LONG = formula("z = x W +", "h U + b")
BREAKS = LONG.replace(f"</span>{BASE}", f"</span><wbr>{BASE}")


def whole(html):
    return f'<span class="unbroken">{html}</span>'


@pytest.mark.parametrize(
    "html, text",
    [
        (f"With {formula('h')} a layer", f"With {formula('h')} a layer"),
        (f"It reads {formula('h')}. Then", f"It reads {whole(formula('h') + '.')} Then"),
        (f"a state ({formula('h')}), a sum", f"a state {whole('(' + formula('h') + '),')} a sum"),
        (f"all {formula('h')}s of it", f"all {whole(formula('h') + 's')} of it"),
        (f"{formula('h')} stands", f"{formula('h')} stands"),
        (f"{formula('3 ·', '10')} of it", f"{whole(formula('3 ·', '10'))} of it"),
        (f"With {LONG} it", f"With {whole(BREAKS)} it"),
        (f"{LONG}, so", f"{whole(BREAKS + ',')} so"),
        (
            f'{formula("h =")} <span class="pasted-text">0.42</span>.',
            whole(f'{formula("h =")} <span class="pasted-text">0.42</span>.'),
        ),
        (
            f'{formula("h")} <span class="pasted-text">0.42</span>.',
            f'{formula("h")} <span class="pasted-text">0.42</span>.',
        ),
    ],
)
def test_a_sign_stays_on_the_line_of_its_formula(html, text):
    assert keep_formulas_together(html) == text


@pytest.mark.parametrize(
    "html, text",
    [
        (
            '<span class="pre">coursekit.experiments.successors_scan</span>',
            '<span class="pre">coursekit.<wbr>experiments.<wbr>successors_<wbr>scan</span>',
        ),
        ('<span class="pre">rnn_step</span>', '<span class="pre">rnn_step</span>'),
        (
            "<pre>x = coursekit.experiments.successors_scan</pre>",
            "<pre>x = coursekit.experiments.successors_scan</pre>",
        ),
    ],
)
def test_a_long_name_breaks_where_it_has_parts(html, text):
    assert let_names_break(html) == text


def test_a_long_line_of_code_hangs_behind_its_indentation():
    comment = '<span class="c1"># The sum of all the states of a sequence</span>'
    page = f"<pre><span></span>h = 0\n    {comment}\n    h = sum(states_of_a_sequence.values())\n</pre>"
    hung = hang_long_lines(page)
    assert f'h = 0\n<span class="hang" style="--by:4">    {comment}\n</span>' in hung
    assert "sum(<wbr>states_of_a_sequence.<wbr>values())" in hung
    assert re.sub("<[^>]*>", "", hung) == re.sub("<[^>]*>", "", page)


def test_a_string_of_several_lines_keeps_its_colour_in_each():
    page = '<pre><span class="s2">"""One.\n    Two, a line that is longer than a phone is wide.\n    """</span></pre>'
    line = '<span class="s2">    Two, a line that is longer than a phone is wide.\n</span>'
    assert hang_long_lines(page) == (
        f'<pre><span class="s2">"""One.\n</span><span class="hang" style="--by:4">{line}</span>'
        '<span class="s2">    """</span></pre>'
    )


@pytest.mark.parametrize("name", ["script", "textarea"])
def test_what_is_no_code_of_the_page_is_left_alone(name):
    page = f"<{name}><pre>{'a long line ' * 9}</pre></{name}>"
    assert hang_long_lines(page) == page


def test_code_of_the_book_has_no_elements_that_a_line_could_cut_but_span(book):
    pages = [path.read_text(encoding="utf-8") for path in sorted(book.rglob("*.html"))]
    code = "".join(match["code"] or "" for page in pages for match in CODE.finditer(page))
    assert set(re.findall(r"</?(\w+)", code)) == {"span", "wbr"}
