"""Care: what must be noticed, and everyday speech that must not be."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from geurim.read.care import HELP_EN, HELP_KO, by_rule, flag
from geurim.read.needed import needed
from tests import measure_care as measure

Change = Callable[[str], str]

SELF_HARM = """
오늘은 정말 죽고 싶었다.
그냥 사라지고 싶다는 생각만 들었다.
내가 없어지면 엄마가 편해질까?
살고 싶지 않다.
더 이상 살기 싫다.
나는 왜 태어났을까. 태어나지 말았어야 했다.
아무도 몰래 칼로 팔을 그었다.
손목을 그었는데 아무도 몰랐다.
자해를 하면 조금 나아진다.
옥상에서 뛰어내리고 싶었다.
옥상에 올라가서 여기서 떨어지면 끝날까 생각했다.
약을 한꺼번에 먹고 싶다는 생각을 했다.
유서를 써 보았다.
죽으면 아무도 나를 찾지 않겠지.
내가 죽으면 친구들이 미안해할까?
내일 아침이 오지 않았으면 좋겠다.
영원히 잠들고 싶다.
나 같은 건 없어져야 한다.
나 같은 애는 사라지는 게 낫다.
죽어 버리고 싶다.
이 세상에서 없어지고 싶다.
스스로 목숨을 끊는 방법을 찾아보았다.
그만 살고 싶다. 지쳤다.
다 끝내고 싶다.
차도로 뛰어들고 싶은 마음이 들었다.
할머니를 따라 죽고 싶다.
하늘나라로 가고 싶다. 여기는 너무 힘들다.
허벅지를 칼로 긋고 나면 마음이 조용해진다.
나는 살 필요가 없는 것 같다.
사는 게 지옥 같다.
자살이라는 말을 자꾸 검색했다.
나는 없어져도 아무도 모를 것이다.
나는 살아서 뭐 하나.
세상이 싫다. 죽고 싶다는 생각이 든다.
창피해서 죽고 싶다. 내일 학교에 안 갈 거다.
""".strip().splitlines()

ABUSE = """
아빠가 나를 때렸다.
엄마가 막대기로 내 다리를 때렸다.
새아빠가 발로 찼다.
어제도 아빠한테 맞았다.
매일 맞는다. 너무 무섭다.
아빠가 술을 마시고 들어와서 엄마를 때렸다.
아빠가 엄마를 때려서 동생이랑 방에 숨었다.
허리띠로 맞았다. 등이 아프다.
삼촌이 내 몸을 만졌다. 아무한테도 말하지 말라고 했다.
아저씨가 이상한 곳을 만졌다.
옆집 아저씨가 옷을 벗으라고 했다.
선생님이 내 뺨을 때렸다.
엄마가 나를 베란다에 가뒀다.
아빠가 추운데 밖으로 내쫓았다.
이틀 동안 밥을 못 먹었다. 아무도 없었다.
엄마가 밥을 안 줘서 굶었다.
형들이 화장실로 불러서 때렸다.
돈을 안 가져오면 때린다고 했다.
친구들이 단톡방에서 매일 나를 욕했다.
왕따를 당하고 있다.
반 아이들이 나를 집단으로 괴롭힌다.
아빠가 목을 졸랐다.
멍이 들어서 긴 팔을 입고 학교에 갔다. 맞았다는 말은 안 했다.
엄마가 나가 죽으라고 했다.
아빠가 너 같은 건 필요 없다고 했다.
선배들이 돈을 뺏고 발로 찼다.
코치님이 방망이로 때렸다.
아빠가 접시를 던졌다. 내 머리에 맞아 피가 났다.
할아버지가 몽둥이로 때리셨다.
학교 폭력을 신고하고 싶은데 무섭다.
매일 괴롭힘을 당한다. 학교에 가기 무섭다.
게임을 했다고 아빠가 나를 때렸다.
아빠가 나를 벽에 밀쳤다.
형이 매일 나를 때린다.
오빠가 밤마다 내 방에 들어와서 몸을 만진다.
아빠한테 맞을까 봐 집에 가기 무섭다.
아저씨가 사진을 찍자고 하면서 옷을 벗으라고 했다.
""".strip().splitlines()

HARMLESS = """
배고파 죽겠다. 빨리 밥 먹고 싶다.
웃겨 죽는 줄 알았다.
더워 죽겠다. 아이스크림을 두 개 먹었다.
강아지가 귀여워 죽겠다.
심심해 죽겠어.
무서워서 죽는 줄 알았다. 그래도 또 타고 싶다.
넘어져서 죽을 뻔했다.
죽을힘을 다해서 달렸다.
다리가 아파 죽겠다. 산이 너무 높았다.
게임에서 자꾸 죽어서 다시 시작했다.
적을 때려눕히는 게임을 했다.
점심을 라면으로 때웠다.
밥을 때를 놓쳐서 저녁을 일찍 먹었다.
할머니 등을 두드려 드렸다.
북을 신나게 때렸다.
두더지 게임에서 두더지를 때렸다.
아빠랑 베개 싸움을 했다. 내가 아빠를 때렸다.
주사를 맞았다. 따끔했다.
비를 맞으면서 집에 왔다.
의사 선생님한테 주사를 맞았다.
받아쓰기를 다 맞았다. 선생님께 칭찬을 받았다.
선생님한테 답이 맞았는지 물어보았다.
눈을 맞으며 걸었다.
공에 맞아서 코피가 났다.
햄스터가 죽어서 마당에 묻어 주었다.
할아버지가 돌아가셨다. 너무 슬펐다.
금붕어가 죽었다. 하늘나라에 잘 갔으면 좋겠다.
동생이 나를 때려서 나도 때렸다. 엄마한테 둘 다 혼났다.
동생이 장난감을 던졌다.
아빠가 공을 던졌다. 내가 잘 받았다.
아빠가 나를 안아서 하늘로 던졌다가 받아 주셨다.
엄마가 손을 잡아 주셨다.
고양이 배를 만졌다. 부드러웠다.
강아지를 만졌더니 꼬리를 흔들었다.
엄마가 내 이마를 만져 보고 열이 난다고 하셨다.
의사 선생님이 배를 만져 보셨다.
아빠가 모기를 때려 잡았다.
태권도에서 관장님이 발차기를 보여 주셨다.
아빠와 레슬링을 했다. 아빠가 나를 던졌다.
만화에서 주인공이 악당을 때렸다.
죽을 먹고 나니 배가 덜 아팠다.
엄마가 호박죽을 끓여 주셨다.
기가 죽어서 말을 못 했다.
숨죽이고 숨어 있었다.
사라진 양말을 찾았다.
마술사가 비둘기를 사라지게 했다.
지우개가 없어졌다.
방학이 끝나지 않았으면 좋겠다.
아침에 일어나기 싫다.
학교에 가기 싫다.
이불 밖으로 나가고 싶지 않다.
약을 먹고 일찍 잤다.
감기약을 다 먹었다.
칼로 사과를 깎았다.
종이를 자르다가 손을 베었다.
높은 미끄럼틀에서 뛰어내렸다.
계단에서 뛰어내리다가 발목을 삐었다.
옥상에서 별을 보았다.
엄마한테 혼나서 방에 들어갔다.
선생님께 꾸중을 들었다. 속상했다.
친구랑 싸웠다. 나는 화가 났다.
시험을 망쳐서 울었다.
배터리가 죽어서 전화를 못 했다.
엄마 아빠가 싸우셨다. 슬펐다.
드라마에서 아저씨가 사람을 때렸다.
벌을 서느라 팔이 아팠다.
아빠가 회초리 만드는 나무를 보여 주셨다.
친구 때문에 짜증 나 죽겠다.
보고 싶어 죽겠다.
너무 좋아서 죽을 것 같았다.
엄마가 동생을 때린 나를 혼내셨다.
아빠가 내 발을 밟아서 아팠다.
선생님이 종을 때려서 쉬는 시간을 알렸다.
아빠가 장난으로 꿀밤을 때렸다.
투명인간이 되어 사라지고 싶다고 말하는 만화를 보았다.
왕따는 나쁘다고 배웠다.
학교 폭력 예방 교육을 받았다.
자살 예방 포스터를 그렸다.
아빠가 돌을 던졌다. 물수제비가 다섯 번 튀었다.
코치님이 공을 발로 찼다.
""".strip().splitlines()


@pytest.mark.parametrize("text", SELF_HARM)
def test_self_harm_is_noticed(text: str) -> None:
    assert flag(text) == "self-harm"


@pytest.mark.parametrize("text", ABUSE)
def test_abuse_is_noticed(text: str) -> None:
    assert flag(text) == "abuse"


@pytest.mark.parametrize("text", HARMLESS)
def test_everyday_speech_is_silent(text: str) -> None:
    assert flag(text) is None


def test_a_figure_of_speech_hides_nothing_else() -> None:
    assert flag("배고파 죽겠다. 그리고 정말 죽고 싶다.") == "self-harm"


def test_help_names_the_three_numbers() -> None:
    for text in (HELP_KO, HELP_EN):
        assert all(number in text for number in ("109", "1388", "112"))


# --- the labelled sentences: see tests/measure_care.py ---

ROOT = Path(__file__).parent.parent
DAY = ("아침에 비가 와서 우산을 썼다. 딸기를 샀다. ", " 저녁에는 볶음밥을 먹었다. 동생이 웃었다.")


def share(kinds: tuple[str, ...], splits: tuple[str, ...] = (), change: Change = str) -> float:
    group = [
        one
        for one in measure.sentences()
        if one.kind in kinds and (not splits or one.split in splits)
    ]
    assert len(group) >= 20
    return sum(flag(change(one.text)) is not None for one in group) / len(group)


def test_the_file_is_what_it_says() -> None:
    rows = measure.sentences()
    assert len({one.id for one in rows}) == len({one.text for one in rows}) == len(rows)
    assert all((one.kind in measure.CARE) == (one.want is not None) for one in rows)
    counts = {kind: sum(one.kind == kind for one in rows) for kind in measure.CARE}
    assert counts["self-harm"] >= 70
    assert counts["abuse"] >= 70


KNOWN = ("dev", "test", "train", "fresh", "fresh-2")
PLAIN = ("dev", "test", "fresh", "fresh-2")
"""Where most things are said outright. Veiled ones stand in ``train``; only the learned ear hears
those, and it listens to whole words and pairs of sentences."""


def test_the_goals_hold_where_they_were_worked_for() -> None:
    assert share(measure.CARE, KNOWN) >= 0.95
    assert share(measure.CARE, ("dev", "fresh", "fresh-2")) >= 0.97
    assert share(measure.CARE, ("test",)) >= 0.93
    assert share(("figurative",), KNOWN) <= 0.03
    assert share(("ordinary",), KNOWN) <= 0.005
    assert share(("harmless-literal", "harmless"), KNOWN) <= 0.02


def test_sentences_that_nothing_learned_from_are_mostly_noticed() -> None:
    assert share(measure.CARE, ("fresh-3",)) >= 0.85
    assert share(measure.HARMLESS, ("fresh-3",)) <= 0.05
    assert share(measure.CARE, ("fresh-4",)) >= 0.5
    assert share(measure.HARMLESS, ("fresh-4",)) <= 0.05


CHANGES: dict[str, tuple[Change, float]] = {
    "in the middle of an ordinary day": (lambda text: DAY[0] + text + DAY[1], 0.97),
    "without spaces": (lambda text: text.replace(" ", ""), 0.92),
    "without full stops": (lambda text: text.replace(".", " "), 0.95),
    "a line each": (lambda text: text.replace(". ", ".\n"), 0.97),
    "decomposed": (lambda text: unicodedata.normalize("NFD", text), 0.97),
}


@pytest.mark.parametrize("name", CHANGES)
def test_how_it_is_written_matters_little(name: str) -> None:
    change, least = CHANGES[name]
    assert share(measure.CARE, PLAIN, change) >= least
    assert share(("figurative", "ordinary"), PLAIN, change) <= 0.03


@pytest.mark.slow
def test_ordinary_diaries_stay_silent() -> None:
    paths = [ROOT / "examples" / "diaries.jsonl", *(ROOT / "data" / "diaries").glob("*.jsonl")]
    paths += [ROOT / "tests" / "data" / f"reader_{name}.jsonl" for name in ("dev", "blind")]
    entries = [text for path in paths for text in measure.texts(path)]
    assert sum(flag(text) is not None for text in entries) / len(entries) <= 0.005


@pytest.mark.parametrize("text", ["", " ", "...", "?!", "ㅋㅋㅋ", "a" * 5000, "죽" * 3000, "🙂"])
def test_nothing_breaks_it(text: str) -> None:
    assert flag(text) in (None, "self-harm", "abuse")


def test_a_rule_that_excuses_a_sentence_is_believed() -> None:
    assert by_rule("선생님한테 주사를 맞았다.") is None
    assert flag("선생님한테 주사를 맞았다.") is None


# --- the words that a pattern needs ---

NEEDED = {
    "abc": {"abc"},
    "ab|cde": {"ab", "cde"},
    "ab?c": {"a", "c"},
    "(ab|cd)efg": {"efg"},
    "(ab|cd)?x": {"x"},
    "ab|c*": set[str](),
    "(?<!z)ab(?!q|r)c": {"abc"},
    r"\babc\s*.{0,9}?de": {"abc"},
    "[xy]a(bc){2}": {"bc"},
    "(abc){0,3}": set[str](),
    "a(b|(cd|ef)g)": {"a"},
}


@pytest.mark.parametrize("pattern", NEEDED)
def test_what_a_pattern_needs(pattern: str) -> None:
    found = needed(pattern)
    if pattern == "ab?c":
        assert found in ({"a"}, {"c"})
    else:
        assert found == NEEDED[pattern]


def test_unbalanced_parentheses_are_refused() -> None:
    with pytest.raises(ValueError, match="parentheses"):
        needed("a)b")
