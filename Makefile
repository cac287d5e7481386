# Every target does its own set-up: `make test` and `make demo` work on a fresh machine with Python 3.11 or later.

PYTHON ?= python3
BIN := .venv/bin
READY := .venv/.ready

.DEFAULT_GOAL := help
.PHONY: help setup test demo bench browser office ocr lock clean

help: ## Say what can be made
	@grep -E '^[a-z]+:.*## ' $(MAKEFILE_LIST) | sed -E 's/:[^#]*## /\t/' | expand -t 10

setup: $(READY) ## Make .venv with exactly the locked packages, and chidao itself

$(READY): requirements.lock pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11) and "chidao needs Python 3.11 or later; set PYTHON=…")'
	test -x $(BIN)/pip || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps -e .
	@touch $@

test: $(READY) browser office ocr ## Lint, check types and layers, run all tests
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/pytest -n auto

demo: $(READY) ## Task lists of the sample documents: out/nhiem-vu.xlsx, out/nhiem-vu.html, one on the terminal
	$(BIN)/chidao extract corpus/documents/thong-bao-ket-luan-han-man.txt --format table
	$(BIN)/chidao extract corpus/documents -o out/nhiem-vu.xlsx
	$(BIN)/chidao extract corpus/documents -o out/nhiem-vu.html

bench: $(READY) ## Speed, against the tokeniser a user would pay for anyway
	$(BIN)/pytest tests/bench -q -s -p no:cacheprovider -o addopts=""

# The page is tested in a real browser; where we may install one and there is none, we do.
browser:
	@command -v $${CHROMIUM:-chromium} >/dev/null || [ "$$(id -u)" != 0 ] || \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends chromium; } >/dev/null

# So are Word's old files, with a real office suite.
office:
	@ls $$(dirname $$(readlink -f $$(command -v soffice || echo /))) 2>/dev/null | grep -q '^libswlo' || [ "$$(id -u)" != 0 ] || \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends libreoffice-writer-nogui antiword; } >/dev/null

# And scans, with a real Tesseract that knows Vietnamese.
ocr:
	@ls /usr/share/tesseract-ocr/*/tessdata/vie.traineddata >/dev/null 2>&1 || [ "$$(id -u)" != 0 ] || \
	  { apt-get update -qq && apt-get install -y -qq --no-install-recommends tesseract-ocr tesseract-ocr-vie; } >/dev/null

lock: ## Renew requirements.lock (needs uv)
	uv pip compile pyproject.toml --extra dev --extra notebooks --extra ocr --extra train --generate-hashes --universal --no-emit-index-url --no-header -o requirements.lock

clean: ## Remove what can be made again
	rm -rf .venv out dist build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
