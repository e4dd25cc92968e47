"""Makes matplotlib's SVG files half as large, without a change that one can see.

matplotlib writes millionths of a point, one line a point, and the same style on every marker. SVGO does more, but it is
a package of npm with a tree of its own.
"""

import math
import re
from pathlib import Path

NUMBER = r"-?\d+(?:\.\d+)?(?:e-?\d+)?"


GLYPH = ' transform="scale(0.015625)"'  # of a letter: drawn on a grid 64 times as fine as the point
COARSER = (
    ' transform="scale(.25)"'  # 4 times as fine: a letter of 11 points then is off by 1/70 of a point at most
)


def short(number):
    """A number as an SVG file needs it: no zero that means nothing."""
    text = f"{number:.2f}".rstrip("0").rstrip(".")
    return re.sub(r"^(-?)0\.", r"\1.", text) if text != "-0" else "0"


def pairs(text):
    numbers = [float(number) for number in re.findall(NUMBER, text)]
    return list(zip(numbers[::2], numbers[1::2]))


def fewer(points, away=0.05):
    """The points of a curve without those that are nearer to the line between their neighbours (Ramer, Douglas, Peucker)."""
    (x, y), (x_end, y_end) = points[0], points[-1]
    length = math.hypot(x_end - x, y_end - y)

    def distance(point):
        if length == 0:
            return math.hypot(point[0] - x, point[1] - y)
        return abs((x_end - x) * (point[1] - y) - (y_end - y) * (point[0] - x)) / length

    far = max(range(1, len(points) - 1), key=lambda place: distance(points[place]), default=None)
    if far is None or distance(points[far]) <= away:
        return [points[0], points[-1]]
    return fewer(points[: far + 1], away)[:-1] + fewer(points[far:], away)


def short_path(match):
    """A path whose points are relative to the one before, which needs fewer digits; equal commands are written once.

    Points keep two decimals, 1/75 of a pixel; those of a curve one, 1/15 of a pixel, and it has only those that it needs.
    """
    before_d, path, glyph = match.groups()
    points = pairs(path)
    curve = len(points) > 20 and not glyph and not re.search("[QCz]|M.*M", path, re.S)
    if curve:
        path = "M" + " L".join(f"{x} {y}" for x, y in fewer(points))
    scale, digits = (1 / 16, 0) if glyph else (1, 1 if curve else 2)
    text, x, y, last = "", 0, 0, None
    for command, numbers in re.findall(rf"([MLQCz])((?:\s*{NUMBER})*)", path):
        values = [round(float(value) * scale, digits) for value in numbers.split()]
        if command in "LQC":
            relative = [value - (y if odd % 2 else x) for odd, value in enumerate(values)]
            command = command.lower()
        else:
            relative = values
        text += (" " if command == last else command) + " ".join(short(value) for value in relative)
        x, y = values[-2:] or (x, y)
        last = command
    return f'<path{before_d} d="{text.replace(" -", "-")}"{COARSER if glyph else ""}'


def place(match):
    """Where a letter stands, in hundredths of its size."""
    x, y = (f"{float(number):.1f}".removesuffix(".0") for number in match.groups()[1:])
    return match[1] + (f' x="{x}"' if x != "0" else "") + (f' y="{y}"' if y != "0" else "")


def share_style(match):
    """One style for all markers of a line, on their group."""
    return f"<g{match[1]}{match[3]}>{match[2].replace(match[3], '')}</g>"


def slim(svg):
    """The text of an SVG file by matplotlib, smaller."""
    svg = svg.replace(' xmlns:xlink="http://www.w3.org/1999/xlink"', "")
    svg = re.sub(r"<metadata>.*?</metadata>|<!DOCTYPE.*?>|<!--.*?-->", "", svg, flags=re.S)
    svg = re.sub(rf'<path([^>]*?) d="([^"]*)"({re.escape(GLYPH)})?', short_path, svg)
    svg = re.sub(rf' ([xy])="({NUMBER})"', lambda m: f' {m[1]}="{short(float(m[2]))}"', svg)
    svg = re.sub(rf'(<use [^>]*?) transform="translate\(({NUMBER}) ({NUMBER})\)"', place, svg)
    svg = re.sub(
        rf"translate\(({NUMBER}) ({NUMBER})\)",
        lambda m: f"translate({short(float(m[1]))} {short(float(m[2]))})",
        svg,
    )
    svg = re.sub(r"(?<=#)(\w)\1(\w)\2(\w)\3(?=[;\"])", r"\1\2\3", svg)  # colours
    svg = svg.replace("stroke-dashoffset: 0; ", "").replace("xlink:href", "href")
    svg = re.sub(r">\s+<", "><", svg)
    svg = re.sub(r"(?<=[:;]) ", "", svg)
    svg = re.sub(r'<g([^>]*)>((?:<use [^>]*?( style="[^"]*")/>)(?:<use [^>]*?\3/>)*)</g>', share_style, svg)
    grouped = None
    while grouped != svg:  # groups that say nothing
        grouped, svg = svg, re.sub(r"<g>((?:<(?!/?g\b)[^>]*>)*)</g>", r"\1", svg)
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
