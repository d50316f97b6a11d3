# `make run` serves the site with five cases; `make test` tests it; `make help` lists the rest.
# A machine needs Python 3.11 or newer and make; what else is missing is installed or named.

SHELL := /bin/bash
.SHELLFLAGS := -euo pipefail -c
.DEFAULT_GOAL := help
MAKEFLAGS += --no-print-directory

PYTHON ?= python3
PORT ?= 8000
VENV := .venv
TOOLS := .venv-tools
BIN := $(VENV)/bin
MANAGE := $(BIN)/python manage.py
# A worker takes over tests of one that is busy longer, and otherwise runs them in their sequence, so
# that what tests of one file share is made once. There are more workers than most machines have
# cores: each waits a third of its time for a child that lays out a paper, or for a browser.
PYTEST := $(BIN)/python -m pytest -n 4 --dist worksteal
UV := $(CURDIR)/$(BIN)/uv --quiet pip
# Two compilations make the lock (docs/decisions/0001-lock.md), in another folder when checked.
COMPILE = cd $(LOCK_IN) && $(UV) compile pyproject.toml --universal --generate-hashes --no-header
LOCK_IN ?= .

export UV_LINK_MODE := copy
# Compiled once, so that a command starts in half a second wherever Python may not write.
export UV_COMPILE_BYTECODE := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1
export PYTHONUTF8 := 1
# What was compiled is kept, or every process of tests would compile the tests again.
export PYTHONDONTWRITEBYTECODE :=

.PHONY: help setup setup-dev tools system chromium office redis machine compiled run test coverage search \
	test-postgres faults capacity check check-types check-rest format lock css vendor fonts pictures benchmark load soak fuzz-api \
	attack audit sbom clean

help:  ## list these commands
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-13s %s\n", $$1, $$2 }' Makefile

setup: $(VENV)/installed  ## make .venv/ with the locked dependencies

setup-dev: $(VENV)/installed-dev  ## the same, with what tests and checks need

