"""Every way in which a diary can arrive, good or bad."""

from __future__ import annotations

import csv
import datetime as dt
import errno
import io
import json
import os
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim import diaries
from geurim.diaries import Batch
from geurim.errors import BadInput
from geurim.records import Diary

TEXT = "오늘 강아지랑 놀았다."


def jsonl(folder: Path, *rows: object) -> str:
    path = folder / "d.jsonl"
    lines = [row if isinstance(row, str) else json.dumps(row, ensure_ascii=False) for row in rows]
    path.write_text("\n".join(lines), encoding="utf-8", errors="surrogatepass")
    return str(path)


def sentence(batch: Batch) -> str:
    (failure,) = batch.failures
    assert "\n" not in failure.sentence
    assert failure.sentence.endswith(".")
    return failure.sentence


def test_text_on_the_command_line() -> None:
    (diary,) = diaries.load(TEXT).diaries
    assert diary.text == TEXT
    assert diary.id == diaries.content_id(TEXT)
    assert len(diary.id) == 10
    assert diary.seed == diaries.default_seed(diary.id, TEXT)
    assert diary.date is None


def test_default_seed_is_fixed_for_ever() -> None:
    assert diaries.default_seed("a", "b") == 4207795834
    assert diaries.default_seed("a", "bc") != diaries.default_seed("ab", "c")


def test_text_is_composed_and_its_line_ends_unified() -> None:
    (diary,) = diaries.load("\u1112\u1161\u11ab\u1100\u1173\u11af\r\n둘째 줄\r\n").diaries
    assert diary.text == "한글\n둘째 줄"


def test_a_text_file_is_one_diary_named_after_it(tmp_path: Path) -> None:
    path = tmp_path / "6월 15일.txt"
    path.write_text(TEXT + "\n둘째 줄\n", encoding="utf-8")
    (diary,) = diaries.load(str(path)).diaries
    assert (diary.id, diary.text) == ("6월 15일", TEXT + "\n둘째 줄")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp949"], ids=str)
@pytest.mark.parametrize("kind", ["txt", "jsonl", "csv"])
def test_encodings(tmp_path: Path, kind: str, encoding: str) -> None:
    path = tmp_path / f"d.{kind}"
    body = {
        "txt": TEXT,
        "jsonl": json.dumps({"id": "하나", "text": TEXT}, ensure_ascii=False) + "\n",
        "csv": f'번호,내용\n하나,"{TEXT}"\n',
    }[kind]
    path.write_bytes(body.encode(encoding))
    (diary,) = diaries.load(str(path)).diaries
    assert diary.text == TEXT


