# Everything here also works in a folder whose path has spaces, and without a network once installed.
.DEFAULT_GOAL := help
.SUFFIXES:
MAKEFLAGS += --no-builtin-rules
PYTHON_IN_VENV := .venv/bin/python

# Given to the command behind the target: make run ARGS="--port 9000", make test ARGS="-k clock".
ARGS ?=
# Which benches to run: all of them, or names (make bench BENCH="startup stops").
BENCH ?=

.PHONY: help install install-dev browser run test check format bench lock messages

help: ## Show this list
	@echo "Guide de visite: what make can do here"
	@echo
	@sed -n 's/^\([a-z-]*\):[^#]*## \(.*\)$$/  make \1|\2/p' Makefile | awk -F'|' '{ printf "%-18s %s\n", $$1, $$2 }'
	@echo
	@echo "  ARGS=\"…\" is handed on: make run ARGS=\"--port 9000\", make test ARGS=\"-k clock\""

install: ## Install the guide into .venv (Python 3.11 or newer)
	@sh tools/install.sh

install-dev:
	@sh tools/install.sh dev

browser: install-dev
	@$(PYTHON_IN_VENV) -m tests.e2e.chromium

run: install ## Open the guide in the browser
	@.venv/bin/visit-guide run $(ARGS)

test: install-dev browser ## Run all tests (installs a browser when there is none)
	@$(PYTHON_IN_VENV) tools/run_tests.py $(ARGS)

check: install-dev browser ## Run everything that must pass: style, types, imports, content, messages, tests
	$(PYTHON_IN_VENV) -m ruff format --check .
	$(PYTHON_IN_VENV) -m ruff check .
	$(PYTHON_IN_VENV) -m mypy
	.venv/bin/lint-imports --no-logo
	.venv/bin/visit-guide check --strict content
	$(PYTHON_IN_VENV) tools/messages.py --check
	$(PYTHON_IN_VENV) tools/run_tests.py $(ARGS)

format: install-dev ## Put the code into the house style
	@$(PYTHON_IN_VENV) -m ruff format .
	@$(PYTHON_IN_VENV) -m ruff check --fix .

bench: install-dev browser ## Measure speed and print tables (BENCH="startup" for some only)
	@$(PYTHON_IN_VENV) -m bench.run $(BENCH)

lock: install-dev ## Choose the newest allowed versions of all packages and write constraints.txt
	@$(PYTHON_IN_VENV) tools/lock.py

messages: install-dev ## Collect the texts to translate and compile the translations
	@$(PYTHON_IN_VENV) tools/messages.py
