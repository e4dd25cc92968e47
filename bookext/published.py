"""One value, `course_repository`, switches on all that needs a public address. Without it, a page names no other place.

    course_repository: https://github.com/ORGANISATION/REPOSITORY

gives the repository's button, buttons that open an exercise in Colab and Binder, canonical addresses, cards for links
in messengers, and a 404 page that works below /REPOSITORY/. The book's address is that of GitHub Pages, unless
`html: baseurl:` says otherwise. The theme, Sphinx, opengraph and notfound have a setting each; this derives them.
"""

from pathlib import PurePosixPath
from urllib.parse import urlsplit

LAUNCH = {
    "notebook_interface": "jupyterlab",
    "binderhub_url": "https://mybinder.org",
    "colab_url": "https://colab.research.google.com",
}


def derive(app, config):
    repository = config.course_repository.rstrip("/")
    if repository:
        publish(config, repository)
    else:
        config.ogp_social_cards = {"enable": False}
    body = config.notfound_context.get("body", "")
    # Its address is any that does not exist, so its links begin where the book does.
    config.notfound_context["body"] = body.replace("{prefix}", config.notfound_urls_prefix or "/")


def publish(config, repository):
    organisation, name = PurePosixPath(urlsplit(repository).path).parts[-2:]
    address = config.html_baseurl or f"https://{organisation.lower()}.github.io/{name}/"
    config.html_baseurl = config.ogp_site_url = address
    config.ogp_image = "_static/card.png"  # by coursekit/card.py
    config.ogp_image_alt = (
        "A sentence, read by a plain RNN and by an LSTM: only the LSTM still knows the place that was named."
    )
    config.notfound_urls_prefix = urlsplit(address).path
    config.html_theme_options |= {
        "repository_url": repository,
        "repository_branch": "main",
        "use_repository_button": True,
        "launch_buttons": LAUNCH,
    }


def keep_launchable(app, pagename, templatename, context, doctree):
    """Chapters are Markdown, which Colab does not open, and Binder shows as text: exercises only."""
    groups = context.get("header_buttons", [])
    if str(app.env.doc2path(pagename)).endswith(".ipynb"):
        for group in groups:
            if group.get("label") == "launch-buttons":
                group["tooltip"] = "Open in Colab or Binder"  # the theme: "Launch interactive content"
    else:
        context["header_buttons"] = [group for group in groups if group.get("label") != "launch-buttons"]


def setup(app):
    app.add_config_value("course_repository", "", "env", str)
    app.connect("config-inited", derive, priority=100)
    app.connect("html-page-context", keep_launchable, priority=900)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
