"""Puts links to the section before and after below each section of a page: a chapter is many screens long."""

from docutils import nodes


def links(docname, before, after):
    """A paragraph with links to two sections, either of which may be None."""
    paragraph = nodes.paragraph(classes=["section-links"])
    for section, sign in ((before, "← {}"), (after, "{} →")):
        if section is not None:
            title = sign.format(section.next_node(nodes.title).astext())
            paragraph += nodes.reference("", title, internal=True, refid=section["ids"][0])
    return paragraph


def add_links(app, doctree, docname):
    """Only where there is more than one screen: not on the front page and on pages without chapters' sections."""
    if app.builder.format != "html" or not docname.startswith("book/") or docname == app.config.root_doc:
        return
    page = next(doctree.findall(nodes.section), None)
    sections = [child for child in page.children if isinstance(child, nodes.section)] if page else []
    for before, section, after in zip([None, *sections], sections, [*sections[1:], None]):
        section += links(docname, before, after)


def setup(app):
    app.connect("doctree-resolved", add_links, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