# The hash of uv itself is in the lock as well: pip installs that one, and uv the rest.
$(VENV)/bootstrapped: requirements.txt
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
		echo "Python 3.11 or newer is needed and $(PYTHON) is older: make PYTHON=python3.12 $(MAKECMDGOALS)" >&2; exit 1; }
	@$(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || .ci/packages python3-venv
	@[ -x $(BIN)/python ] || $(PYTHON) -m venv $(VENV)
	@awk '/^[^ ]/ { mine = /^uv==/ } mine' requirements.txt > $(VENV)/uv.txt
	@$(BIN)/python -m pip install --quiet --require-hashes -r $(VENV)/uv.txt
	@touch $@

$(VENV)/installed: $(VENV)/bootstrapped
	@echo "Installing the locked dependencies into $(VENV)/"
	@$(UV) install --python $(BIN)/python --require-hashes -r requirements.txt
	@$(BIN)/python -m compileall -q workbench schemes appraisal reports
	@touch $@

$(VENV)/installed-dev: $(VENV)/installed requirements-dev.txt
	@echo "Installing what tests and checks need"
	@$(UV) sync --python $(BIN)/python --require-hashes requirements-dev.txt
	@touch $@

# They stand apart from the site, which none of them is loaded into.
$(TOOLS)/installed: $(VENV)/bootstrapped requirements-tools.txt
	@[ -x $(TOOLS)/bin/python ] || $(BIN)/python -m venv $(TOOLS)
	@$(UV) sync --python $(TOOLS)/bin/python --require-hashes requirements-tools.txt
	@touch $@

tools: $(TOOLS)/installed  ## make .venv-tools/ with the commands that look at the site from outside

system: setup  ## see that the libraries for PDF files are there
	@.ci/machine pdf

# What only tests need: a browser, an office, a queue.
chromium:
	@.ci/machine browser

office:
	@.ci/machine office

redis:
	@.ci/machine queue

machine: setup  ## see that the machine has all that the site and its tests need
	@.ci/machine pdf browser office queue proxy

# A process that makes a file of a paper starts in two thirds of the time, and tests start many.
compiled: setup-dev
	@$(BIN)/python -m compileall -q workbench schemes appraisal reports

run: export WORKBENCH_PLAIN_HTTP := 1
run: export WORKBENCH_THREADS := 8
run: system  ## serve the site with five cases on localhost:8000 (PORT=8001 for another)
	@mkdir -p var/static  # nothing is collected there, and the server warns without it
	@$(MANAGE) migrate --verbosity 0
	@$(MANAGE) load_demonstration
	@# The server takes the place of the shell, and so is the parent that the worker ends with.
	@$(MANAGE) worker --with-parent --verbosity 0 & exec $(BIN)/gunicorn --bind localhost:$(PORT) workbench.wsgi

# Examples are the same in every run, so that it says the same everywhere.
test: compiled machine  ## pass the whole suite (ARGS='-k word', ARGS=--shuffle=1 for another order)
	@$(PYTEST) $(ARGS)

coverage: compiled machine  ## pass it and say which branches no test takes (twice as long)
	@$(PYTEST) --cov --cov-report=term $(ARGS)

# What it finds becomes an `@example` of the test that it broke.
search: compiled system  ## look at random for what breaks a property (MINUTES=60 for longer than ten)
	@$(PYTEST) --search=$(or $(MINUTES),10) $(ARGS)

# Which they are stands in tests/both.py.
test-postgres: compiled machine  ## pass the tests that ask something of the database on PostgreSQL
	@.ci/postgres $(PYTEST) --database-only $(ARGS)

# Ten thousand saves take some minutes on each database.
load: setup-dev system  ## have many assessors save at once on both databases, ten browsers follow a meeting, and eight connections read pages (PEOPLE=50 RATINGS=200 FORMS=5 PAGES=800)
	@folder=$$(mktemp -d); trap 'rm -rf "$$folder"' EXIT; \
		WORKBENCH_PLAIN_HTTP=1 WORKBENCH_SQLITE="$$folder/load.sqlite3" $(BIN)/python -m tests.load.load; \
		WORKBENCH_PLAIN_HTTP=1 WORKBENCH_SQLITE="$$folder/live.sqlite3" $(BIN)/python -m tests.load.following
	@WORKBENCH_PLAIN_HTTP=1 .ci/postgres $(BIN)/python -m tests.load.load
	@WORKBENCH_PLAIN_HTTP=1 .ci/postgres $(BIN)/python -m tests.load.reading

# The types take as long as all the rest, and another core.
check: setup-dev  ## everything CI checks besides the tests
	@$(MAKE) --jobs=2 --output-sync=target check-types check-rest

check-types: setup-dev
	$(BIN)/mypy .

check-rest: setup-dev
	@.ci/lock-matches
	$(BIN)/ruff format --check --quiet .
	$(BIN)/ruff check --quiet .
	$(BIN)/lint-imports --no-logo
	$(BIN)/djlint --lint --quiet templates
	@.ci/rules
	WORKBENCH_PLAIN_HTTP=1 $(MANAGE) makemigrations --check --dry-run
	@.ci/deployment

format: setup-dev  ## write the code in its one format
	$(BIN)/ruff check --quiet --fix .
	$(BIN)/ruff format --quiet .

lock: setup  ## write requirements*.txt from pyproject.toml (UPGRADE=1 for newer releases)
	@$(COMPILE) $(if $(UPGRADE),--upgrade) -o requirements.txt
	@$(COMPILE) $(if $(UPGRADE),--upgrade) --group dev -c requirements.txt -o requirements-dev.txt
	@$(subst pyproject.toml,--group tools,$(COMPILE)) $(if $(UPGRADE),--upgrade) -o requirements-tools.txt

css:  ## compile the style sheet anew (needs npm; versions as in docs/vendor.md)
	npm install --silent --prefix var/npm --no-save govuk-frontend@6.6.0 sass@1.108.2
	var/npm/node_modules/.bin/sass --no-source-map --style=compressed --quiet-deps \
		--load-path=var/npm/node_modules static/css/site.scss static/css/site.css
	@# Each colour is set for the whole page: what stands in for it in every rule is never used.
	sed -E -i 's/var\((--govuk-[a-z-]+), ?#[0-9a-f]+\)/var(\1)/g' static/css/site.css

# The toolbar as it is, smaller; what makes Markdown of pasted text as one module, which pages load
# when somebody pastes.
vendor: EDITOR := @github/markdown-toolbar-element@2.2.3 turndown@7.2.5 @joplin/turndown-plugin-gfm@1.0.68
vendor:  ## pack the editor's libraries anew (needs npm; versions as in docs/vendor.md)
	npm install --silent --prefix var/npm --no-save esbuild@0.28.2 $(EDITOR)
	cd var/npm && node_modules/.bin/esbuild node_modules/@github/markdown-toolbar-element/dist/index.js \
		--bundle --minify --format=iife --outfile=../../static/vendor/markdown-toolbar.js
	cd var/npm && printf '%s\n' 'export { default as TurndownService } from "turndown";' \
		'export { tables } from "@joplin/turndown-plugin-gfm";' \
		| node_modules/.bin/esbuild --bundle --minify --format=esm --outfile=../../static/vendor/turndown.js
	cp var/npm/node_modules/@github/markdown-toolbar-element/LICENSE static/vendor/markdown-toolbar-LICENSE.txt
	cp var/npm/node_modules/turndown/LICENSE static/vendor/turndown-LICENSE.txt
	cp var/npm/node_modules/@joplin/turndown-plugin-gfm/LICENSE static/vendor/turndown-plugin-gfm-LICENSE.txt

# The typeface as its makers have it, with a plain nought.
fonts: setup  ## fetch the typeface anew (needs npm; versions as in docs/vendor.md)
	npm install --silent --prefix var/npm --no-save @fontsource/atkinson-hyperlegible-next@5.3.0
	for part in latin latin-ext; do for weight in 400 700; do \
		cp var/npm/node_modules/@fontsource/atkinson-hyperlegible-next/files/atkinson-hyperlegible-next-$$part-$$weight-normal.woff2 \
			static/fonts/atkinson-hyperlegible-next-$$part-$$weight.woff2; done; done
	$(BIN)/python .ci/plain_nought.py static/fonts/*-latin-400.woff2 static/fonts/*-latin-700.woff2

pictures: setup-dev system chromium  ## take the pictures of README.md and docs/ anew, of the demonstration
	@$(BIN)/python -m tests.pictures.take

soak: setup-dev system  ## work on the site for ten minutes on PostgreSQL and see that nothing grows (MINUTES=60)
	@WORKBENCH_PLAIN_HTTP=1 .ci/postgres $(BIN)/python -m tests.load.soak

fuzz-api: setup-dev tools  ## try the read API against its own description (EXAMPLES=500 for more of each address)
	@$(BIN)/python -m tests.reports.api.fuzzing $(EXAMPLES)

# Each says in a line at the end what came of it.
faults: compiled machine  ## kill, stop and fill what the site runs on, with both databases (ARGS='-k disk')
	@.ci/machine clock
	@$(BIN)/python -m pytest -q --faults tests/faults $(ARGS)
	@.ci/postgres $(BIN)/python -m pytest -q --faults tests/faults $(ARGS)

capacity: setup-dev  ## fill a PostgreSQL with councils and measure how it grows (COUNCILS="1 10")
	@.ci/postgres $(BIN)/python -m tests.benchmarks.councils $(or $(COUNCILS),1 10)

attack: setup-dev system  ## attack the site over HTTP with thousands of requests; nothing may be reached
	@$(BIN)/python -m tests.attack.run

audit: tools  ## look up known weaknesses of what is locked (ADVISORIES=all.zip without a network)
	@$(TOOLS)/bin/python .ci/audit.py $(ADVISORIES)

sbom: tools  ## list what is locked in var/sbom.json, as CycloneDX
	@mkdir -p var
	@$(TOOLS)/bin/cyclonedx-py requirements requirements.txt --pyproject pyproject.toml \
		--output-format JSON --output-file var/sbom.json
	@$(BIN)/python -c 'import json; parts = json.load(open("var/sbom.json"))["components"]; \
		print(f"{len(parts)} components in var/sbom.json"); assert len(parts) > 40'

benchmark: setup-dev system chromium office  ## measure what should be fast (ARGS=portfolios for one group)
	@$(BIN)/python -m tests.benchmarks.measure $(ARGS)

clean:  ## remove what the commands made, but not the data in var/
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .hypothesis .import_linter_cache .coverage htmlcov
