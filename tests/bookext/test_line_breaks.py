"""Where the lines of a page end. That no line of a built page begins with a full stop is in test_browser.py."""

import pytest

from bookext.line_breaks import BASE, keep_brackets_together, keep_formulas_together, let_names_break


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
