"""What bookext makes smaller looks as it did: the same picture in a browser, to a shade of grey at the edges."""

import io
import json
import subprocess

import matplotlib
import matplotlib.pyplot as plt
import numpy as np
import pytest
from browser import open_page

from bookext import slim_figures, slim_math
from coursekit.notebooks import ROOT

FORMULAS = [
    r"\mathbf{h}_t = \tanh(\mathbf{x}_t W + \mathbf{h}_{t-1} U + \mathbf{b})",
    r"c_t = f_t \odot c_{t-1} + i_t \odot \tilde{c}_t, \qquad \lVert \partial h_T / \partial h_0 \rVert \le \rho^T",
    r"\frac{\partial L}{\partial U} = \sum_{t=1}^{T} h_{t-1}^{\top} \delta_t",
    r"\text{MASE} = \frac{\frac1N \sum_k |y_k - \hat y_k|}{\frac{1}{n-m} \sum_{t=m+1}^{n} |y_t - y_{t-m}|}",
    r"x^{2^{2}}_{i_{j}} + \sqrt{a_1^2 + b'^2} - \max_{0 \le k < K} z_k^{(l)}",
    r"\begin{aligned} z &= [i, f, g, o] \\ p_v &= \frac{e^{z_v/\tau}}{\sum_u e^{z_u/\tau}} \end{aligned}",
]


def picture(browser, tmp_path, body, head=""):
    """Grey values (height, width) in 0..1 of a page with this body, as the browser draws it."""
    path = tmp_path / "page.html"
    path.write_text(
        f'<!DOCTYPE html><html lang="en"><meta charset="utf-8">{head}<body>{body}', encoding="utf-8"
    )
    with open_page(browser, path.as_uri(), width=900, height=700) as opened:
        opened.page.evaluate(
            "document.body.offsetHeight, document.fonts.ready"
        )  # it asks for fonts once it is laid out
        assert opened.errors == []
        return plt.imread(io.BytesIO(opened.page.screenshot()))[..., :3].mean(axis=2)


def difference(before, after):
    """The largest difference of two pictures' grey values."""
    assert before.std() > 0.05, "nothing is drawn"
    return np.abs(before - after).max()


@pytest.fixture(scope="module")
def formulas():
    """KaTeX's HTML of FORMULAS, one below the other."""
    render = """const katex = require("katex");
        console.log(JSON.parse(process.argv[1]).map(tex => katex.renderToString(tex, {displayMode: true})).join(""));"""
    node = ROOT / ".venv" / "bin" / "node"
    command = [node, "-e", render, json.dumps(FORMULAS)]
    return subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout


def test_mathematics_looks_the_same_and_is_smaller(browser, tmp_path, formulas):
    styles = ["node_modules/katex/dist/katex.min.css", "book/_static/course.css"]
    head = "".join(f'<link rel="stylesheet" href="{(ROOT / path).as_uri()}">' for path in styles)
    slim = slim_math.slim(formulas)
    assert len(slim) < 0.75 * len(formulas)
    before, after = (picture(browser, tmp_path, body, head) for body in (formulas, slim))
    assert difference(before, after) < 0.4
    moved = slim.replace('class="script">', 'class="script" style="top:0.3em">')
    lower = picture(browser, tmp_path, moved, head)
    assert difference(before, lower) > 0.8, "a script a pixel lower is not seen"


def figure():
    """A figure with what the book's figures have: curves, markers, shades, letters, a logarithmic axis."""
    rng, x = np.random.default_rng(0), np.linspace(0.1, 10, 300)
    drawn, axes = plt.subplots(1, 2, figsize=(9, 4), layout="constrained")
    axes[0].plot(x, np.sin(x**1.5), label="$h_t$, hidden state")
    axes[0].fill_between(x, np.sin(x) - 0.2, np.sin(x) + 0.2, alpha=0.3)
    axes[0].plot(x[::30], np.cos(x[::30]), "s--", color="#00AA22")
    axes[0].legend()
    axes[1].semilogy(x, np.exp(-x) * (1 + 0.1 * rng.normal(size=300)), linewidth=0.8)
    axes[1].scatter(rng.uniform(0, 10, 50), rng.uniform(0.01, 1, 50), c=rng.uniform(size=50))
    axes[1].set(xlabel="steps", ylabel="gradient, relative", title="0.5 → 10⁻³")
    return drawn


def test_a_figure_looks_the_same_and_is_smaller(browser, tmp_path):
    with matplotlib.rc_context({"svg.hashsalt": "one"}):
        written = io.StringIO()
        figure().savefig(written, format="svg")
    plt.close("all")
    svg = written.getvalue()
    slim = slim_figures.slim(svg)
    assert len(slim) < 0.6 * len(svg)
    before, after = (picture(browser, tmp_path, text) for text in (svg, slim))
    assert difference(before, after) < 0.4
    moved = slim.replace("translate(", "translate(1 0) translate(")
    assert difference(before, picture(browser, tmp_path, moved)) > 0.8, "what is moved by a point is not seen"
