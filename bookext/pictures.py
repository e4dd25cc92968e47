"""Puts the figures that cells draw into a page: for wide pages and phones, in the reader's theme, and to be enlarged.

coursekit/layouts.py draws both layouts into one SVG. Here it becomes two small files. Their colours are variables with a
second value for dark pages: a browser tells an SVG in a picture the colour scheme of its page. So a page needs no
script, holds nothing of the drawing itself, and works from disk. A link opens the wide drawing alone.
"""

import colorsys
import hashlib
import re
from html import escape
from pathlib import Path

from docutils import nodes

from bookext.slim_figures import slim

NARROW = re.compile(r'<metadata class="narrow"((?: data-[a-z]+="[^"]*")*)>(.*)</metadata>', re.S)
COLOUR = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
POINT = 4 / 3  # of CSS, in pixels
PHONE = "(max-width: 30rem)"
# The colours of the course in the dark: those of the theme and of book/figures/figure.css. All others are turned round.
DARK = {"#ffffff": "#14181e", "#0072b2": "#6cbdf0", "#d55e00": "#ffa566"}


def dark(colour):
    """The colour `#rrggbb` for a dark ground: the same hue, dark for light. Black becomes nearly white."""
    if colour in DARK:
        return DARK[colour]
    hue, lightness, saturation = colorsys.rgb_to_hls(*(int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)))
    channels = colorsys.hls_to_rgb(hue, 0.92 - 0.83 * lightness, 0.75 * saturation)
    return "#" + "".join(f"{round(255 * channel):02x}" for channel in channels)


def in_both_themes(svg):
    """The text of an SVG whose colours follow the colour scheme of its page. What has no colour is black."""
    full = {
        short: short if len(short) == 7 else "#" + "".join(2 * c for c in short[1:])
        for short in COLOUR.findall(svg)
    }
    found = dict.fromkeys(["#000000", *(colour.lower() for colour in full.values())])
    name = {colour: f"--{position}" for position, colour in enumerate(found)}
    svg = COLOUR.sub(lambda match: f"var({name[full[match[0]].lower()]})", svg)
    light, for_dark = (
        ";".join(f"{name[colour]}:{change(colour)}" for colour in found) for change in (str, dark)
    )
    style = (
        f"<style>:root{{color-scheme:light dark;fill:var(--0);{light}}}"
        f"@media(prefers-color-scheme:dark){{:root{{{for_dark}}}}}</style>"
    )
    return re.sub(r"(<svg\b[^>]*>)", lambda match: match[1] + style, svg, count=1)


def size(svg):
    """Width and height of an SVG by matplotlib, in whole pixels."""
    return tuple(
        round(POINT * float(re.search(rf'<svg\b[^>]* {name}="([\d.]+)pt"', svg)[1]))
        for name in ("width", "height")
    )


def in_html(app, docname, image):
    """Write the files of a drawing, and give the HTML that shows them."""
    both = (Path(app.srcdir) / image["uri"]).read_text(encoding="utf-8")
    faults, narrow = NARROW.search(both).groups("")
    drawings = {"wide": NARROW.sub("", both), "narrow": narrow}
    folder = Path(app.outdir) / "_images"
    folder.mkdir(exist_ok=True)
    address, pixels = {}, {}
    for layout, svg in drawings.items():
        text = in_both_themes(slim(svg))
        name = f"{hashlib.sha1(text.encode()).hexdigest()[:16]}.svg"
        (folder / name).write_text(text, encoding="utf-8")
        address[layout] = "../" * docname.count("/") + f"_images/{name}"
        pixels[layout] = 'width="{}" height="{}"'.format(*size(svg))
    return (
        f'<a class="drawing"{faults} href="{address["wide"]}"><picture>'
        f'<source media="{PHONE}" srcset="{address["narrow"]}" {pixels["narrow"]}>'
        f'<img src="{address["wide"]}" alt="{escape(image.get("alt", ""))}" {pixels["wide"]}></picture></a>'
    )


def show_drawings(app, doctree, docname):
    """Replace each picture that has two layouts by the HTML for both."""
    if app.builder.format != "html":
        return
    for image in list(doctree.findall(nodes.image)):
        path = Path(app.srcdir) / image["uri"]
        if path.suffix == ".svg" and NARROW.search(path.read_text(encoding="utf-8")):
            image.replace_self(nodes.raw("", in_html(app, docname, image), format="html"))


def setup(app):
    app.connect("doctree-resolved", show_drawings)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
