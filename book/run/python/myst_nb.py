"""In the page there is no text to glue a value into."""


def glue(name, value, display=True):
    """Accept what a chapter's cells glue, and do nothing."""
