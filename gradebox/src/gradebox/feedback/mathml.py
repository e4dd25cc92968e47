"""Mathematics as MathML, which browsers show without a script and without a request."""

import html
import re

from docutils.utils.math import latex2mathml
from nbconvert.filters.markdown_mistune import IPythonRenderer

# Environments that number or align lines; here the lines stand as they are.
LINES = re.compile(r"\s*\\begin\{(equation|align|gather|eqnarray)(\*?)\}(.*)\\end\{\1\2\}\s*", re.DOTALL)
DOLLARS = re.compile(r"\s*(?:\$\$(?P<block>.*)\$\$|\$(?P<inline>.*)\$|\\\[(?P<latex>.*)\\\])\s*", re.DOTALL)
# What the library writes; should it ever write something else, the formula is shown as text.
ELEMENT = re.compile(r'</?m[a-z]+(?: [a-z:]+="[^"<>]*")*/?>')
NEVER = re.compile(r"\b(?:on\w+|href|src|xlink:\w+)=", re.IGNORECASE)


def mathml(tex: str, block: bool = False) -> str:
    """The formula as MathML; what the library does not know is shown as it was written."""
    lines = LINES.fullmatch(tex)
    try:
        found = latex2mathml.tex2mathml(lines[3] if lines else tex, as_block=block)
    except Exception:  # noqa: BLE001  (it raises IndexError and others at some formulas)
        found = ""
    elements = ELEMENT.findall(found)
    if not found or "<" in ELEMENT.sub("", found) or any(map(NEVER.search, elements)):
        tag = "pre" if block else "code"
        return f'<{tag} class="tex">{html.escape(tex.strip())}</{tag}>'
    return found


def latex_output(text: str) -> str:
    """What a cell displays as LaTeX, such as a formula of SymPy's: formulas in text."""
    found = DOLLARS.fullmatch(text)
    if not found:
        return mathml(text, block=True)
    inline = found["inline"]
    return mathml(inline if inline is not None else found["block"] or found["latex"] or "", inline is None)


class MathRenderer(IPythonRenderer):
    """nbconvert's renderer of Markdown, with formulas as MathML."""

    def block_math(self, body):
        """A formula in a line of its own."""
        return mathml(body, block=True)

    def latex_environment(self, name, body):
        """A formula between \\begin and \\end."""
        return mathml(f"\\begin{{{name}}}{body}\\end{{{name}}}", block=True)

    def inline_math(self, body):
        """A formula in the text."""
        return mathml(body)
