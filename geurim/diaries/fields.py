"""The values of one entry: each is checked and put into its one form, or refused with a sentence.

A sentence names the value and what to do; whoever calls adds where it stands. No sentence quotes
the diary's text.
"""

from __future__ import annotations

import datetime as dt
import hashlib
import re
import unicodedata
from collections.abc import Mapping

from geurim.errors import BadInput
from geurim.records import Diary, Weather

LONGEST_TEXT = 20_000
"""Characters of a diary after normalisation."""
LONGEST_ID = 200
LONGEST_TITLE = 100
LONGEST_NICKNAME = 40
SEEDS = 2**32

KEYS = ("id", "text", "date", "weather", "title", "nickname", "seed")

_DATE = re.compile(
    r"(?P<year>[0-9]{4})\s*(?:[-./]|년)\s*(?P<month>[0-9]{1,2})\s*(?:[-./]|월)\s*"
    r"(?P<day>[0-9]{1,2})\s*(?:일|\.)?\s*\(?(?:(?P<weekday>[월화수목금토일])(?:요일)?)?\)?"
)
_WEEKDAYS = "월화수목금토일"

_WEATHER: dict[Weather, tuple[str, ...]] = {
    "clear": ("맑음", "맑다", "맑은날", "화창", "화창함", "해", "sunny", "fine", "sun", "☀", "🌞"),
    "cloudy": ("흐림", "흐리다", "흐린날", "구름", "구름많음", "overcast", "☁", "⛅"),
    "rain": ("비", "비옴", "비오는날", "소나기", "장마", "rainy", "☔", "🌧"),
    "snow": ("눈", "눈옴", "눈오는날", "함박눈", "snowy", "☃", "❄", "🌨"),
    "wind": ("바람", "바람붊", "바람부는날", "강풍", "windy", "🌬"),
    "storm": (
        "천둥", "번개", "천둥번개", "폭풍", "폭풍우", "태풍", "thunder", "thunderstorm", "⛈", "🌩",
    ),
}  # fmt: skip


def make_diary(values: Mapping[str, object]) -> Diary:
    """Make a diary of what a file or the command line gave, by the keys in :data:`KEYS`.

    A value that is missing, ``None`` or an empty string counts as not given.

    Raises:
        BadInput: a value cannot be used.
    """
    given = {key: value for key in KEYS if (value := values.get(key)) not in (None, "")}
    text = check_text(_string(given, "text"))
    date = parse_date(_string(given, "date")) if "date" in given else None
    name = check_id(given["id"]) if "id" in given else content_id(text, date)
    return Diary(
        id=name,
        text=text,
        date=date,
        weather=parse_weather(_string(given, "weather")) if "weather" in given else None,
        title=_line(given, "title", LONGEST_TITLE),
        nickname=_line(given, "nickname", LONGEST_NICKNAME),
        seed=_seed(given["seed"]) if "seed" in given else default_seed(name, text),
    )


def default_seed(name: str, text: str) -> int:
    """Return the seed of an entry that names none: 32 bits of a SHA-256 of its id and text."""
    return int(_digest(name, text)[:8], 16)


def content_id(text: str, date: dt.date | None = None) -> str:
    """Return the id of an entry that names none: ten hexadecimal digits of its text and date."""
    return _digest(text, date.isoformat() if date else "")[:10]


def check_text(text: str) -> str:
    """Return ``text`` in NFC, with Unix line ends and without blanks around it.

    Raises:
        BadInput: it is empty or too long, holds no Korean, or characters that are no text.
    """
    _refuse_odd(text, "the text", keep="\n\t\r")
    text = unicodedata.normalize("NFC", text.replace("\r\n", "\n").replace("\r", "\n")).strip()
    if not any(map(_visible, text)):
        raise BadInput("the diary is empty; write at least one word in Korean.")
    if len(text) > LONGEST_TEXT:
        raise BadInput(
            f"the diary has {len(text):,} characters and at most {LONGEST_TEXT:,} are read; "
            "split it into several entries."
        )
    if not any("가" <= letter <= "힣" for letter in text):
        if any(letter.isalpha() and not "ㄱ" <= letter <= "ㆎ" for letter in text):
            raise BadInput("the diary holds no Korean, and only Korean is read; write it in 한글.")
        raise BadInput("the diary has no words to read; write at least one word in Korean.")
    return text


