"""The rules of the manuscript grid."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from geurim.page.manuscript import Line, clusters, flow, visible


def rows(text: str, columns: int = 10) -> list[list[str]]:
    """Texts of the cells, line by line; an empty cell is ``_``."""
    return [[cell.text or "_" for cell in line.cells] for line in flow(text, columns)]


def test_paragraph_begins_with_an_empty_cell_and_newline_begins_a_paragraph() -> None:
    assert rows("나는 좋다\n\n너도\r\n또") == [list("_나는_좋다"), list("_너도"), list("_또")]


def test_space_at_the_beginning_of_a_line_is_dropped() -> None:
    assert rows("가나다라 마바", 5) == [list("_가나다라"), list("마바")]
    assert flow("가나다라 마바", 5)[0].cells[-1].gap


def test_no_empty_cell_after_stop_and_comma_but_after_a_question() -> None:
    assert rows("자, 가. 왜? 응") == [list("_자,가.왜?_응")]
    assert [c.gap for c in flow("자, 가", 10)[0].cells] == [False, False, True, False]


@pytest.mark.parametrize("sign", [".", ",", "!", "?", "...", "…", "!?"])
def test_closing_signs_hang_in_the_last_cell(sign: str) -> None:
    text = f"가나다라{sign} 마바"
    if sign == "...":  # three dots are too many to hang: they take the next line
        assert rows(text, 5)[1][0] == "..."
        return
    assert rows(text, 5) == [["_", "가", "나", "다", f"라{sign}"], ["마", "바"]]


def test_at_most_two_signs_hang() -> None:
    assert rows("가나다라!!!!", 5) == [["_", "가", "나", "다", "라!!"], ["!", "!"]]


def test_digits_and_small_letters_share_cells() -> None:
    assert rows("2024년 100점 Hello LEGO", 20) == [
        ["_", "20", "24", "년", "_", "10", "0", "점", "_", "H", "el", "lo", "_", *"LEGO"]
    ]
    assert rows("don't ^^", 12) == [["_", "do", "n'", "t", "_", "^^"]]


def test_quotes_open_and_close() -> None:
    line = flow('엄마가 "잘했어." 했다', 20)[0]
    kinds = {cell.text: cell.kind for cell in line.cells if cell.text}
    assert kinds['"'] == "open"
    assert kinds['."'] == "stop"
    assert [c.text or "_" for c in line.cells] == [*"_엄마가_", '"', *"잘했어", '."', *"했다"]


def test_no_line_ends_with_an_opening_sign() -> None:
    assert rows("가나다“라”", 5) == [list("_가나다"), list("“라”")]


def test_speech_stays_indented_until_it_is_closed() -> None:
    assert rows("“가나다라마바사”라고", 5) == [
        ["_", "“", "가", "나", "다"],
        ["_", "라", "마", "바", "사”"],
        ["라", "고"],
    ]


def test_three_dots_take_one_cell_and_four_are_three_and_a_stop() -> None:
    assert rows("음... 네.... 아..") == [["_", "음", "...", "_", "네", "...", ".", "아", ".."]]


@pytest.mark.parametrize(
    "one", ["👨‍👩‍👧", "🇰🇷", "👍🏽", "❤️", "1️⃣", "각", "가\u200b", "é", "\u200b가", "🏴󠁧󠁢󠁳󠁣󠁴󠁿"]
)
def test_one_cluster(one: str) -> None:
    assert clusters(one) == [one]


def test_visible_drops_what_has_no_ink() -> None:
    assert visible("가\u200b") == "가"
    assert visible("❤\ufe0f") == "❤"
    assert visible("\u3164") == ""


def test_empty_text_has_no_lines() -> None:
    assert flow("", 10) == flow(" \n\t\u3000\n", 10) == ()


ANY = st.text(st.characters(), max_size=120)
KOREAN = st.text(st.sampled_from("가나다 .,!?\"'“”()12ab^…~\n"), max_size=120)


def check(lines: tuple[Line, ...], text: str, columns: int) -> None:
    """What holds for every text."""
    joined = "".join(cell.text for line in lines for cell in line.cells)
    assert joined == "".join(text.split())
    fresh = True
    for line in lines:
        assert 1 <= len(line.cells) <= columns
        assert all(len(cell.hung) <= 2 and len(cell.marks) <= 3 for cell in line.cells)
        assert line.cells[0].text == "" if fresh else True
        fresh = line.ends


@given(ANY, st.integers(4, 20))
@settings(max_examples=300, deadline=None)
def test_nothing_is_lost(text: str, columns: int) -> None:
    check(flow(text, columns), text, columns)


@given(KOREAN, st.integers(4, 12))
@settings(max_examples=300, deadline=None)
def test_spaces_come_back_with_the_gaps(text: str, columns: int) -> None:
    lines = flow(text, columns)
    check(lines, text, columns)
    for line in lines:
        for before, cell in zip(line.cells, line.cells[1:], strict=False):
            if before.kind == "stop":
                assert cell.text, "an empty cell after a full stop or comma"
