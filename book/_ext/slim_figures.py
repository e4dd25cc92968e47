"""Makes matplotlib's SVG files half as large, without a change that one can see.

matplotlib writes millionths of a point, one line a point, and the same style on every marker. SVGO does more, but it is
a package of npm with a tree of its own.
"""

import re
from pathlib import Path

NUMBER = r"-?\d+(?:\.\d+)?(?:e-?\d+)?"


def short(number):
    """A number of points with two decimals: a hundredth of a point is 1/75 of a pixel."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return "0" if text == "-0" else text.replace("0.", ".", 1) if text.startswith(("0.", "-0.")) else text


def short_path(match):
    """Path data: lines relative to the point before, which needs fewer digits; equal commands are written once."""
    text, before, last = "", None, None
    for command, numbers in re.findall(rf"([MLQCz])((?:\s*{NUMBER})*)", match[1]):
        values = [round(float(value), 2) for value in numbers.split()]
        end = values[-2:] or before
        if command == "L":
            command, values = "l", [values[0] - before[0], values[1] - before[1]]
        text += (" " if command == last else command) + " ".join(short(value) for value in values)
        before, last = end, command
    return f' d="{text.replace(" -", "-")}"'


def share_style(match):
    """One style for all markers of a line, on their group."""
    return f"<g{match[1]}{match[3]}>{match[2].replace(match[3], '')}</g>"


def slim(svg):
    """The text of an SVG file by matplotlib, smaller."""
    svg = re.sub(r"<metadata>.*?</metadata>|<!DOCTYPE.*?>|<!--.*?-->", "", svg, flags=re.S)
    svg = re.sub(r' d="([^"]*)"', short_path, svg)
    svg = re.sub(rf' ([xy])="({NUMBER})"', lambda m: f' {m[1]}="{short(float(m[2]))}"', svg)
    svg = re.sub(r">\s+<", "><", svg)
    svg = re.sub(r"(?<=[:;]) ", "", svg)
    svg = re.sub(r'<g([^>]*)>((?:<use [^>]*?( style="[^"]*")/>)(?:<use [^>]*?\3/>)*)</g>', share_style, svg)
    # No names that nothing refers to, and short ones for the others.
    used = sorted(set(re.findall(r'(?:href="|url\()#([^")]+)', svg)))
    svg = re.sub(r' id="([^"]*)"', lambda m: m[0] if m[1] in used else "", svg)
    names = {name: f"i{position}" for position, name in enumerate(used)}
    svg = re.sub(r'(id="|#)([^")]+)(?=[")])', lambda m: m[1] + names.get(m[2], m[2]), svg)
    return svg


def slim_all(app, exception):
    if exception or app.builder.format != "html":
        return
    for path in (Path(app.outdir) / "_images").glob("*.svg"):
        svg = path.read_text(encoding="utf-8")
        if "<dc:title>Matplotlib" in svg:  # not slim yet
            path.write_text(slim(svg), encoding="utf-8")


def setup(app):
    app.connect("build-finished", slim_all, priority=950)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
