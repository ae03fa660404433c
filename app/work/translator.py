"""Ask a translator: an HTTP address the user configures, which speaks as LibreTranslate or as DeepL does.

Off unless it is configured. Only sentences are sent, never names, codes or notes. Nothing here decides whether they may
be: `translating` demands a yes each time. Redirects are not followed, so that words go nowhere but to the address shown.
"""

from __future__ import annotations

import ipaddress
import json
import socket
import ssl
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import HTTPRedirectHandler, OpenerDirector, ProxyHandler, Request, build_opener

from app import VERSION
from app.text.refused import Refused

DIALECTS: tuple[str, ...] = ("libretranslate", "deepl")
NAMES: Mapping[str, str] = {"libretranslate": "LibreTranslate", "deepl": "DeepL"}

MOST_SENTENCES = 50
MOST_CHARACTERS = 20_000
"""Of one request; a longer text is sent in several."""
LARGEST_ANSWER = 8_000_000
"""Bytes of an answer that are read."""

Progress = Callable[[int, int], None]
"""Hears how many sentences are translated, and of how many."""

_LIBRE: Mapping[str, tuple[str, ...]] = {
    "zh-Hans": ("zh-Hans", "zh-CN", "zh"),
    "zh": ("zh-Hans", "zh-CN", "zh"),
    "zh-Hant": ("zh-Hant", "zt", "zh-TW"),
}
_DEEPL: Mapping[str, str] = {"zh": "ZH-HANS", "zh-Hans": "ZH-HANS", "zh-Hant": "ZH-HANT", "en": "EN-US"}


@dataclass(frozen=True, slots=True)
class Translator:
    """Where to ask: how it speaks (one of DIALECTS), its address, the key it wants, seconds to wait for an answer."""

    dialect: str
    url: str
    key: str = field(default="", repr=False)
    timeout: float = 30.0

    @property
    def host(self) -> str:
        """The host that the words go to."""
        return urlsplit(self.url).hostname or ""

    @property
    def engine(self) -> str:
        """What its translations are marked with."""
        name = NAMES.get(self.dialect, self.dialect)
        return name if self.dialect == "deepl" and self.host.endswith(".deepl.com") else f"{name} ({self.host})"

    @property
    def here(self) -> bool:
        """Whether it runs on this computer, so that nothing leaves it."""
        if self.host == "localhost":
            return True
        try:
            return ipaddress.ip_address(self.host).is_loopback
        except ValueError:
            return False


def configured(kept: object) -> Translator | None:
    """Return the translator that the settings hold (`as_setting`), or None where there is none, or a damaged one."""
    if not isinstance(kept, Mapping) or not kept.get("url"):
        return None
    try:
        return checked(
            Translator(
                str(kept.get("dialect", "")),
                str(kept["url"]),
                str(kept.get("key") or ""),
                float(kept.get("timeout", 30)),
            )
        )
    except (Refused, TypeError, ValueError):
        return None


def as_setting(translator: Translator) -> dict[str, Any]:
    """Return a translator as the settings hold it."""
    return asdict(translator)


def checked(translator: Translator) -> Translator:
    """Return a translator with its address made plain; raises Refused where it can't be asked so."""
    if translator.dialect not in DIALECTS:
        raise Refused(
            f"There is no translator that speaks “{translator.dialect}” here. Choose one of: {', '.join(DIALECTS)}."
        )
    try:
        parts = urlsplit(translator.url.strip())
        port = parts.port
    except ValueError:
        raise Refused(
            f"“{translator.url}” is not an address. It should look like https://translate.example.org."
        ) from None
    if parts.scheme not in {"http", "https"} or not parts.hostname or (port is not None and port < 1):
        raise Refused(f"“{translator.url}” is not an address. It should look like https://translate.example.org.")
    if parts.username or parts.password or parts.query or parts.fragment:
        raise Refused(
            "Give the address alone, without a name, a password or anything after “?”. The key has its own place."
        )
    path = parts.path.rstrip("/").removesuffix("/translate").removesuffix("/v2").rstrip("/")
    plain = Translator(
        translator.dialect,
        urlunsplit((parts.scheme, parts.netloc, path, "", "")),
        translator.key.strip(),
        min(300.0, max(1.0, translator.timeout)),
    )
    if plain.key and parts.scheme == "http" and not plain.here:
        raise Refused("The key would travel for everyone to read. Use an address that begins with https.")
    if not plain.key.isascii() or any(ch.isspace() for ch in plain.key):
        raise Refused("The key holds characters that no key has. Copy it again.")
    return plain


