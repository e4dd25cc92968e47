"""The whole book as one PDF: `make pdf`, or `python -m coursekit.pdf`.

Chromium prints the pages that `make book` has built, so the PDF shows the same text, mathematics and figures. Sphinx's
singlehtml builder is not used: it would build everything a second time, and as all chapters have sections of the same
name ("Summary"), its links lead to the wrong chapter.

It is made for paper: contents with page numbers, running heads, the answers to the quizzes at the end, and then the
tasks of the exercises. Left out: the code of the exercises, and code that only draws a figure, which is folded away on
the pages too. It is printed twice: only a printed book says on which page a section is. The first time nothing is
painted, which takes half as long.
"""

import json
import os
import shutil
import subprocess
import sys
from html import escape
from pathlib import Path
from urllib.parse import urldefrag, urljoin, urlsplit

import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright
from pypdf import PdfReader

from bookext.figures import FIGURES, LOADER
from coursekit.notebooks import ROOT, toc_entries

BUILT = ROOT / "_build" / "html"
PATIENCE = 300_000  # milliseconds: the whole book is one page, and a machine may be busy
PDF = ROOT / "_build" / "pdf" / "networks-that-remember.pdf"
LEFT_OUT = (
    "fieldset, button, input, select, script, noscript, template, .headerlink, .section-links, #how-far-you-came, "
    ".progress-kept, .practice-count, details.hide, .playable-more, .run-needs, "
    "p:has(> .start)"
)
# What of an exercise is no task: cells, and what answers in the page.
NO_TASK = ".cell, details, [class^=run-], [class^=exercise-]:not(.exercise-task), .notebook-marks"
UNSEEN = "<style>body, body * { visibility: hidden !important; }</style>"  # it keeps its place
ON_PAPER = "On a screen this figure answers to its controls. Here it is in some of its states."
STYLE = """
html { background: white; }
.chapter, .listed, .back { break-before: page; }
.title-page { text-align: center; padding-top: 30vh; }
.title-page .title { font-size: 32pt; }
.listed { columns: 2; font-size: 9pt; }
.listed ul { list-style: none; padding-left: 1em; }
.listed > ul > li { break-inside: avoid; font-weight: bold; margin-bottom: 1em; }
.listed li li { font-weight: normal; }
.listed li > span { display: flex; justify-content: space-between; gap: 1em; }
.listed .page, .answer .page { color: inherit; text-decoration: none; }
@page { @bottom-center { content: counter(page); font: 8pt sans-serif; } }
@page :first { @bottom-center { content: none; } }
"""


def documents():
    """The pages to print, in the order of the table of contents: book/index, book/01_memory, ... without the exercises"""
    return ["book/index", *(entry["file"] for entry in toc_entries() if entry["file"].startswith("book/"))]


def exercises():
    """The pages whose tasks are printed at the end: exercises/01_memory/numpy, ..."""
    return [entry["file"] for entry in toc_entries() if entry["file"].startswith("exercises/")]


def anchor(document, fragment=""):
    """The name in the PDF of a place on a page: ids of different pages may be the same."""
    return f"{document.replace('/', '-')}--{fragment}"


