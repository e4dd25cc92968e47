"""Pages of the book that share one Python: to start it, and to import matplotlib, takes longer than most pages' cells.

A reader's pages with their own scripts; only the worker belongs to another window, which stays open. A page that starts
Python finds it as if it were new: an empty namespace, the page's own modules, and no package that it does not load.
"""

import contextlib
import json

from browser import new_context, open_page
from run_page import RunPage, answer_for_the_cdn, uncaught

RENEW = """
import base64, gc, importlib, io, shutil, sys, zipfile
import pyodide_js
from bookext.in_page import cell

for name, module in list(sys.modules.items()):  # in_page holds what joins Python and the page's script
    if (getattr(module, "__file__", None) or "").startswith("/page/") and not name.startswith("bookext"):
        del sys.modules[name]
shutil.rmtree("/page")
zipfile.ZipFile(io.BytesIO(base64.b64decode(FILES))).extractall("/page")
importlib.invalidate_caches()
cell.forget("notebook")
gc.collect()
if "matplotlib" in sys.modules:
    sys.modules["matplotlib"].rcdefaults()
    if hasattr(pyodide_js.loadedPackages, "matplotlib"):
        del pyodide_js.loadedPackages.matplotlib
"""
# The worker of a page is the other window's, once there is one: instead of its start it is told to begin anew.
SHARE = """
if (opener) {
  const keeper = opener;
  const renew = ({ files }) => {
    const source = RENEW.replace("FILES", JSON.stringify(files));
    return { kind: "run", id: "renew", space: "fresh", echo: false, cells: [{ name: "renew", source }] };
  };
  const renewed = ({ ok, message }) => (ok ? { kind: "ready" } : { kind: "crashed", text: message });
  window.Worker = class {
    constructor(url) {
      this.begins = !keeper.python;
      keeper.python ??= new keeper.Worker(url);
      keeper.python.onmessage = ({ data }) =>
        this.onmessage({ data: data.id === "renew" && data.kind === "done" ? renewed(data) : data });
      keeper.python.onerror = (event) => this.onerror(event);
    }
    postMessage(message) {
      keeper.python.postMessage(message.kind === "start" && !this.begins ? renew(message) : message);
    }
    terminate() {
      keeper.python.terminate();
      keeper.python = null;
    }
  };
}
""".replace("RENEW", json.dumps(RENEW))


@contextlib.contextmanager
def one_python(site, browser, cdn):
    """A function that opens pages of the book by name, one after the other in one window, as RunPages.

    At the end no script of a page may have thrown.
    """
    windows = []  # the page's, and the one that keeps Python; a test opens them, which counts what they read as its own

    def open_it(name):
        if not windows:
            context = new_context(browser)
            answer_for_the_cdn(context, cdn)
            context.add_init_script(SHARE)
            keeper = open_page(browser, f"{site}/_static/card.png", context=context)
            with context.expect_page() as window:
                keeper.page.evaluate("void open('about:blank')")
            windows[:] = open_page(browser, "about:blank", page=window.value), keeper
        windows[0].page.goto(f"{site}/{name}.html", wait_until="load")
        return RunPage(windows[0])

    yield open_it
    for window in windows:
        window.page.close()
    assert uncaught(windows) == []
