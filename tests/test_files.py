"""Safe names, and writes that are whole or absent."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geurim import files
from geurim.files import CannotWrite, safe_name


@pytest.mark.parametrize("name", ["a", "Day-1", "6월 15일", "3f2a9c", "일기_2.final", "v1.2"])
def test_plain_names_stay(name: str) -> None:
    assert safe_name(name) == name


@pytest.mark.parametrize(
    "name",
    [
        "../../x", "a/b", "a\\b", "..", ".", ".hidden", "CON", "con.txt", "Aux", "COM1", "a.", "a ",
        " a", "-o", "a\x00b", "a\nb", "가" * 60, "x" * 300, "album.jsonl", "Contact.png", ".geurim",
        "contact-2.png", "a~b", "a:b", "日記", "😊", "", "%2e%2e", "\ud800",
    ],
)  # fmt: skip
def test_other_names_become_safe(name: str) -> None:
    safe = safe_name(name)
    assert safe != name
    assert Path(safe).name == safe
    assert len(safe.encode()) <= 100
    assert not safe.startswith((".", "-"))


@given(st.text(max_size=40))
def test_every_name_is_one_folder(name: str) -> None:
    safe = safe_name(name)
    assert Path(safe).parts == (safe,)
    assert safe not in (".", "..")
    assert not set(safe) & set('<>:"/\\|?*')
    assert safe.isprintable()
    assert not safe.endswith((".", " "))


@given(st.text("ab~./-", max_size=5), st.text("ab~./-", max_size=5))
def test_two_names_never_meet(one: str, other: str) -> None:
    assert (safe_name(one) == safe_name(other)) == (one == other)


def test_a_stand_in_is_no_plain_name() -> None:
    assert safe_name(safe_name("a/b")) != safe_name("a/b")


def test_write_whole_replaces_in_one_step_and_leaves_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "list"
    files.write_whole(path, b"one")
    files.write_whole(path, b"two")
    assert path.read_bytes() == b"two"
    assert list(tmp_path.iterdir()) == [path]


def test_write_whole_keeps_the_old_file_when_the_disk_is_full(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "list"
    files.write_whole(path, b"one")

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(CannotWrite, match="is full; make room"):
        files.write_whole(path, b"two")
    assert path.read_bytes() == b"one"
    assert list(tmp_path.iterdir()) == [path]


def test_moving_in_never_replaces(tmp_path: Path) -> None:
    with files.output_folder(tmp_path), files.part_folder(tmp_path) as part:
        (part / "new").write_bytes(b"")
        (tmp_path / "there").mkdir()
        (tmp_path / "there" / "old").write_bytes(b"")
        (tmp_path / "file").write_bytes(b"")
        (tmp_path / "empty").mkdir()
        assert not files.move_in(part, tmp_path / "there")
        assert not files.move_in(part, tmp_path / "file")
        assert files.move_in(part, tmp_path / "empty")
    assert (tmp_path / "empty" / "new").exists()
    assert (tmp_path / "there" / "old").exists()
    assert list((tmp_path / files.HIDDEN).glob("part-*")) == []


def test_parts_of_a_dead_run_are_cleared_and_those_of_a_live_one_kept(tmp_path: Path) -> None:
    dead = tmp_path / files.HIDDEN / "part-dead"
    dead.mkdir(parents=True)
    with files.output_folder(tmp_path), files.part_folder(tmp_path) as part:
        assert not dead.exists()
        with files.output_folder(tmp_path):
            assert part.exists()


def test_output_that_is_a_file(tmp_path: Path) -> None:
    (tmp_path / "out").write_bytes(b"")
    for out in (tmp_path / "out", tmp_path / "out" / "below"):
        with pytest.raises(CannotWrite, match="is a file; name another"), files.output_folder(out):
            pass


def test_the_hidden_folder_does_not_lead_elsewhere(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / files.HIDDEN).symlink_to(tmp_path / "elsewhere")
    with (
        pytest.raises(CannotWrite, match="leads elsewhere"),
        files.output_folder(tmp_path / "out"),
    ):
        pass
    assert list((tmp_path / "elsewhere").iterdir()) == []


def test_a_locale_that_cannot_spell_a_name(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match=r"LC_ALL=C\.UTF-8"), files.writing(tmp_path):
        "한".encode("ascii")


def test_output_whose_name_is_too_long(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="too long"), files.output_folder(tmp_path / ("x" * 300)):
        pass


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="root may write everywhere")
def test_output_that_cannot_be_written(tmp_path: Path) -> None:
    tmp_path.chmod(stat.S_IRUSR | stat.S_IXUSR)
    try:
        with pytest.raises(CannotWrite, match="cannot be written"), files.output_folder(tmp_path):
            pass
    finally:
        tmp_path.chmod(stat.S_IRWXU)


@pytest.mark.parametrize(
    ("number", "part"),
    [
        (errno.ENOSPC, "is full"),
        (errno.EACCES, "cannot be written to"),
        (errno.EROFS, "cannot be written to"),
        (errno.ENAMETOOLONG, "too long"),
        (errno.EIO, "failed \\("),
    ],
)
def test_sentences(number: int, part: str) -> None:
    with pytest.raises(CannotWrite, match=part), files.writing(Path("out")):
        raise OSError(number, os.strerror(number))


def test_a_sentence_names_the_folder_that_the_user_named() -> None:
    part = Path("out") / files.HIDDEN / "part-1"
    with pytest.raises(CannotWrite, match="holds out is full"), files.writing(part):
        raise OSError(errno.ENOSPC, "")
