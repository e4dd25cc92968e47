"""Labels in the list of references as they stand in the text: Bengio et al., 1994. pybtex has BSF94 and numbers only."""

from pybtex.plugin import register_plugin
from pybtex.style.formatting.unsrt import Style as Unsorted
from pybtex.style.labels import BaseLabelStyle


class AuthorYearLabels(BaseLabelStyle):
    """The same names and years as sphinxcontrib.bibtex's reference style author_year."""

    def format_labels(self, sorted_entries):
        for entry in sorted_entries:
            persons = entry.persons.get("author") or entry.persons.get("editor") or []
            names = [" ".join([*person.prelast_names, *person.last_names]) for person in persons]
            short = f"{names[0]} et al." if len(names) > 2 else " and ".join(names)
            yield f"{short}, {entry.fields.get('year', 'n.d.')}".replace("{", "").replace("}", "")


class AuthorYear(Unsorted):
    """Sorted by author and year, labelled by both. The setting of the book is `bibtex_default_style: author_year`."""

    default_sorting_style = "author_year_title"
    default_label_style = AuthorYearLabels


def setup(app):
    register_plugin("pybtex.style.formatting", "author_year", AuthorYear)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
