"""Picture files: what a rule says of their bytes, and that no file keeps it waiting."""

from __future__ import annotations

import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from PIL import ExifTags, Image, PngImagePlugin

from scripts.checks.runner import check_source
from scripts.problem import Problem

DRAWING = "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink'>"
GPS = ExifTags.IFD.GPSInfo


def still(width: int = 40, height: int = 20) -> Image.Image:
    return Image.new("RGB", (width, height), "teal")


def saved(image: Image.Image, kind: str, **options: object) -> bytes:
    stream = BytesIO()
    image.save(stream, kind, **options)
    return stream.getvalue()


def with_place(kind: str) -> bytes:
    exif = Image.Exif()
    exif.get_ifd(GPS)[ExifTags.GPS.GPSLatitude] = (51.0, 8.0, 0.0)
    return saved(still(), kind, exif=exif.tobytes())


def with_note(name: str) -> bytes:
    notes = PngImagePlugin.PngInfo()
    notes.add_text(name, "words")
    return saved(still(), "PNG", pnginfo=notes)


def with_maker() -> bytes:
    exif = Image.Exif()
    exif[ExifTags.Base.Artist] = "words"
    return saved(still(), "WEBP", exif=exif)


def moving() -> bytes:
    return saved(still(), "PNG", save_all=True, append_images=[still().rotate(90), still(40, 20)])


def bomb() -> bytes:
    """A PNG of a few bytes that says it has 50,000 × 50,000 pixels."""
    raw = bytearray(saved(still(), "PNG"))
    header = b"IHDR" + (50_000).to_bytes(4, "big") * 2 + bytes(raw[24:29])
    raw[12:29] = header
    raw[29:33] = zlib.crc32(header).to_bytes(4, "big")
    return bytes(raw)


def letters(root: Path, name: str, raw: bytes) -> list[Problem]:
    (root / "docs/assets" / name).write_bytes(raw)
    started = time.monotonic()
    found = check_source(root)
    assert time.monotonic() - started < 3
    return found


SAID: list[tuple[str, Callable[[], bytes], str]] = [
    ("a.png", lambda: with_place("PNG"), "the place where it was taken (GPS)"),
    ("a.webp", lambda: with_place("WEBP"), "the place where it was taken (GPS)"),
    ("a.jpg", lambda: with_place("JPEG"), "the place where it was taken (GPS)"),
    ("a.jpg", lambda: saved(still(), "JPEG"), "and this is a JPG. -> Open it, take a screenshot"),
    ("a.webp", with_maker, "the camera, or the person behind it"),
    ("a.webp", lambda: saved(still(), "WEBP", xmp=b"<x/>"), "the note “xmp”"),
    ("a.png", lambda: with_note("Author"), "the note “Author”"),
    ("a.png", lambda: saved(still(), "PNG") + saved(still(), "PNG"), "what was cut away"),
    ("a.webp", lambda: saved(still(), "WEBP") + b"rest", "what was cut away"),
    ("a.gif", lambda: saved(still(), "GIF"), "and this is a GIF"),
    ("a.png", lambda: saved(still(), "WEBP"), "Name it a.webp"),
    ("a.PNG", lambda: saved(still(), "PNG"), "Name it a.png"),
    ("a.jpeg", lambda: saved(still(), "PNG"), "Name it a.png"),
    ("a.png", lambda: saved(still(1700, 10), "PNG"), "1700 × 10 pixels"),
    ("a.png", lambda: saved(Image.effect_noise((400, 400), 90), "PNG"), "50 are the most"),
    ("a.png", moving, "This picture moves"),
    ("a.png", lambda: saved(still(), "PNG")[:60], "cannot be read as a picture"),
    ("a.png", bomb, "50000 × 50000 pixels|damaged"),
    ("a.png", lambda: b"\0" * 5_000_000, "cannot be read as a picture"),
    ("a.png", lambda: b"", "cannot be read as a picture"),
    ("a.heic", lambda: b"\0\0\0\x18ftypheic", "Save it anew as PNG"),
    ("a.svg", lambda: b"<html><svg/></html>", "“<html>”: a drawing here holds shapes"),
    ("a.svg", lambda: f"{DRAWING}</svg>".encode("utf-16"), "cannot be read as a picture"),
    ("a.svg", lambda: f"{DRAWING}<g></svg>".encode(), "Its XML breaks"),
    ("a.svg", lambda: f"{DRAWING}{'<g>' * 9000}".encode(), "Its XML breaks"),
]


@pytest.mark.parametrize(("name", "raw", "says"), SAID,
                         ids=[f"{name}: {says[:30]}" for name, _, says in SAID])
def test_a_picture_is_told(copied: Path, name: str, raw: Callable[[], bytes], says: str) -> None:
    found = letters(copied, name, raw())
    said = [f"{letter}" for letter in found if letter.path == f"docs/assets/{name}"]
    assert any(part in letter for letter in said for part in says.split("|")), found
    assert {letter.path for letter in found} == {f"docs/assets/{name}"}


@pytest.mark.parametrize(("name", "raw"), [
    ("a.png", lambda: saved(still(1600, 1600), "PNG")),
    ("a.png", lambda: saved(still(), "PNG", dpi=(72, 72), icc_profile=b"profile")),
    ("a.webp", lambda: saved(still(), "WEBP")),
    ("a-hill-2.svg", lambda: f"{DRAWING}<title>Гора</title><defs><g id='a'/></defs>"
     "<use xlink:href='#a'/></svg>".encode()),
])
def test_a_picture_that_tells_nothing_passes(copied: Path, name: str, raw: Callable[[], bytes]
                                             ) -> None:
    assert letters(copied, name, raw()) == []


def test_a_drawing_that_unfolds_without_end_is_told_at_once(copied: Path) -> None:
    entities = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10}">' for n in range(1, 12))
    raw = f'<!DOCTYPE svg [<!ENTITY a0 "ha">{entities}]>\n<svg>&a11;</svg>'
    (letter,) = letters(copied, "a.svg", raw.encode())
    assert letter.rule == "drawings" and "unfold without end" in letter.message


def test_a_file_that_is_a_link_is_told_and_not_read(copied: Path, tmp_path: Path) -> None:
    (tmp_path / "outside.png").write_bytes(b"\0" * 10)
    (copied / "docs/assets/a.png").symlink_to(tmp_path / "outside.png")
    (copied / "docs/assets/b").symlink_to(tmp_path)
    found = check_source(copied)
    assert [letter.path for letter in found] == ["docs/assets/a.png", "docs/assets/b"], found
    assert all(letter.rule == "file_types" and "link" in letter.message for letter in found)
