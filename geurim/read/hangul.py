"""Hangul arithmetic: particles that follow a noun, and the shapes that a verb stem takes.

Works on Unicode's conjoining jamo (NFD), where a final consonant is another character than an
initial one: the stem 만들 is then a plain prefix of 만들었다, and only irregular stems need
shapes of their own. It does not analyse a sentence, and it gives more shapes than grammar allows
(both for ``굽`` and for ``눕``) because a diary holds few words that are mistaken so.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import cache, lru_cache
from typing import Literal, NamedTuple

Role = Literal[
    "bare",
    "topic",
    "subject",
    "object",
    "with",
    "at",
    "to",
    "dative",
    "from",
    "also",
    "of",
    "is",
    "call",
]
"""What a particle makes of its noun: ``at`` is 에서, ``to`` is 에 and 로, ``is`` the copula."""

Join = Literal["plain", "eu", "a", "drop"]
"""What may follow a shape of a stem: 고, 지, 는 … / (으)ㄴ, (으)면 … / 서, ㅆ다, 요 … / 는, ㄴ,
ㅂ니다, 시 after a lost ㄹ."""

FIRST, LAST = 0xAC00, 0xD7A3
_VOWELS, _TAILS = 21, 28
_TAIL_LETTERS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_VOWEL_LETTERS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
_LEAD_LETTERS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
_ROMAN_LEAD = "g kk n d tt r m b pp s ss  j jj ch k t p h".split(" ")
_ROMAN_VOWEL = "a ae ya yae eo e yeo ye o wa wae oe yo u wo we wi yu eu ui i".split()
_ROMAN_TAIL = " k k k n n n t l k m l l l p l m p p t t ng t t k t p t".split(" ")


def is_syllable(char: str) -> bool:
    """Whether ``char`` is one of the 11,172 composed syllables."""
    return len(char) == 1 and FIRST <= ord(char) <= LAST


def split(char: str) -> tuple[str, str, str]:
    """Lead, vowel and tail of a syllable as letters; the tail is ``""`` where there is none.

    Raises:
        ValueError: ``char`` is not a composed syllable.
    """
    if not is_syllable(char):
        raise ValueError(f"{char!r} is not a Hangul syllable")
    code = ord(char) - FIRST
    lead, rest = divmod(code, _VOWELS * _TAILS)
    vowel, tail = divmod(rest, _TAILS)
    return _LEAD_LETTERS[lead], _VOWEL_LETTERS[vowel], _TAIL_LETTERS[tail].strip()


def join(lead: str, vowel: str, tail: str = "") -> str:
    """The syllable of these letters; the inverse of :func:`split`."""
    code = _LEAD_LETTERS.index(lead) * _VOWELS + _VOWEL_LETTERS.index(vowel)
    return chr(FIRST + code * _TAILS + _TAIL_LETTERS.index(tail or " "))


def jamo(text: str) -> str:
    """``text`` in conjoining jamo."""
    return unicodedata.normalize("NFD", text)


def syllables(text: str) -> str:
    """``text`` in composed syllables."""
    return unicodedata.normalize("NFC", text)


def tail(word: str) -> str:
    """The final consonant of the last syllable, ``""`` for none or where it is no syllable."""
    return split(word[-1])[2] if word and is_syllable(word[-1]) else ""


def romanise(word: str) -> str:
    """``word`` in Latin letters after the Revised Romanisation: 콩이 → ``Kongi``."""
    out = ""
    linked = False
    for index, char in enumerate(word):
        if not is_syllable(char):
            out, linked = out + char, False
            continue
        lead, vowel, end = split(char)
        follower = word[index + 1] if index + 1 < len(word) else ""
        links = (
            bool(end)
            and is_syllable(follower)
            and split(follower)[0] == "ㅇ"
            and end in _LEAD_LETTERS
        )
        out += "" if linked else _ROMAN_LEAD[_LEAD_LETTERS.index(lead)]
        out += _ROMAN_VOWEL[_VOWEL_LETTERS.index(vowel)]
        if links and end != "ㅇ":
            out, linked = out + _ROMAN_LEAD[_LEAD_LETTERS.index(end)], True
        else:
            out, linked = out + _ROMAN_TAIL[_TAIL_LETTERS.index(end or " ")], False
    return out[:1].upper() + out[1:]


# --- particles ---------------------------------------------------------------------------------


class Split(NamedTuple):
    """A word taken as noun and particle."""

    base: str
    particle: str
    role: Role


_CASES: dict[str, tuple[Role, str]] = {
    # particle: (role, what the noun ends in: c(onsonant), v(owel), l: vowel or ㄹ, "": either)
    "은": ("topic", "c"),
    "는": ("topic", "v"),
    "이란": ("topic", "c"),
    "란": ("topic", "v"),
    "이": ("subject", "c"),
    "가": ("subject", "v"),
    "께서": ("subject", ""),
    "을": ("object", "c"),
    "를": ("object", "v"),
    "과": ("with", "c"),
    "와": ("with", "v"),
    "이랑": ("with", "c"),
    "랑": ("with", "v"),
    "하고": ("with", ""),
    "에서": ("at", ""),
    "에": ("to", ""),
    "로": ("to", "l"),
    "으로": ("to", "c"),
    "에게": ("dative", ""),
    "한테": ("dative", ""),
    "께": ("dative", ""),
    "에게서": ("from", ""),
    "한테서": ("from", ""),
    "의": ("of", ""),
    "네": ("of", ""),
    "도": ("also", ""),
    "만": ("also", ""),
    "까지": ("also", ""),
    "부터": ("also", ""),
    "처럼": ("also", ""),
    "같이": ("also", ""),
    "보다": ("also", ""),
    "마다": ("also", ""),
    "밖에": ("also", ""),
    "조차": ("also", ""),
    "마저": ("also", ""),
    "만큼": ("also", ""),
    "대로": ("also", ""),
    "이나": ("also", "c"),
    "나": ("also", "v"),
    "라도": ("also", "v"),
    "이라도": ("also", "c"),
    "쯤": ("also", ""),
    "요": ("bare", ""),
    "아": ("call", "c"),
    "야": ("call", "v"),
}
_AFTER_CASE = ("는", "은", "도", "만", "까지", "부터", "의", "보다", "처럼", "요", "서")
_COPULA = (
    "이다 다 이었다 였다 이었 였 이에요 예요 에요 입니다 였습니다 이었습니다 인 인데 이고 고 "
    "이라서 라서 "
    "이라 라 이라는 라는 이라고 라고 이었는데 였는데 이었지만 였지만 이지만 지만 이니까 니까 "
    "이야 이네 "
    "이었어요 였어요 이었고 였고 인지 일 이어서 여서 이며 며 이면 면 이구나 구나 이잖아 잖아 "
    "이었다는 였다는"
).split()
_LONGEST = 6
_WHOLE = frozenset(
    "별로 그대로 이대로 저대로 제대로 멋대로 함부로 대체로 서로 새로 바로 따로 실제로 진짜로 "
    "정말로 절대로 마음대로 차례로 그나마 이나마 벌써부터".split()
)
"""Words that only look like a noun with its particle."""


@cache
def _particles() -> dict[str, tuple[Role, str]]:
    table: dict[str, tuple[Role, str]] = {}
    for copula in _COPULA:
        need = "" if copula[0] in "이인일입" else "v"
        table[copula] = ("is", need)
    for case, (role, need) in _CASES.items():
        table[case] = (role, need)
        if role in ("topic", "subject", "object", "call", "of") and case != "네":
            continue
        for after in _AFTER_CASE:
            if after != case:
                table.setdefault(case + after, (role, need))
    table["네"] = ("of", "")
    for case, (role, need) in list(table.items()):
        if need in ("", "c"):
            table.setdefault("들" + case, (role, ""))
    table["들"] = ("bare", "")
    return table


def splits(word: str) -> tuple[Split, ...]:
    """Every way to take ``word`` as noun and particle, the longest noun first.

    The first is always the whole word with no particle. Particles that the noun's last sound
    forbids are not offered, where that sound is Hangul.
    """
    found = [Split(word, "", "bare")]
    if word in _WHOLE:
        return tuple(found)
    table = _particles()
    for size in range(1, min(_LONGEST, len(word) - 1) + 1):
        ending = word[-size:]
        entry = table.get(ending)
        if entry is None:
            continue
        role, need = entry
        base = word[:-size]
        last = tail(base)
        hangul = is_syllable(base[-1])
        wrong = (
            (need == "c" and not last)
            or (need == "v" and bool(last))
            or (need == "l" and last not in ("", "ㄹ"))
        )
        if not (hangul and wrong):
            found.append(Split(base, ending, role))
    return tuple(found)


# --- stems -------------------------------------------------------------------------------------

_D_IRREGULAR = frozenset("듣 걷 묻 싣 깨닫 긷 일컫".split())
_S_REGULAR = frozenset("웃 씻 벗 빗 빼앗 솟 뺏 앗".split())
_B_REGULAR = frozenset(
    "입 잡 씹 집 뽑 접 꼽 업 좁 붙잡 수줍 꼬집 뒤집 갈아입 사로잡 손잡 뒤집 헤집".split()
)
_H_REGULAR = frozenset("좋 낳 넣 놓 쌓 닿 찧 땋 내놓 집어넣 쏟아놓".split())
_EU_PLAIN = frozenset("따르 치르 들르 다다르 우러르".split())
_REO = frozenset("이르 푸르".split())

_LIGHT = "ㅏㅗㅑ"
_MERGE = {
    "ㅏ": "ㅏ",
    "ㅓ": "ㅓ",
    "ㅕ": "ㅕ",
    "ㅐ": "ㅐ",
    "ㅔ": "ㅔ",
    "ㅗ": "ㅘ",
    "ㅜ": "ㅝ",
    "ㅣ": "ㅕ",
    "ㅚ": "ㅙ",
}


@cache
def shapes(stem: str) -> tuple[tuple[str, Join], ...]:
    """The shapes of a verb stem (without 다), in jamo, each with what may follow it.

    ``무섭`` gives 무섭 (plain), 무서우 (eu) and 무서워 (a); ``만들`` gives 만들 and 만드 (plain,
    eu), 만들어 (a). A stem that does not end in a syllable gives itself alone.
    """
    if not stem or not is_syllable(stem[-1]):
        return ((jamo(stem), "plain"),)
    head, last = stem[:-1], stem[-1]
    lead, vowel, end = split(last)
    forms: list[tuple[str, Join]] = [(stem, "plain")]

    def add(word: str, how: Join) -> None:
        forms.append((word, how))

    def a_form(base: str) -> None:
        """아 or 어 after a consonant, by the vowel before it."""
        add(base + ("아" if split(base[-1])[1] in _LIGHT else "어"), "a")

    if last == "하":
        add(stem, "eu")
        add(head + "해", "a")
        add(head + "하여", "a")
    elif not end:
        add(stem, "eu")
        if vowel == "ㅡ":
            _eu_stem(stem, head, lead, add)
        else:
            if vowel in _MERGE:
                add(head + join(lead, _MERGE[vowel]), "a")
            if vowel not in "ㅏㅓ":
                add(stem + ("아" if vowel in _LIGHT else "어"), "a")
    elif end == "ㄹ":
        add(stem, "eu")
        add(head + join(lead, vowel), "drop")
        a_form(stem)
    else:
        add(stem + "으", "eu")
        a_form(stem)
        _irregular(stem, head, lead, vowel, end, add)
    return tuple(dict.fromkeys([(jamo(word), how) for word, how in forms]))


_Add = Callable[[str, Join], None]


def _eu_stem(stem: str, head: str, lead: str, add: _Add) -> None:
    before = head[-1] if head and is_syllable(head[-1]) else ""
    light = bool(before) and split(before)[1] in _LIGHT
    opening = "ㅏ" if light else "ㅓ"
    if lead == "ㄹ" and before and not split(before)[2] and stem not in _EU_PLAIN:
        if stem in _REO:
            add(stem + "러", "a")
        one, two, _ = split(before)
        add(head[:-1] + join(one, two, "ㄹ") + join("ㄹ", opening), "a")
    else:
        add(head + join(lead, opening), "a")


def _irregular(stem: str, head: str, lead: str, vowel: str, end: str, add: _Add) -> None:
    bare = head + join(lead, vowel)
    if end == "ㅂ" and stem not in _B_REGULAR:
        add(bare + "우", "eu")
        add(bare + ("와" if stem[-1] in "돕곱" else "워"), "a")
    elif end == "ㄷ" and stem in _D_IRREGULAR:
        turned = head + join(lead, vowel, "ㄹ")
        add(turned + "으", "eu")
        add(turned + ("아" if vowel in _LIGHT else "어"), "a")
    elif end == "ㅅ" and stem not in _S_REGULAR:
        add(bare + "으", "eu")
        add(bare + ("아" if vowel in _LIGHT else "어"), "a")
    elif end == "ㅎ" and stem not in _H_REGULAR:
        add(bare, "eu")
        add(head + join(lead, {"ㅑ": "ㅒ", "ㅕ": "ㅖ"}.get(vowel, "ㅐ")), "a")


_PLAIN_HEADS = frozenset(
    "고 곤 게 겐 겠 거 구 군 기 긴 길 지 진 질 자 잖 다 단 던 더 도 든 네 느 는 니 나 냐 습 소 "
    "곤".split()
)
_EU_HEADS = frozenset("니 면 며 려 러 시 세 셔 셨 신 십 실 므 라 마".split())
_EU_TAILS: dict[str, frozenset[str]] = {
    # final consonant that closes the stem: what may come after it
    jamo("간")[2]: frozenset("데 다 지 건 단 대".split()),
    jamo("갈")[2]: frozenset("게 까 래 거 걸 수 지 텐 때 만 께".split()),
    jamo("감")[2]: frozenset("은 이 을 에 과".split()),
    jamo("갑")[2]: frozenset("니 시".split()),
}
_A_HEADS = frozenset(
    "서 선 요 도 야 라 하 해 했 한 할 지 져 졌 진 주 줘 줬 준 줄 드 보 봐 봤 본 볼 버 놓 놨 두 "
    "뒀 있 계 가 갔 간 오 왔 온 와 올 "
    "내 냈 낸 대 댔 먹 달 다 치 쳤 죽 나 났 난 쌓 쓰 려 러 셨".split()
)
_DROP_TAILS = frozenset({jamo("간")[2], jamo("갑")[2]})
_DROP_HEADS = frozenset("는 느 니 네 나 냐 시 세 셔 셨 신 십 실".split())
_SS = jamo("았")[2]


@lru_cache(maxsize=1 << 15)
def may_follow(rest: str, how: Join) -> bool:
    """Whether ``rest`` (jamo after a shape of a stem) looks like an ending that fits.

    Only the head of the ending is looked at; an empty rest is an ending for ``a`` alone.
    """
    if not rest:
        return how == "a"
    text = syllables(rest)
    if not is_syllable(text[0]):
        if how == "a":
            return rest[0] == _SS
        after = _EU_TAILS.get(rest[0])
        fits = after is not None and (len(text) == 1 or text[1] in after)
        return fits and (how == "eu" or (how == "drop" and rest[0] in _DROP_TAILS))
    if how == "drop":
        return text[0] in _DROP_HEADS
    if how == "plain":
        return text[0] in _PLAIN_HEADS and (text[0] != "구" or text[1:2] in ("나", "요"))
    return text[0] in (_EU_HEADS if how == "eu" else _A_HEADS)
