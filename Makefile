# Everything a person or CI does with Debrief. `make run` and `make test` need only Python and make.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ARGS ?=

.PHONY: run test lint fix bench docs screenshots model evaluate clean

run: $(VENV)/.run
	@$(BIN)/debrief serve $(ARGS)

test: $(VENV)/.dev
	@$(PYTHON) tools/browser.py
	@$(BIN)/python -m pytest -n 2 $(ARGS)

lint: $(VENV)/.dev
	@$(BIN)/ruff check src tests benchmarks tools training
	@$(BIN)/ruff format --check src tests benchmarks tools training
	@DEBRIEF_DATA=$(VENV)/data $(BIN)/mypy
	@$(BIN)/lint-imports
	@$(BIN)/debrief handbook check
	@$(BIN)/python tools/docs.py --check

fix: $(VENV)/.dev
	@$(BIN)/ruff check --fix src tests benchmarks tools training
	@$(BIN)/ruff format src tests benchmarks tools training

bench: $(VENV)/.dev
	@$(BIN)/python -m benchmarks $(ARGS)

docs: $(VENV)/.dev
	@$(BIN)/python tools/docs.py

screenshots: $(VENV)/.dev
	@$(BIN)/python tools/screenshots.py

model:
	@$(PYTHON) tools/model.py $(ARGS)

evaluate: $(VENV)/.dev
	@$(BIN)/python -m training.evaluation $(ARGS)

clean:
	rm -rf $(VENV) .model .pytest_cache .mypy_cache .ruff_cache

$(VENV)/.made:
	@$(PYTHON) tools/environment.py $(VENV)
	@touch $@

$(VENV)/.run: $(VENV)/.made pyproject.toml
	@$(BIN)/python -m pip install --quiet --disable-pip-version-check --editable .
	@touch $@

$(VENV)/.dev: $(VENV)/.run pyproject.toml
	@$(BIN)/python tools/environment.py --dev $(VENV)
	@touch $@