def article(document, printed):
    """The text of a page as it is printed, and the addresses of its style sheets.

    printed: the documents that are printed. A link to one of them leads there; a link to another page of the book leads
    to its public address, if it has one.
    """
    page = BUILT / f"{document}.html"
    soup = BeautifulSoup(page.read_text(encoding="utf-8"), "html.parser")
    public = soup.select_one("link[rel=canonical]")
    styles = [urljoin(page.as_uri(), link["href"]) for link in soup.select("link[rel=stylesheet]")]
    text = soup.select_one("article")
    for element in text.select(LEFT_OUT):
        element.decompose()
    if document in exercises():
        for element in text.select(NO_TASK):
            element.decompose()
    for answer in text.select("details"):
        answer["open"] = ""
    for figure in text.select("figure.playable"):
        on_paper(figure)
    for image in text.select("img[src]"):
        image["src"] = urljoin(page.as_uri(), image["src"])
        image["loading"] = "eager"
    for element in text.select("[id]"):
        if element.find_parent("svg") is None:
            element["id"] = anchor(document, element["id"])
    for link in text.select("a[href]"):
        if urlsplit(link["href"]).scheme:
            continue
        address, fragment = urldefrag(urljoin(page.as_uri(), link["href"]))
        target = address.removeprefix(f"{BUILT.as_uri()}/").removesuffix(".html")
        if target in printed:
            link["href"] = f"#{anchor(target, fragment)}"
        elif public:
            link["href"] = urljoin(public["href"], link["href"])
        else:
            link.unwrap()
    text.name = "section"
    text["class"], text["id"] = "bd-article chapter", anchor(document)
    return text, styles


def on_paper(figure):
    """A figure that answers to its controls, for paper: further states, and no word on what to press.

    What its caption says after the first paragraph is for the screen.
    """
    done = subprocess.run(
        [shutil.which("node"), LOADER, FIGURES, figure["data-playable"]],
        capture_output=True,
        check=True,
        text=True,
        encoding="utf-8",
    )
    caption = figure.select_one("figcaption")
    for number, paragraph in enumerate(caption.select("p")):
        if number:
            paragraph.decompose()
    for state in json.loads(done.stdout):
        html = '<div class="playable-picture"><div class="playable-wide"></div></div><p class="playable-text"></p>'
        part = BeautifulSoup(html, "html.parser")
        part.select_one(".playable-wide").append(BeautifulSoup(state["picture"], "html.parser"))
        part.select_one(".playable-text").string = state["text"]  # a picture may have paragraphs of its own
        caption.insert_before(part)
    caption.append(BeautifulSoup(f'<p class="on-paper">{ON_PAPER}</p>', "html.parser"))


def answers_apart(articles):
    """Take the answers out of the quizzes. Returns them as HTML: a question, and its answer, with the titles of pages."""
    found = []
    for text in articles:
        quiz = text.select_one('section[id$="--check-yourself"]')
        questions = quiz.select("details") if quiz else []
        if questions:
            found.append(f"<h3>{escape(text.find('h1').get_text())}</h3>")
        for number, question in enumerate(questions, 1):
            asked, place = question.summary.get_text().strip(), f"{text['id']}answer-{number}"
            question.summary.extract()
            found.append(f'<div class="answer" id="{place}"><p><b>{escape(asked)}</b></p>')
            found.append(f"{question.decode_contents()}</div>")
            in_place = f'<p>{escape(asked)} <a href="#{place}">Answer: page <span data-of="{place}">000</span></a></p>'
            question.replace_with(BeautifulSoup(in_place, "html.parser"))
    return "".join(found)


def line(place, title):
    """A line of the contents, with an empty place for its page number."""
    return f'<span><a href="#{place}">{escape(title)}</a> <span data-of="{place}">000</span></span>'


def contents(chapters, tasks):
    """Links to the chapters and their sections, to the answers, and to the tasks of each notebook."""
    for text in chapters:
        yield f"<li>{line(text['id'], text.find('h1').get_text())}<ul>"
        for section in text.find_all("h2"):
            yield f"<li>{line(section.find_parent('section')['id'], section.get_text())}</li>"
        yield "</ul></li>"
    yield f"<li>{line('answers', BACK['answers'])}</li>"
    yield f"<li>{line('tasks', BACK['tasks'])}<ul>"
    for text in tasks:
        yield f"<li>{line(text['id'], text.find('h1').get_text())}</li>"
    yield "</ul></li>"


BACK = {"answers": "Answers", "tasks": "The tasks of the exercises"}


