# demo: draw the examples · test: every test · check: format, lint, types, fast tests · bench · clean
# Nothing here needs root; everything that is installed stands in constraints.txt and goes to .venv.

PYTHON ?= python3
WORKERS ?= $(shell getconf _NPROCESSORS_ONLN 2>/dev/null || echo 2)
# Processes that `make test` spreads the tests over; 0 runs them in one.
JOBS ?= auto

BIN := .venv/bin
# --no-build-isolation: the build backend is pinned like everything else, so it comes from .venv.
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check -c constraints.txt
SOURCES := geurim tests

.PHONY: demo test check bench clean
.DEFAULT_GOAL := demo

demo: .venv/installed
	$(BIN)/geurim album examples/diaries.jsonl -o out/demo --pdf --dpi 150 --workers $(WORKERS)

test: .venv/installed-dev
	$(BIN)/python -m pytest -n $(JOBS)

check: .venv/installed-dev
	$(BIN)/ruff format --check $(SOURCES)
	$(BIN)/ruff check $(SOURCES)
	$(BIN)/basedpyright
	$(BIN)/python -m pytest -m "not slow"

bench: .venv/installed-dev
	$(BIN)/geurim bench crayon

clean:
	rm -rf .venv out build dist .pytest_cache .ruff_cache .hypothesis
	find $(SOURCES) -name __pycache__ -type d -prune -exec rm -rf {} +

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "geurim needs Python 3.11 or newer, and '$(PYTHON)' is older or missing;" \
	       "name another one: make PYTHON=python3.12" >&2; exit 1; }
	@$(PYTHON) -m venv .venv || { \
	  echo "'$(PYTHON) -m venv' failed; on Debian and Ubuntu the package python3-venv" \
	       "provides it." >&2; rm -rf .venv; exit 1; }
	$(PIP) pip hatchling editables
	@touch $@

.venv/installed: .venv/made pyproject.toml constraints.txt
	$(PIP) --no-build-isolation -e .
	@touch $@

.venv/installed-dev: .venv/installed
	$(PIP) --no-build-isolation -e '.[dev,diffusion,fast,qwen,server,train]'
	@touch $@
