"""What a picture file is: kind by its content, size, and what it tells beside the picture."""

from __future__ import annotations

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from lxml import etree

from scripts.content.files import File

# Kinds by the first bytes; a drawing begins as text. Pillow is asked to read these and no others.
RASTER = {b"\x89PNG\r\n\x1a\n": "png", b"\xff\xd8\xff": "jpg", b"GIF8": "gif"}
ENDINGS = ("svg", "png", "webp", "jpg", "jpeg", "gif", "bmp", "tif", "tiff", "heic", "heif", "avif",
           "ico")
MOST_READ = 1_000_000  # bytes; a larger file is refused for its size, nobody needs its inside
MOST_DECODED = 10_000_000  # pixels: a few kilobytes can unfold into gigabytes
GPS, MAKER = 0x8825, (0x010F, 0x0110, 0x013B, 0x8298)  # EXIF: place; maker, model, artist, rights
NOTES = ("comment", "photoshop")
HIDDEN = ("the place where it was taken (GPS)", "the camera, or the person behind it",
          "EXIF notes", "data behind the end of the picture, perhaps what was cut away")
PNG_END = b"IEND\xaeB`\x82"
XLINK = "{http://www.w3.org/1999/xlink}"
SVG = "{http://www.w3.org/2000/svg}"
DOCUMENT_TYPE = "!DOCTYPE"


@dataclass(frozen=True)
class Node:
    """One element of a drawing. `tag` is bare inside SVG, else with its namespace in braces;
    "?name" is an instruction to programs, "!DOCTYPE" a document type. `text` is its own text."""

    line: int
    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass(frozen=True)
class Picture:
    """A file that is, or calls itself, a picture. A drawing has `nodes` in place of pixels.

    `kind` is what the content is: svg, png, jpg, gif, webp, or "" for none of these.
    `hidden` names what the file tells beside the picture; `fault` says why it cannot be read.
    """

    path: str
    size: int  # bytes
    ending: str
    kind: str
    width: int = 0  # pixels
    height: int = 0
    moves: bool = False
    hidden: tuple[str, ...] = ()
    nodes: tuple[Node, ...] = ()
    fault: str = ""


def pictures(root: Path, files: list[File]) -> dict[str, Picture]:
    """Every picture below docs/ by its path; files with another ending are none."""
    found = [picture(root, file) for file in files
             if file.path.startswith("docs/") and file.ending.lower() in ENDINGS
             and not file.linked]
    return {one.path: one for one in found}


def picture(root: Path, file: File) -> Picture:
    """One file. Whatever is wrong with it is told in the result, never raised."""
    with (root / file.path).open("rb") as stream:
        raw = stream.read(MOST_READ + 1)
    kind = _kind(raw)
    if len(raw) > MOST_READ or not kind:
        return Picture(file.path, file.size, file.ending, kind)
    if kind == "svg":
        nodes, fault = _drawing(raw)
        return Picture(file.path, file.size, file.ending, kind, nodes=nodes, fault=fault)
    return _raster(raw, file, kind)


def _kind(raw: bytes) -> str:
    for start, kind in RASTER.items():
        if raw.startswith(start):
            return kind
    if raw[:4] == b"RIFF" and raw[8:12] == b"WEBP":
        return "webp"
    start = raw[:2000].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return "svg" if start.startswith(b"<") and b"<svg" in start else ""


def _raster(raw: bytes, file: File, kind: str) -> Picture:
    from PIL import Image  # only where there is such a picture: loading it takes a while

    try:
        with Image.open(BytesIO(raw), formats=["PNG", "JPEG", "GIF", "WEBP"]) as image:
            width, height = image.size
            if width * height <= MOST_DECODED:
                image.load()  # notes at the end of a PNG are read with the picture alone
            exif = image.getexif()
            notes = {*getattr(image, "text", {}), *(key for key in map(str, image.info)
                                                    if "xmp" in key.lower() or key in NOTES)}
            notes |= {chunk[0].decode("ascii", "replace")
                      for chunk in getattr(image, "private_chunks", [])}
            hidden = [HIDDEN[0]] * bool(exif.get_ifd(GPS))
            hidden += [HIDDEN[1]] * any(tag in exif for tag in MAKER)
            hidden += [HIDDEN[2]] * (bool(exif) and not hidden)
            hidden += [f"the note “{key}”" for key in sorted(notes)]
            hidden += [HIDDEN[3]] * (len(raw) > _end(raw, kind))
            moves = bool(getattr(image, "is_animated", False))
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError,
            Image.DecompressionBombWarning):
        return Picture(file.path, file.size, file.ending, kind, fault="Its inside is damaged.")
    return Picture(file.path, file.size, file.ending, kind, width, height, moves, tuple(hidden))


def _end(raw: bytes, kind: str) -> int:
    """Where the picture ends. Some programs that cut a picture leave the rest of it behind that."""
    if kind == "png":
        place = raw.find(PNG_END)
        return place + len(PNG_END) if place >= 0 else len(raw)
    return int.from_bytes(raw[4:8], "little") + 8 if kind == "webp" else len(raw)


def _drawing(raw: bytes) -> tuple[tuple[Node, ...], str]:
    """The nodes of a drawing; nothing is fetched, and no entity of a document type unfolds."""
    try:
        raw.decode("utf-8")
    except UnicodeDecodeError:
        return (), "It is not UTF-8 text."
    for mark in (b"<!DOCTYPE", b"<!ENTITY"):
        if (place := raw.upper().find(mark)) >= 0:
            return (Node(raw[:place].count(b"\n") + 1, DOCUMENT_TYPE, {}),), ""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False,
                             load_dtd=False, remove_comments=True, encoding="utf-8")
    try:
        root = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        return (), f"Its XML breaks: {error}."
    outside = [*root.itersiblings(preceding=True), *root.itersiblings()]
    return tuple(_node(element) for element in (*outside, *root.iter())), ""


def _node(element: etree._Element) -> Node:
    line: int = getattr(element, "sourceline", None) or 1
    if not isinstance(element.tag, str):
        return Node(line, f"?{getattr(element, 'target', 'entity')}", {})
    attributes = {str(name).replace(XLINK, "xlink:"): str(value)
                  for name, value in element.attrib.items()}
    return Node(line, element.tag.removeprefix(SVG), attributes, element.text or "")