def running_head(position, text):
    """The style that puts a page's title at the top of its paper, and marks it as the page's."""
    text["style"] = f"page: head-{position}"
    title = text.find("h1").get_text().replace('"', "")
    return f'@page head-{position} {{ @top-center {{ content: "{title}"; font: 8pt sans-serif; }} }}'


def one_page():
    """The book as one HTML page, with empty places for the numbers of its pages."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    printed = [*documents(), *exercises()]
    articles, styles = zip(*[article(document, printed) for document in printed])
    chapters, tasks = articles[: len(documents())], articles[len(documents()) :]
    heads = "\n".join(running_head(position, text) for position, text in enumerate(articles))
    answers = answers_apart(chapters)
    sheets = dict.fromkeys(sheet for page in styles for sheet in page)
    links = "".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets)
    own = (ROOT / "book" / "_static" / "print.css").read_text(encoding="utf-8") + STYLE + heads
    return f"""<!doctype html>
<html lang="en" data-theme="light" data-mode="light"><head><meta charset="utf-8">
<title>{config["title"]}</title>{links}<style>{own}</style></head><body>
<div class="title-page"><p class="title">{config["title"]}</p>
<p>{config["author"]}, {config["copyright"]}</p>
<p>Text and figures: CC BY 4.0. Code: BSD-3-Clause.</p>
<p>The exercises are notebooks, and come with the course's files: here are their tasks. Code that only draws a figure is
left out.</p></div>
<main class="bd-content"><nav class="listed" aria-label="Contents"><ul>{"".join(contents(chapters, tasks))}</ul></nav>
{"".join(str(text) for text in chapters)}
<section class="bd-article back" id="answers"><h1>{BACK["answers"]}</h1>{answers}</section>
<section class="bd-article back" id="tasks"><h1>{BACK["tasks"]}</h1></section>
{"".join(str(text) for text in tasks)}</main></body></html>"""


def with_page_numbers(html, pages):
    """The book as one page, with the number of its page wherever a place is named. pages: {place: number of its page}."""
    for place, number in pages.items():
        html = html.replace(f'<span data-of="{place}">000</span>', f'<span class="page">{number}</span>')
    return html


def pages_of(pdf):
    """The page of each place that a link leads to, from 1: {"book-01_memory--": 5, ...}."""
    reader = PdfReader(pdf)
    places = reader.named_destinations
    return {name.lstrip("/"): reader.get_destination_page_number(place) + 1 for name, place in places.items()}


# Letters stand where a window has them, and not at whole pixels.
ARGUMENTS = ["--no-sandbox", "--font-render-hinting=none"]


def chromium():
    """Where Chromium is: CHROME_PATH, or the first on the PATH, or None."""
    found = map(shutil.which, ("chromium-headless-shell", "chromium", "google-chrome"))
    return os.environ.get("CHROME_PATH") or next(filter(None, found), None)


def print_html(browser, html: str, pdf: Path, blank: bool = False) -> None:
    """Print a page's text into the file `pdf`; the text is kept beside it.

    blank: whether the paper stays white, for who only wants to know on which page each place is.
    """
    source = pdf.with_suffix(".html")
    source.write_text(html.replace("</head>", f"{UNSEEN}</head>", 1) if blank else html, encoding="utf-8")
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(source.as_uri(), wait_until="load", timeout=PATIENCE)
    seen = not blank
    page.pdf(path=pdf, prefer_css_page_size=True, print_background=seen, outline=seen, tagged=seen)
    page.close()


def make(pdf: Path) -> None:
    """Print the built book into the file `pdf`."""
    pdf.parent.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=ARGUMENTS)
        html = one_page()
        print_html(browser, html, pdf, blank=True)
        # A number is as wide as the three zeros in its place, so nothing moves.
        print_html(browser, with_page_numbers(html, pages_of(pdf)), pdf)


if __name__ == "__main__":
    if chromium() is None:
        sys.exit("make pdf needs Chromium: install it (apt install chromium), or set CHROME_PATH.")
    make(PDF)
    print(f"Open {PDF}")
