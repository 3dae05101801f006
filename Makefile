# The two commands of the README, and what they need. Everything lands in .venv, .index
# and .lexicon.

PYTHON ?= python3
PORT ?= 8321
DOCS ?= examples/collection
INDEX ?= .index
LEXICON ?= .lexicon

BIN := .venv/bin
PIP := $(BIN)/python -m pip install --quiet --disable-pip-version-check --constraint requirements.lock
RIVAL := .venv/whoosh-2.7.4

.PHONY: run test benchmark clean

run: .venv/ready
	$(BIN)/babelfind rebuild --index "$(INDEX)" "$(DOCS)"
	test -e "$(LEXICON)" || $(BIN)/babelfind lexicon build --lexicon "$(LEXICON)" || \
	  echo "Searching without translations." >&2
	BABELFIND_LEXICON="$(LEXICON)" $(BIN)/babelfind serve --index "$(INDEX)" --port "$(PORT)"

test: .venv/ready-for-tests $(RIVAL)/ready
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	PYTHONPATH=$(RIVAL) $(BIN)/python -W ignore -c 'import whoosh; assert whoosh.__version__ == (2, 7, 4)'
	PYTHONPATH=$(RIVAL) $(BIN)/pytest tests/contract/test_engine_*.py tests/indexer/whoosh_index -W ignore
	$(BIN)/pytest --numprocesses 2

# What the scripts in benchmarks/ need beside the program itself.
benchmark: .venv/ready
	$(PIP) --editable '.[benchmark]'

.venv/made:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "babelfind needs Python 3.11 or newer; name one with: make PYTHON=python3.12 ..." >&2; exit 1; }
	$(PYTHON) -m venv .venv
	@touch $@

.venv/ready: .venv/made pyproject.toml requirements.lock
	$(PIP) --editable .
	@touch $@

.venv/ready-for-tests: .venv/ready
	$(PIP) --editable '.[test,benchmark]'
	@touch $@

# The suite of the engine also runs on the last release of the original Whoosh.
$(RIVAL)/ready: .venv/ready
	rm -rf $(RIVAL)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --target $(RIVAL) Whoosh==2.7.4
	@touch $@

clean:
	rm -rf .venv .index .lexicon