def test_cp949_syllables_outside_the_old_standard(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_bytes("뷁햏똠 쏼라".encode("cp949"))
    assert diaries.load(str(path)).diaries[0].text == "뷁햏똠 쏼라"


def test_broken_utf8_is_not_taken_for_cp949(tmp_path: Path) -> None:
    path = tmp_path / "d.txt"
    path.write_bytes(TEXT.encode() + b"\xed\x95")
    with pytest.raises(BadInput, match="neither UTF-8 nor CP949"):
        diaries.load(str(path))


def test_one_broken_line_leaves_the_others(tmp_path: Path) -> None:
    good = json.dumps({"id": "a", "text": TEXT}, ensure_ascii=False).encode()
    path = tmp_path / "d.jsonl"
    path.write_bytes(good + b"\n\n\xed\x95\xff\n{oops\n[1]\n")
    batch = diaries.load(str(path))
    assert [diary.id for diary in batch.diaries] == ["a"]
    assert [failure.sentence[:15] for failure in batch.failures] == [
        "d.jsonl, line 3", "d.jsonl, line 4", "d.jsonl, line 5",
    ]  # fmt: skip


def test_standard_input_is_text_or_json_lines() -> None:
    assert diaries.load("-", io.BytesIO(TEXT.encode())).diaries[0].text == TEXT
    lines = json.dumps({"id": "x", "text": TEXT}).encode()
    assert diaries.load("-", io.BytesIO(b"\n " + lines)).diaries[0].id == "x"


def test_every_key_of_a_json_line(tmp_path: Path) -> None:
    row = {
        "id": 7, "text": TEXT, "date": "2024-06-15", "weather": "맑음", "title": "콩이",
        "nickname": "토끼", "seed": 5,
    }  # fmt: skip
    (diary,) = diaries.load(jsonl(tmp_path, row)).diaries
    assert diary == Diary("7", TEXT, dt.date(2024, 6, 15), "clear", "콩이", "토끼", 5)


def test_csv_in_korean_with_a_line_break_in_a_cell(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_bytes(
        '\ufeff번호,날짜,날씨,제목,이름,내용\r\n1,2024.6.15,비,놀이,민수,"하나\r\n둘"\r\n2,,,,,셋\r\n'
        "3,2024-13-01,,,,넷\r\n".encode()
    )
    batch = diaries.load(str(path))
    first, second = batch.diaries
    assert first == Diary("1", "하나\n둘", dt.date(2024, 6, 15), "rain", "놀이", "민수", first.seed)
    assert (second.id, second.text, second.date) == ("2", "셋", None)
    assert sentence(batch).startswith("d.csv, line 5: the date '2024-13-01' does not exist")


def test_csv_without_a_text_column(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("번호,메모\n1,가\n", encoding="utf-8")
    with pytest.raises(BadInput, match="no column 'text'"):
        diaries.load(str(path))


def test_csv_row_with_too_many_cells(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text("id;text\n1;가;나\n2;다\n", encoding="utf-8")
    batch = diaries.load(str(path))
    assert [diary.id for diary in batch.diaries] == ["2"]
    assert "line 2: the row has more cells" in sentence(batch)


@pytest.mark.parametrize(
    "content",
    ["sep=;\r\nid;text\r\n1;가, 나\r\n", '\n\nid,text\n1,"가, 나"\n', "id\ttext\r1\t가, 나\r"],
)
def test_csv_as_programs_write_it(tmp_path: Path, content: str) -> None:
    path = tmp_path / "d.csv"
    path.write_bytes(content.encode())
    (diary,) = diaries.load(str(path)).diaries
    assert (diary.id, diary.text) == ("1", "가, 나")


def test_csv_quotation_marks_swallow_no_other_entry(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text('id,text\n1,"그는 "응" 했다"\n2,나\n3,"다\n4,라\n', encoding="utf-8")
    batch = diaries.load(str(path))
    assert [diary.id for diary in batch.diaries] == ["2"]
    assert [failure.sentence[:13] for failure in batch.failures] == [
        "d.csv, line 2", "d.csv, line 4",
    ]  # fmt: skip
    assert "not closed or not doubled" in batch.failures[0].sentence


def test_csv_with_a_cell_beyond_the_limit_of_the_module(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text(f"id,text\n1,{'가' * 140_000}\n2,나\n", encoding="utf-8")
    before = csv.field_size_limit()
    batch = diaries.load(str(path))
    assert [diary.id for diary in batch.diaries] == ["2"]
    assert "140,000 characters" in sentence(batch)
    assert csv.field_size_limit() == before


def test_csv_of_a_broken_first_line(tmp_path: Path) -> None:
    path = tmp_path / "d.csv"
    path.write_text('"id,text\n1,가\n', encoding="utf-8")
    with pytest.raises(BadInput, match="first line: a quotation mark"):
        diaries.load(str(path))


@pytest.mark.skipif(os.name == "nt" or sys.platform == "darwin", reason="names are text there")
@pytest.mark.parametrize("encoding", ["utf-8", "cp949"])
def test_a_file_whose_name_is_in_another_encoding(tmp_path: Path, encoding: str) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/" + "일기".encode(encoding) + b".txt"))
    path.write_text(TEXT, encoding="utf-8")
    assert diaries.load(str(path)).diaries[0].id == "일기"


def test_a_text_that_is_not_in_the_locale(monkeypatch: pytest.MonkeyPatch) -> None:
    text = os.fsencode("오늘").decode("ascii", "surrogateescape")
    with pytest.raises(BadInput, match="put it into a file"):
        diaries.load(text)
    monkeypatch.setattr(sys, "getfilesystemencoding", lambda: "ascii")
    with pytest.raises(BadInput, match=r"no ascii text.*LC_ALL=C\.UTF-8"):
        diaries.load(text)


def test_standard_input_that_cannot_be_read() -> None:
    class Broken(io.BytesIO):
        def read(self, size: int | None = -1, /) -> bytes:
            raise OSError(errno.EIO, "Input/output error")

    with pytest.raises(BadInput, match="Standard input cannot be read"):
        diaries.load("-", Broken())


def test_unknown_keys_are_named_not_dropped_in_silence(tmp_path: Path) -> None:
    batch = diaries.load(jsonl(tmp_path, {"id": "a", "text": TEXT, "wether": "비"}))
    assert batch.notes == ("d.jsonl: not used: 'wether'.",)


def test_a_double_id_names_both_lines(tmp_path: Path) -> None:
    rows = [{"id": "a", "text": TEXT}, {"id": "b", "text": TEXT}, {"id": "a", "text": "다른 글"}]
    batch = diaries.load(jsonl(tmp_path, *rows))
    assert [diary.id for diary in batch.diaries] == ["a", "b"]
    assert sentence(batch) == (
        "d.jsonl, line 3: the id 'a' stands already at d.jsonl, line 1; "
        "give each entry an id of its own."
    )
    assert batch.failures[0].id == "a"


def test_an_id_that_is_made_of_content_is_double_too(tmp_path: Path) -> None:
    batch = diaries.load(jsonl(tmp_path, {"text": TEXT}, {"text": TEXT}, {"text": TEXT + "!"}))
    assert len(batch.diaries) == 2
    assert "line 2: the id" in sentence(batch)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("", "is empty"),
        (" \n\t\u3000\u200b", "is empty"),
        ("\u3164\u3164", "is empty"),
        ("😊🎉 !", "no words to read"),
        ("ㅋㅋㅋ ㅠㅠ", "no words to read"),
        ("2024 ^^", "no words to read"),
        ("I built a snowman.", "no Korean"),
        ("今日は楽しかった", "no Korean"),
        ("오늘\x00은", r"control character \(U\+0000\) at position 3"),
        ("오늘\x1b[31m", r"control character \(U\+001B\)"),
        ("오늘\ud83d", r"half of a character \(U\+D83D\)"),
        ("가" * 20_001, "20,001 characters and at most 20,000"),
    ],
)
def test_texts_that_cannot_be_drawn(text: str, part: str) -> None:
    assert re.search(part, sentence(diaries.load(text)))


def test_the_longest_text_is_taken() -> None:
    assert len(diaries.load("가" * 20_000).diaries[0].text) == 20_000


@pytest.mark.parametrize(
    ("row", "part"),
    [
        ({"id": "a\nb", "text": TEXT}, "control character"),
        ({"id": "a\u2028b", "text": TEXT}, "control character"),
        ({"id": 1.5, "text": TEXT}, "neither a string nor a whole number"),
        ({"id": " ", "text": TEXT}, "the id is blank"),
        ({"id": "가" * 201, "text": TEXT}, "201 characters"),
        ({"id": "a", "text": 5}, "'text' is not a string"),
        ({"id": "a", "text": TEXT, "date": 20240615}, "'date' is not a string"),
        ({"id": "a", "text": TEXT, "weather": "덥다"}, "choose one of: 맑음 \\(clear\\)"),
        ({"id": "a", "text": TEXT, "seed": -1}, "whole number from 0"),
        ({"id": "a", "text": TEXT, "seed": True}, "whole number from 0"),
        ({"id": "a", "text": TEXT, "title": "가\x07"}, "the title holds a control"),
        ({"id": "a", "text": TEXT, "nickname": "가" * 41}, "the nickname has 41"),
        ({"id": "a"}, "the diary is empty"),
        ({"id": "a", "text": "가\ud800"}, "half of a character"),
        ('{"id": "a", "text": "' + "가", "no JSON"),
        ("[" * 100_000, "no JSON"),
        ("null", "no JSON object"),
    ],
)
def test_bad_json_lines(tmp_path: Path, row: object, part: str) -> None:
    if isinstance(row, dict):
        row = json.dumps(row)
    batch = diaries.load(jsonl(tmp_path, row, {"id": "good", "text": TEXT}))
    assert [diary.id for diary in batch.diaries] == ["good"]
    assert re.search(part, sentence(batch))
    assert batch.failures[0].sentence.startswith("d.jsonl, line 1: ")


@pytest.mark.parametrize("column", ["date", "weather"])
def test_a_diary_in_the_wrong_column_is_not_quoted(tmp_path: Path, column: str) -> None:
    secret = "오늘 나는 아무에게도 말하지 못한 일을 썼다."
    told = sentence(diaries.load(jsonl(tmp_path, {"id": "a", "text": TEXT, column: secret})))
    assert f"({len(secret)} characters)" in told
    assert secret[:10] not in told


def test_no_sentence_quotes_the_diary(tmp_path: Path) -> None:
    secret = "비밀이야기"
    rows = [
        {"id": "a", "text": secret + "\x00"},
        {"id": "b", "text": secret, "date": "어제"},
        '{"id": "c", "text": "' + secret,
        {"id": "d", "text": secret * 5000},
    ]
    batch = diaries.load(jsonl(tmp_path, *rows))
    assert len(batch.failures) == 4
    assert not any(secret in failure.sentence for failure in batch.failures)


@pytest.mark.parametrize("name", ["gone.txt", "gone.jsonl", "gone.CSV"])
def test_a_missing_file(name: str) -> None:
    with pytest.raises(BadInput, match=f"no file {name}"):
        diaries.load(name)


def test_folders_and_other_kinds_of_files(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="is a folder"):
        diaries.load(str(tmp_path))
    (tmp_path / "d.hwp").write_bytes(b"")
    with pytest.raises(BadInput, match=r"no \.txt, \.jsonl or \.csv"):
        diaries.load(str(tmp_path / "d.hwp"))
    (tmp_path / "d.jsonl").write_bytes(b"\n \n")
    with pytest.raises(BadInput, match="holds no diary"):
        diaries.load(str(tmp_path / "d.jsonl"))


@pytest.mark.parametrize(
    "text",
    [
        "2024-06-15", "2024.6.15", "2024. 6. 15.", "2024/6/15", "2024년 6월 15일",
        "2024년6월15일 토요일", "2024.06.15 (토)", " ２０２４-６-１５ ",
    ],
)  # fmt: skip
def test_dates(text: str) -> None:
    assert diaries.parse_date(text) == dt.date(2024, 6, 15)


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("2024-02-30", "does not exist"),
        ("2024년 13월 1일", "does not exist"),
        ("0000-01-01", "does not exist"),
        ("2024-06-15 일요일", "wrong weekday: that day was a 토요일"),
        ("어제", "cannot be read"),
        ("15/6/2024", "cannot be read"),
        ("2024-06-151", "cannot be read"),
        ("24.6.15", "cannot be read"),
    ],
)
def test_bad_dates(text: str, part: str) -> None:
    with pytest.raises(BadInput, match=part):
        diaries.parse_date(text)


@pytest.mark.parametrize(
    ("word", "weather"),
    [
        ("맑음", "clear"), ("Sunny", "clear"), ("☀️", "clear"), ("흐림", "cloudy"), ("비", "rain"),
        (" 비 옴 ", "rain"), ("snow", "snow"), ("바람", "wind"), ("천둥 번개", "storm"),
    ],
)  # fmt: skip
def test_weather(word: str, weather: str) -> None:
    assert diaries.parse_weather(word) == weather


def test_one_seed_for_all(tmp_path: Path) -> None:
    batch = diaries.load(jsonl(tmp_path, {"id": "a", "text": TEXT}, "oops", {"text": TEXT}))
    assert {diary.seed for diary in diaries.with_seed(batch, 9).diaries} == {9}
    assert len(diaries.with_seed(batch, 9).failures) == 1
    assert diaries.with_seed(batch, None) is batch


@given(st.text(st.characters(), max_size=80))
def test_any_text_is_a_diary_or_one_sentence(text: str) -> None:
    rows = [json.dumps({"id": "x", "text": text, "title": text[:9], "date": text[:12]})]
    batch = diaries.load("-", io.BytesIO("\n".join(rows).encode()))
    assert len(batch.entries) == 1
    if batch.failures:
        assert sentence(batch).isprintable()


@given(st.binary(max_size=60))
def test_any_bytes_are_entries_or_one_sentence(data: bytes) -> None:
    try:
        batch = diaries.load("-", io.BytesIO(data))
    except BadInput as error:
        batch = Batch((diaries.Failure(str(error)),))
    assert batch.entries
    assert all(failure.sentence.endswith(".") for failure in batch.failures)