def translate(
    translator: Translator, sentences: Sequence[str], source: str, target: str, progress: Progress | None = None
) -> list[str]:
    """Return the translations of sentences from one language into another, in their order.

    Raises Refused, in words that name the host, for everything that can go wrong on the way. Nothing is kept of it then.
    """
    asked = checked(translator)
    opener = _opener(asked)
    speak = (
        _libre(asked, opener, source, target)
        if asked.dialect == "libretranslate"
        else _deepl(asked, opener, source, target)
    )
    done: list[str] = []
    for portion in _portions(sentences):
        if progress is not None:
            progress(len(done), len(sentences))
        answers = speak(portion)
        if len(answers) != len(portion) or not all(isinstance(one, str) for one in answers):
            raise Refused(f"{asked.host} did not answer each sentence with a translation. Nothing was changed.")
        plain = [" ".join(one.split()) for one in answers]
        if not all(plain):
            raise Refused(f"{asked.host} left a sentence without translation. Nothing was changed.")
        done += plain
    return done


def _portions(sentences: Sequence[str]) -> list[list[str]]:
    """The sentences in portions that a server takes at once."""
    out: list[list[str]] = []
    size = 0
    for one in sentences:
        if not out or len(out[-1]) >= MOST_SENTENCES or size + len(one) > MOST_CHARACTERS:
            out.append([])
            size = 0
        out[-1].append(one)
        size += len(one)
    return out


def _libre(asked: Translator, opener: OpenerDirector, source: str, target: str) -> Callable[[list[str]], list[Any]]:
    """How LibreTranslate is asked; it is first asked which languages it knows, as their names differ by version."""
    known = _libre_languages(asked, opener)
    languages = _libre_name(asked, source, known), _libre_name(asked, target, known)

    def speak(portion: list[str]) -> list[Any]:
        body = {"q": portion, "source": languages[0], "target": languages[1], "format": "text"}
        if asked.key:
            body["api_key"] = asked.key
        answer = _ask(asked, opener, "/translate", body, {})
        found = answer.get("translatedText") if isinstance(answer, dict) else None
        return found if isinstance(found, list) else [found]

    return speak


def _libre_languages(asked: Translator, opener: OpenerDirector) -> frozenset[str]:
    """The languages a LibreTranslate server knows; none where it does not tell."""
    found = _ask(asked, opener, "/languages", None, {})
    if not isinstance(found, list):
        return frozenset()
    return frozenset(str(one["code"]) for one in found if isinstance(one, dict) and one.get("code"))


def _libre_name(asked: Translator, lang: str, known: frozenset[str]) -> str:
    names = _LIBRE.get(lang, (lang, lang.partition("-")[0]))
    if not known:
        return names[-1]
    by_small = {one.lower(): one for one in known}
    for name in names:
        if name.lower() in by_small:
            return by_small[name.lower()]
    raise Refused(f"{asked.host} does not translate “{lang}”. Nothing was changed.")


def _deepl(asked: Translator, opener: OpenerDirector, source: str, target: str) -> Callable[[list[str]], list[Any]]:
    """How DeepL is asked."""
    if not asked.key:
        raise Refused("DeepL wants a key. Give it in the settings of the translator.")
    languages = source.partition("-")[0].upper(), _DEEPL.get(target, target.partition("-")[0].upper())

    def speak(portion: list[str]) -> list[Any]:
        body = {"text": portion, "source_lang": languages[0], "target_lang": languages[1]}
        answer = _ask(asked, opener, "/v2/translate", body, {"Authorization": f"DeepL-Auth-Key {asked.key}"})
        found = answer.get("translations") if isinstance(answer, dict) else None
        return [one.get("text") if isinstance(one, dict) else None for one in found] if isinstance(found, list) else []

    return speak


