"""Takes out of the book's styles and fonts what no page uses.

A theme ships rules for all that it can do and 2,000 icons: 400 KB of style and a font of 160 KB, of which a page of this
book uses a tenth. KaTeX's fonts hold all of mathematics. PurgeCSS does the same for JavaScript projects, but it would need a configuration for each file, and
Sphinx has no extension for it.
"""

import logging
import re
from pathlib import Path

import tinycss2
from fontTools import subset
from fontTools.ttLib import TTFont

from bookext.offline import KATEX

STYLES = [
    "basic.css",
    "katex/katex.min.css",
    "mystnb.*.css",
    "pygments.css",
    "sphinx-design.min.css",
    "styles/*.css",
]
ICONS = Path("vendor", "fontawesome", "webfonts", "fa-solid-900.ttf")


logging.getLogger("fontTools").setLevel(logging.ERROR)  # KaTeX's fonts bear no date


def can_match(selector, words):
    """Whether all classes and ids of a selector (its tokens) occur in the book's pages and scripts."""
    names = []
    for before, token in zip([None, *selector], selector):
        if token.type == "ident" and before == ".":
            names.append(token.value)
        elif token.type == "hash":
            names.append(token.value)
    return all(name in words for name in names)


def slim(rules, words):
    """The text of a style sheet's rules (tinycss2's), without those that no page of the book can use."""
    kept = []
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [[]]
            for token in rule.prelude:
                if token == ",":
                    selectors.append([])
                else:
                    selectors[-1].append(token)
            used = [tinycss2.serialize(s).strip() for s in selectors if can_match(s, words)]
            if used:
                body = re.sub(r"\s+", " ", tinycss2.serialize(rule.content)).strip()
                kept.append(f"{','.join(used)}{{{body}}}")
        elif (
            rule.type == "at-rule"
            and rule.lower_at_keyword in ("media", "supports", "layer")
            and rule.content
        ):
            inner = slim(
                tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True), words
            )
            if inner:
                kept.append(f"@{rule.at_keyword}{tinycss2.serialize(rule.prelude)}{{{inner}}}")
        else:
            kept.append(rule.serialize())
    return "\n".join(kept)


def slim_font(source, target, characters):
    """Write to `target` those letters of a TrueType font that are among the characters."""
    font = TTFont(source, recalcTimestamp=False)  # equal letters, equal file
    keep = subset.Subsetter(subset.Options(hinting=False, drop_tables=["FFTM"]))
    keep.populate(text="".join(characters))
    keep.subset(font)
    font.flavor = "woff"  # woff2 would need one more package
    font.save(target)


def slim_icons(static):
    """Keep those icons of the font that the slim style still names, and let the style load that font."""
    style = static / "styles" / "pydata-sphinx-theme.css"
    css = style.read_text(encoding="utf-8")
    slim_font(static / ICONS, (static / ICONS).with_suffix(".woff"), re.findall('"(.)"', css))
    css = re.sub(rf'{ICONS.stem}\.woff2\) *format\("woff2"\)', f'{ICONS.stem}.woff) format("woff")', css)
    style.write_text(css, encoding="utf-8")


def slim_all(app, exception):
    if exception or app.builder.format != "html":
        return
    out = Path(app.outdir)
    static = out / "_static"
    words, characters = set(), set()
    for page in out.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        characters |= set(text)
        for value in re.findall(r'\b(?:class|id)="([^"]*)"', text):
            words |= set(value.split())
    for script in out.rglob("*.js"):
        if script.name not in (
            "bootstrap.js",
            "fontawesome.js",
            "searchindex.js",
        ):  # left out by offline.py, or words
            words |= set(re.findall(r"[\w-]+", script.read_text(encoding="utf-8")))
    for pattern in STYLES:
        for path in static.glob(pattern):
            rules = tinycss2.parse_stylesheet(
                path.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True
            )
            path.write_text(slim(rules, words), encoding="utf-8")
    slim_icons(static)
    fonts = static / "katex" / "fonts"
    fonts.mkdir(exist_ok=True)
    for font in (KATEX / "fonts").glob("*.ttf"):
        slim_font(font, fonts / f"{font.stem}.woff", characters)


def setup(app):
    app.connect("build-finished", slim_all, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
