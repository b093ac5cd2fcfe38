"""The door: python3 -m scripts <verb>.

Plain syntax, so that a Python of ten years ago can read the file and be told that it is too old.
"""

import sys

if sys.version_info < (3, 11):  # noqa: UP036
    sys.stderr.write(
        "This needs Python 3.11 or newer, and this one is %d.%d.\n" % sys.version_info[:2]  # noqa: UP031
        + "Type: python3.11 -m scripts (or a newer one that you have).\n"
    )
    sys.exit(2)

from pathlib import Path

if not __package__:  # started as a folder: `python3 path/to/scripts`
    sys.path[0] = str(Path(__file__).resolve().parent.parent)

from scripts.commands import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
