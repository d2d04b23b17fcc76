# Two commands do everything on a fresh machine: make site, make test.
VENV ?= .venv
PYTHON ?= python3
BIN := $(VENV)/bin
STAMP := $(VENV)/.installed
export NO_MKDOCS_2_WARNING = 1

.PHONY: site serve test lint bench measure theme-shots histories evaluate lock clean

site: $(STAMP)
	$(BIN)/milaff build --strict

serve: $(STAMP)
	$(BIN)/milaff serve

test: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/browser/find_browser.py --install
	$(BIN)/pytest -n auto

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

# What builds cost, beside MkDocs with Material and Hugo; OPTIONS='--only milaff --sizes 1000'.
bench: $(VENV)/.bench
	$(BIN)/python -m tests.bench $(OPTIONS)

# What a reader's phone loads and how pages fare with axe and Lighthouse (which npm brings, for this
# alone), against the gates; OPTIONS='--quick --kinds article,home --sites reference'.
measure: $(STAMP) tests/browser/node_modules/.installed
	$(BIN)/python tests/browser/find_browser.py --install
	$(BIN)/python -m tests.browser.measure $(OPTIONS)

# Every page kind at four widths, light and dark, on one contact sheet: build/shots/sheet.png;
# OPTIONS='--kinds article,home --site FOLDER'.
theme-shots: $(STAMP)
	$(BIN)/python tests/browser/find_browser.py --install
	$(BIN)/python -m tests.browser.shots $(OPTIONS)

tests/browser/node_modules/.installed: tests/browser/package-lock.json
	cd tests/browser && npm ci --no-audit --no-fund --loglevel=error
	@touch $@

# Random edits, after each of which a build must equal a clean one; OPTIONS='--seed 7 --count 1'.
histories: $(STAMP)
	$(BIN)/python -m tests.histories $(OPTIONS)

# Recall, MRR and bytes of the search by class of query, over a folder of documents and queries (needs
# node); SIZES='1000 10000'.
evaluate: $(STAMP)
	$(BIN)/python -m tests.evaluation.search $(DATA) $(SIZES)

$(VENV)/.bench: $(STAMP)
	@if command -v uv >/dev/null 2>&1; then \
	  uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable '.[bench]'; \
	else \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[bench]'; \
	fi
	@touch $@

$(STAMP): pyproject.toml constraints.txt
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && \
	  uv pip install --quiet --python $(BIN)/python --constraint constraints.txt --editable '.[dev]'; \
	else \
	  $(PYTHON) -m venv $(VENV) && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint constraints.txt --editable '.[dev]'; \
	fi
	@touch $(STAMP)

# The versions that CI installs: the newest that pyproject.toml allows, written down.
lock: $(STAMP)
	$(BIN)/python -m pip install --quiet --upgrade --upgrade-strategy eager --editable '.[dev]'
	$(BIN)/python -m pip freeze --exclude-editable > constraints.txt

clean:
	rm -rf $(VENV) site build dist .cache .mypy_cache .ruff_cache .pytest_cache
