"""In the page, figures are always SVG: see page_figures.py."""


def set_matplotlib_formats(*formats, **options):
    """Accept what Jupyter's would, and do nothing."""
