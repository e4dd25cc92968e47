"""What the search shows: sentences, and links to their place in a page: book/search/search.js. Sphinx has no setting."""

from bookext.bundles import bundle


def copy_script(app):
    """Before the pages are written, because Sphinx marks a script with the checksum of what is there."""
    if app.builder.format == "html":
        bundle(app, "search/search.js", "search/search.js")


def on_the_search_page(app, pagename, templatename, context, doctree):
    if pagename == "search":
        app.add_js_file("search/search.js", loading_method="defer")
        # Browsers do not let a page from disk read the pages found: list their titles only.
        quiet = 'if (location.protocol === "file:") DOCUMENTATION_OPTIONS.SHOW_SEARCH_SUMMARY = false;'
        app.add_js_file(None, body=quiet, priority=900)


def setup(app):
    app.connect("builder-inited", copy_script)
    app.connect("html-page-context", on_the_search_page)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