def check_id(value: object) -> str:
    """Return an id as a string in NFC; whole numbers are taken as they are written.

    Raises:
        BadInput: it is empty, too long, no string, or holds line breaks or control characters.
    """
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise BadInput("the id is neither a string nor a whole number; put it in double quotes.")
    _refuse_odd(value, "the id")
    name = unicodedata.normalize("NFC", value).strip()
    if not any(map(_visible, name)):
        raise BadInput("the id is blank; give one, or leave the key out.")
    if len(name) > LONGEST_ID:
        raise BadInput(
            f"the id has {len(name):,} characters; choose one of at most {LONGEST_ID} characters."
        )
    return name


def parse_date(value: str) -> dt.date:
    """Return the day that ``2024-06-15``, ``2024.6.15``, ``2024년 6월 15일`` and the like name.

    Raises:
        BadInput: there is no such day, it is written otherwise, or the weekday does not fit.
    """
    value = unicodedata.normalize("NFKC", value).strip()
    match = _DATE.fullmatch(value)
    if match is None:
        raise BadInput(
            f"the date {_quote(value)} cannot be read; write it as 2024-06-15, 2024.6.15 or "
            "2024년 6월 15일."
        )
    try:
        date = dt.date(int(match["year"]), int(match["month"]), int(match["day"]))
    except ValueError:
        raise BadInput(
            f"the date {_quote(value)} does not exist; correct it or leave it out."
        ) from None
    weekday = _WEEKDAYS[date.weekday()]
    if match["weekday"] not in (None, weekday):
        raise BadInput(
            f"the date {_quote(value)} names the wrong weekday: that day was a {weekday}요일; "
            "correct it or leave the weekday out."
        )
    return date


def parse_weather(value: str) -> Weather:
    """Return the weather that a Korean or English word or a weather emoji names.

    Raises:
        BadInput: the word is not known; the sentence lists those that are.
    """
    word = re.sub(r"[\s\ufe0e\ufe0f.]", "", unicodedata.normalize("NFC", value)).lower()
    for weather, words in _WEATHER.items():
        if word in (weather, *words):
            return weather
    known = ", ".join(f"{words[0]} ({weather})" for weather, words in _WEATHER.items())
    raise BadInput(f"the weather {_quote(value)} is not known; choose one of: {known}.")


def _seed(value: object) -> int:
    if isinstance(value, str) and re.fullmatch(r"\s*[0-9]{1,10}\s*", value):
        value = int(value)
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value < SEEDS:
        raise BadInput(f"the seed is not a whole number from 0 to {SEEDS - 1}; correct it.")
    return value


def _string(given: Mapping[str, object], key: str) -> str:
    value = given.get(key, "")
    if not isinstance(value, str):
        raise BadInput(f"the value of '{key}' is not a string; put it in double quotes.")
    return value


def _line(given: Mapping[str, object], key: str, longest: int) -> str | None:
    value = _string(given, key)
    _refuse_odd(value, f"the {key}")
    value = unicodedata.normalize("NFC", value).strip()
    if len(value) > longest:
        raise BadInput(f"the {key} has {len(value):,} characters; shorten it to at most {longest}.")
    return value if any(map(_visible, value)) else None


def _refuse_odd(text: str, what: str, keep: str = "") -> None:
    """Refuse lone surrogates, control characters and (for one-line values) line breaks."""
    for index, letter in enumerate(text, 1):
        category = unicodedata.category(letter)
        if category == "Cs":
            raise BadInput(
                f"{what} holds half of a character (U+{ord(letter):04X}) at position {index}; "
                "write or export it again as UTF-8."
            )
        if letter not in keep and (category == "Cc" or (not keep and category in ("Zl", "Zp"))):
            raise BadInput(
                f"{what} holds a control character (U+{ord(letter):04X}) at position {index}; "
                "remove it."
            )


def _visible(letter: str) -> bool:
    """Whether a character leaves a mark: no blank, nothing of zero width, no Hangul filler."""
    return not letter.isspace() and (
        unicodedata.category(letter) not in ("Cf", "Mn")
        and letter not in "\u115f\u1160\u3164\uffa0"
    )


def _quote(value: str) -> str:
    """A short value as it may stand in a sentence: one line, nothing invisible.

    A long one is no date and no weather; it may be the diary, in the wrong column.
    """
    if len(value) > 20:
        return f"({len(value):,} characters)"
    return "'" + "".join(c if c.isprintable() else "�" for c in value) + "'"


def _digest(*parts: str) -> str:
    # The length before each part keeps ("a", "bc") and ("ab", "c") apart.
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()
