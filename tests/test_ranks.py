"""Imports run one way: no module imports one above it, and the wings are blind to each other."""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

import geurim

ROOT = Path(geurim.__file__).parent

LAYERS: tuple[tuple[str, ...], ...] = (
    ("errors", "emotion", "records", "vocabulary"),
    (
        "seams",
        "choices",
        "settings",
        "llm",
        "ink",
        "files",
        "processes",
        "diaries",
        "report",
        "corrections",
        "weights",
    ),
    ("read", "direct", "crayon", "diffusion", "recognise", "page"),
    ("studio", "album", "folder", "contact"),
    ("data", "train", "evaluate", "serve", "scale"),
    ("build",),
    ("experiment",),
    ("cli",),
    ("__main__",),
)
RANK = {room: rank for rank, rooms in enumerate(LAYERS) for room in rooms}
# Rooms of these layers never import one another; they meet in records or in files.
BLIND = {2, 4}
ALLOWED = {("train", "data")}
# Importing any of these at the top of a module would make every start heavy or need an extra.
LAZY = {"torch", "numba", "scipy", "transformers", "llguidance", "openai"}
# Modules that need an extra as a whole; nobody may import them at the top either.
WHOLE = {"geurim.ink.compiled": "numba"}


def modules() -> list[Path]:
    return sorted(ROOT.rglob("*.py"))


def room(path: Path) -> str:
    """The name below ``geurim`` that the ranks speak of; empty for the package itself."""
    first = path.relative_to(ROOT).parts[0].removesuffix(".py")
    return "" if first == "__init__" else first


def imported(tree: ast.AST) -> Iterator[str]:
    """Full names of everything that ``tree`` imports, at the top or inside a function."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            if node.module == "geurim":
                yield from (f"geurim.{alias.name}" for alias in node.names)
            else:
                yield node.module


def rooms_imported(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = (name.split(".") for name in imported(tree))
    found = {parts[1] for parts in names if parts[0] == "geurim" and len(parts) > 1}
    return {name for name in found if not name.startswith("__")}


@pytest.mark.parametrize("path", modules(), ids=lambda path: str(path.relative_to(ROOT)))
def test_imports_run_one_way(path: Path) -> None:
    here = room(path)
    if not here:
        assert rooms_imported(path) == set()
        return
    assert here in RANK, f"geurim/{here} has no rank yet: give it one in LAYERS"
    for there in rooms_imported(path) - {here}:
        assert there in RANK, f"{path} imports geurim.{there}, which has no rank"
        assert RANK[there] <= RANK[here], f"{path} imports geurim.{there}, which stands above it"
        if RANK[there] == RANK[here] and RANK[here] in BLIND:
            assert (here, there) in ALLOWED, f"geurim.{here} and geurim.{there} are blind wings"


def test_heavy_packages_are_imported_where_they_are_used() -> None:
    for path in modules():
        tree = ast.parse(path.read_text(encoding="utf-8"))
        nodes = [node for node in tree.body if isinstance(node, ast.Import | ast.ImportFrom)]
        names = set(imported(ast.Module(list[ast.stmt](nodes), [])))
        own = ".".join(path.relative_to(ROOT.parent).with_suffix("").parts)
        heavy = {name.split(".")[0] for name in names} & LAZY - {WHOLE.get(own)}
        assert not heavy | (names & WHOLE.keys()), f"{path} imports something heavy at its top"


def test_only_declared_packages_are_imported() -> None:
    light = {
        "numpy",
        "PIL",
        "typer",
        "rich",
        "safetensors",
        "numba",
        "torch",
        "llguidance",
        "openai",
    }
    known = light | set(sys.stdlib_module_names) | {"geurim"}
    for path in modules():
        names = {name.split(".")[0] for name in imported(ast.parse(path.read_text("utf-8")))}
        assert names <= known, f"{path} imports {sorted(names - known)}, which is not a dependency"
