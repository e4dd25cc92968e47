"""The whole book as one PDF: `make pdf`, or `python -m coursekit.pdf`.

Chromium prints the pages that `make book` has built, so the PDF shows the same text, mathematics and figures. Sphinx's
singlehtml builder is not used: it would build everything a second time, and as all chapters have sections of the same
name ("Summary"), its links lead to the wrong chapter. Left out: the exercises, which are notebooks to work on, and the
code that only draws a figure, which is folded away on the pages too.
"""

import os
import shutil
import sys
from html import escape
from urllib.parse import urldefrag, urljoin, urlsplit

import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import sync_playwright

from coursekit.notebooks import ROOT

BUILT = ROOT / "_build" / "html"
PDF = ROOT / "_build" / "pdf" / "networks-that-remember.pdf"
LEFT_OUT = "fieldset, button, input, select, script, noscript, .headerlink, #your-progress, .progress-kept, details.hide"
STYLE = """
html { background: white; }
.chapter, .listed { break-before: page; }
.title-page { text-align: center; padding-top: 30vh; }
.title-page .title { font-size: 32pt; }
.listed { columns: 2; font-size: 9pt; }
.listed ul { list-style: none; padding-left: 1em; }
.listed > ul > li { break-inside: avoid; font-weight: bold; margin-bottom: 1em; }
.listed li li { font-weight: normal; }
"""
FOOTER = '<div style="width: 100%; font: 8pt sans-serif; text-align: center"><span class="pageNumber"></span></div>'


def documents():
    """The pages to print, in the order of the table of contents: book/index, book/01_memory, ... without the exercises"""
    toc = yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))
    entries = [entry for chapter in toc["chapters"] for entry in [chapter, *chapter.get("sections", [])]]
    return [toc["root"], *(entry["file"] for entry in entries if entry["file"].startswith("book/"))]


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
    for answer in text.select("details"):
        answer["open"] = ""
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


def contents(articles):
    """Links to the chapters and their sections."""
    for text in articles:
        title = text.find("h1")
        yield f'<li><a href="#{text["id"]}">{escape(title.get_text())}</a><ul>'
        for section in text.find_all("h2"):
            yield f'<li><a href="#{section.find_parent("section")["id"]}">{escape(section.get_text())}</a></li>'
        yield "</ul></li>"


def one_page():
    """The book as one HTML page."""
    config = yaml.safe_load((ROOT / "_config.yml").read_text(encoding="utf-8"))
    printed = documents()
    articles, styles = zip(*[article(document, printed) for document in printed])
    sheets = dict.fromkeys(sheet for page in styles for sheet in page)
    links = "".join(f'<link rel="stylesheet" href="{sheet}">' for sheet in sheets)
    own = (ROOT / "book" / "_static" / "print.css").read_text(encoding="utf-8") + STYLE
    return f"""<!doctype html>
<html lang="en" data-theme="light" data-mode="light"><head><meta charset="utf-8">
<title>{config["title"]}</title>{links}<style>{own}</style></head><body>
<div class="title-page"><p class="title">{config["title"]}</p>
<p>{config["author"]}, {config["copyright"]}</p>
<p>Text and figures: CC BY 4.0. Code: BSD-3-Clause.</p>
<p>The exercises are notebooks, and come with the course's files. Code that only draws a figure is left out here.</p></div>
<nav class="listed" aria-label="Contents"><ul>{"".join(contents(articles))}</ul></nav>
{"".join(str(text) for text in articles)}</body></html>"""


def chromium():
    """Where Chromium is: CHROME_PATH, or the first on the PATH, or None."""
    return os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("google-chrome")


def make(pdf):
    """Print the built book into the file `pdf`."""
    pdf.parent.mkdir(parents=True, exist_ok=True)
    page_of_all = pdf.with_suffix(".html")
    page_of_all.write_text(one_page(), encoding="utf-8")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=["--no-sandbox"])
        page = browser.new_context(java_script_enabled=False).new_page()
        page.goto(page_of_all.as_uri(), wait_until="load")
        page.pdf(
            path=pdf,
            prefer_css_page_size=True,
            print_background=True,
            display_header_footer=True,
            header_template="<span></span>",
            footer_template=FOOTER,
            outline=True,
            tagged=True,
        )


if __name__ == "__main__":
    if chromium() is None:
        sys.exit("make pdf needs Chromium: install it (apt install chromium), or set CHROME_PATH.")
    make(PDF)
    print(f"Open {PDF}")
