# Every target does its own set-up: `make test` and `make demo` work on a fresh machine with Python 3.11 or later.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup test demo bench lock clean

help: ## Say what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

setup: $(READY) ## Make .venv with exactly the locked packages, and chidao itself

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "chidao needs Python 3.11 or later; set PYTHON=…")'
	test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

test: $(READY) ## Lint, check types and layers, run all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

demo: $(READY) ## The task list of the sample documents: as out/nhiem-vu.xlsx and on the terminal
	$(BIN)/chidao extract corpus/documents --format table
	$(BIN)/chidao extract corpus/documents -o out/nhiem-vu.xlsx

bench: $(READY) ## Speed, against the tokeniser a user would pay for anyway
	$(BIN)/pytest tests/bench -q -s -p no:cacheprovider -o addopts=""

lock: ## Renew requirements.lock (needs uv)
	uv pip compile pyproject.toml --extra dev --extra notebooks --generate-hashes --universal --no-emit-index-url --no-header -o requirements.lock

clean: ## Remove what can be made again
	rm -rf .venv out dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