class _StayHere(HTTPRedirectHandler):
    """Follows no redirect: the words were meant for the address that was asked."""

    def redirect_request(self, *_: Any) -> None:
        """Return nothing, so that the redirect becomes an error."""
        return


def _opener(asked: Translator) -> OpenerDirector:
    handlers: list[Any] = [_StayHere()]
    if asked.here:
        handlers.append(ProxyHandler({}))
    return build_opener(*handlers)


def _ask(
    asked: Translator, opener: OpenerDirector, path: str, body: Mapping[str, Any] | None, heads: Mapping[str, str]
) -> Any:
    """Send one request and return what came back, as plain values; None for a page that is not there (GET only)."""
    data = None if body is None else json.dumps(body).encode("ascii")
    told = {"Accept": "application/json", "User-Agent": f"Diptych/{VERSION}", **heads}
    if data is not None:
        told["Content-Type"] = "application/json"
    request = Request(asked.url + path, data=data, headers=told, method="GET" if data is None else "POST")  # noqa: S310 - http and https only
    try:
        with opener.open(request, timeout=asked.timeout) as answer:
            raw = _whole(asked, answer)
    except HTTPError as error:
        if data is None and error.code in {404, 405}:
            return None
        raise Refused(_status(asked, error)) from None
    except (URLError, OSError, HTTPException) as error:
        raise Refused(_trouble(asked, error)) from None
    try:
        return json.loads(raw.decode("utf-8"))
    except (ValueError, RecursionError):
        raise Refused(
            f"{asked.host} did not answer as a translator does. Is the address right? Nothing was changed."
        ) from None


def _whole(asked: Translator, answer: Any) -> bytes:
    """Read an answer, within its size and time."""
    until = time.monotonic() + 2 * asked.timeout
    parts = []
    size = 0
    while part := answer.read1(65_536):
        parts.append(part)
        size += len(part)
        if size > LARGEST_ANSWER:
            raise Refused(f"{asked.host} answered with far more than a translation. Nothing was changed.")
        if time.monotonic() > until:
            raise TimeoutError
    return b"".join(parts)


def _status(asked: Translator, error: HTTPError) -> str:
    """What a refusal of the server means, in a sentence."""
    with error:
        said = _said(error)
    host = asked.host
    known = {
        401: f"{host} does not accept the key",
        403: f"{host} does not accept the key",
        404: f"There is no translator at {asked.url}",
        405: f"There is no translator at {asked.url}",
        413: f"{host} finds the text too long",
        429: f"{host} gets too many requests. Wait a minute and try again",
        456: f"The account at {host} has no characters left",
    }
    if 300 <= error.code < 400:
        return f"{host} sends on to another address. Give that address itself if you trust it. Nothing was changed."
    if error.code in known:
        return f"{known[error.code]}. Nothing was changed."
    if error.code >= 500:
        return f"{host} has trouble of its own (error {error.code}). Try again later. Nothing was changed."
    return f"{host} refused{f': “{said}”' if said else f' (error {error.code})'}. Nothing was changed."


def _said(error: HTTPError) -> str:
    """What the server says about its refusal, shortened; '' where it says nothing readable."""
    try:
        found = json.loads(error.read(4000).decode("utf-8"))
        said = found.get("error") or found.get("message") if isinstance(found, dict) else ""
    except (ValueError, OSError, HTTPException, RecursionError):
        return ""
    return " ".join(str(said or "").split())[:160]


def _trouble(asked: Translator, error: BaseException) -> str:
    """What kept a request from being answered, in a sentence."""
    reason = error.reason if isinstance(error, URLError) else error
    if isinstance(reason, TimeoutError | socket.timeout):
        return f"{asked.host} did not answer within {asked.timeout:.0f} seconds. Nothing was changed."
    if isinstance(reason, ssl.SSLError):
        return f"The connection to {asked.host} is not safe: its certificate can't be trusted. Nothing was changed."
    if isinstance(reason, socket.gaierror):
        return f"There is no computer called {asked.host}, or there is no network. Nothing was changed."
    if isinstance(reason, ConnectionRefusedError):
        return f"Nobody answers at {asked.url}. Is the translator running? Nothing was changed."
    return f"The connection to {asked.host} broke off. Nothing was changed."
