# The ways to use this project; `make` alone lists them. Everything it needs goes into .venv, locked by hashes.

PYTHON ?= $(firstword $(foreach name,python3 python3.13 python3.12 python3.11 python,\
	$(shell $(name) -c 'import sys; sys.version_info >= (3, 11) and print("$(name)")' 2>/dev/null)))
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check install --quiet

# two banners about the future of MkDocs; docs/architecture.md says what it means here
export NO_MKDOCS_2_WARNING = 1
export DISABLE_MKDOCS_2_WARNING = true

.PHONY: help site zip serve test check bench validate format lock messages clean

help: ## List what can be made
	@sed -n 's/^\([a-z]*\):.*## \(.*\)/make \1\t\2/p' Makefile

site: export PDF ?= true
site: $(VENV)/.run ## Check the content and build the site into site/
	$(BIN)/mkdocs build --strict

zip: site ## Pack the site into site.zip, which opens from disk once unpacked
	$(BIN)/briefing pack site --out site.zip

serve: $(VENV)/.run ## Show the site at http://127.0.0.1:8000/, and again after every change
	$(BIN)/mkdocs serve

test: $(VENV)/.dev ## Run every test, those in a browser included
	$(BIN)/python -m pytest -n auto

check: $(VENV)/.dev ## Check the code: format, lint, types, layers
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

bench: ## Hold this generator against others on synthetic corpora; takes hours (docs/performance.md)
	$(PYTHON) -m venv build/bench
	build/bench/bin/python -m pip --disable-pip-version-check install --quiet --require-hashes -r requirements/bench.txt
	build/bench/bin/python -m pip --disable-pip-version-check install --quiet --no-deps --no-build-isolation --editable .
	build/bench/bin/python benchmarks/compare.py --write docs/performance.md

validate: ## Check the HTML of site/ with the Nu checker: make validate VNU=path/to/vnu.jar
	@test -f "$(VNU)" || { echo "Name the checker: make validate VNU=path/to/vnu.jar (npm vnu-jar)" >&2; exit 2; }
	java -jar "$(VNU)" --errors-only --skip-non-html --filterpattern '$(MATERIAL)' site

# faults of Material's own, which docs/html-validity.md lists
MATERIAL = .*(“autocomplete” is only allowed|“for” attribute of the “label”|Bad value “” for attribute “tabindex”).*

format: $(VENV)/.dev ## Format the code
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

lock: ## Renew the locked dependencies
	python3 -m venv build/uv && build/uv/bin/pip install --quiet uv
	build/uv/bin/uv pip compile $(LOCK) --extra pdf --group build --output-file requirements/run.txt
	build/uv/bin/uv pip compile $(LOCK) --extra pdf --group dev --constraint requirements/run.txt --output-file requirements/dev.txt
	build/uv/bin/uv pip compile $(LOCK) --group bench --group build --constraint requirements/run.txt --output-file requirements/bench.txt

messages: $(VENV)/.dev ## Bring the catalogs of the interface's words up to date with the sources
	mkdir -p build
	$(BIN)/pybabel --quiet extract $(EXTRACT) --output build/briefing.pot .
	for language in $(notdir $(wildcard briefing/locale/*)); do \
	  $(BIN)/pybabel --quiet update $(UPDATE) --locale $$language \
	    --output-file briefing/locale/$$language/LC_MESSAGES/briefing.po; done

EXTRACT = --mapping babel.cfg --keyword N_:1,2 --add-comments Translators: --strip-comment-tags --no-location \
  --sort-output --width 120 --project briefing
UPDATE = --domain briefing --input-file build/briefing.pot --no-fuzzy-matching --ignore-obsolete --width 120 \
  --ignore-pot-creation-date

clean: ## Remove everything that was made
	rm -rf $(VENV) site build .cache .mypy_cache .ruff_cache .pytest_cache .hypothesis

LOCK = pyproject.toml --quiet --upgrade --universal --python-version 3.11 --generate-hashes \
	--no-emit-index-url --no-emit-find-links --custom-compile-command "make lock"

$(VENV)/.run: requirements/run.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements/run.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.dev: requirements/dev.txt pyproject.toml | $(BIN)/python
	$(PIP) --require-hashes -r requirements/dev.txt
	$(PIP) --no-deps --no-build-isolation --editable .
	@touch $@

$(BIN)/python:
	@$(if $(PYTHON),:,echo "Python 3.11 or newer is needed; name it with: make PYTHON=…" >&2; exit 2)
	$(PYTHON) -m venv $(VENV)
