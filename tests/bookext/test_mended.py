"""What bookext/mended.py does to the text of a page. What it does to the theme's HTML is in test_browser.py."""

import pytest

from bookext.mended import keep_brackets_together


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
