"""One request to another site. Standard library alone; never raises."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from dataclasses import dataclass
from http.client import HTTPResponse
from urllib.parse import quote, urlsplit, urlunsplit

CHARSET = re.compile(rb"charset\s*=\s*[\"']?([\w-]+)", re.IGNORECASE)
SAFE = "/%:@!$&'()*+,;=~?"  # stays as it is in an address


@dataclass(frozen=True)
class Answer:
    """What came back. `status` is 0 where nothing did; `fault` then says why."""

    status: int
    address: str  # where redirects ended
    text: str = ""
    fault: str = ""


def late(address: str, seconds: float) -> Answer:
    """The answer of a page that took too long."""
    return Answer(0, address, fault=f"no answer within {seconds:.0f} s")


def request(method: str, address: str, agent: str, seconds: float, reads: bool) -> Answer:
    """One answer, redirects followed; its text only if `reads`. A fault is an answer too."""
    try:
        wanted = urllib.request.Request(plain(address), method=method,
                                        headers={"User-Agent": agent})
        with opener().open(wanted, timeout=seconds) as response:
            text = decoded(response.read(), response) if reads else ""
            return Answer(response.status, response.geturl(), text)
    except urllib.error.HTTPError as error:
        with error:
            return Answer(error.code, error.geturl() or address)
    except Exception as error:  # whatever another site makes urllib raise is no fault of ours
        reason = getattr(error, "reason", error)
        if isinstance(reason, TimeoutError):
            return late(address, seconds)
        return Answer(0, address, fault=f"{type(reason).__name__}: {reason}"[:200])


def opener() -> urllib.request.OpenerDirector:
    """The web and nothing else: no redirect may lead to a file of this machine."""
    found = urllib.request.OpenerDirector()
    for handler in (urllib.request.ProxyHandler, urllib.request.HTTPHandler,
                    urllib.request.HTTPSHandler, urllib.request.UnknownHandler,
                    urllib.request.HTTPRedirectHandler, urllib.request.HTTPDefaultErrorHandler,
                    urllib.request.HTTPErrorProcessor):
        found.add_handler(handler())
    return found


def plain(address: str) -> str:
    """The address as it travels: letters outside ASCII quoted, the part after # left at home."""
    scheme, host, path, query, _ = urlsplit(address)
    if not host.isascii():
        host = host.encode("idna").decode()
    return urlunsplit((scheme, host, quote(path, safe=SAFE), quote(query, safe=SAFE), ""))


def decoded(raw: bytes, response: HTTPResponse) -> str:
    """The text in the encoding that the answer or the page names, else UTF-8."""
    inside = CHARSET.search(raw[:4096])
    named = [response.headers.get_content_charset() or "", inside[1].decode() if inside else ""]
    for encoding in named:
        try:
            return raw.decode(encoding, errors="replace")
        except LookupError:  # none named, or one that does not exist
            continue
    return raw.decode("utf-8", errors="replace")
