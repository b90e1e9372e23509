"""Weights are known by their content; a file that holds none is one sentence."""

from __future__ import annotations

import json
import pickle
import struct
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import save

from geurim.errors import BadInput, GeurimError, Missing
from geurim.weights import load, load_file

GOOD = save({"a": np.arange(6, dtype=np.int8).reshape(2, 3)})


def of_type(name: str) -> bytes:
    header = json.dumps({"a": {"dtype": name, "shape": [2], "data_offsets": [0, 4]}}).encode()
    return struct.pack("<Q", len(header)) + header + b"\0" * 4


def test_any_name_will_do(tmp_path: Path) -> None:
    path = tmp_path / "tables.bin"
    path.write_bytes(GOOD)
    assert load_file(path)["a"].tolist() == [[0, 1, 2], [3, 4, 5]]


def test_shipped_tables_are_there() -> None:
    assert "hashes" in load("reader")


@pytest.mark.parametrize(
    "content",
    [b"", GOOD[:-1], GOOD[:20], GOOD + b"x", b"{}", pickle.dumps({"a": [1]}), b"PK\3\4" * 20,
     of_type("BF16"), of_type("nonsense")],
    ids=["empty", "truncated", "header-cut", "too-long", "json", "pickle", "zip", "bfloat16",
         "type"],
)  # fmt: skip
def test_other_files_are_refused_in_one_sentence(content: bytes, tmp_path: Path) -> None:
    path = tmp_path / "reader.safetensors"
    path.write_bytes(content)
    said = refused(path)
    assert isinstance(said, BadInput)
    assert said.exit_code == 2
    assert "name another" in str(said)


def test_no_file_is_missing(tmp_path: Path) -> None:
    said = refused(tmp_path / "none.safetensors")
    assert isinstance(said, Missing)
    assert said.exit_code == 3


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    assert isinstance(refused(tmp_path), BadInput)


def refused(path: Path) -> GeurimError:
    with pytest.raises(GeurimError) as caught:
        load_file(path)
    said = str(caught.value)
    assert str(path) in said
    assert "\n" not in said
    assert said.endswith(".")
    return caught.value


def test_a_file_where_a_folder_should_be_is_named(tmp_path: Path) -> None:
    (tmp_path / "tables").write_bytes(b"")
    with pytest.raises(BadInput, match="tables is a file; name the folder"):
        load_file(tmp_path / "tables" / "reader.safetensors")
