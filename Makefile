# Every command of the project. Nothing is needed before them but Python 3.11+ and make.
# Without make (Windows): CONTRIBUTING.md has the same three commands by hand.

ifeq ($(OS),Windows_NT)
  BOOT := python
  BIN := .venv/Scripts
else
  BOOT := python3
  BIN := .venv/bin
endif
PYTHON := $(BIN)/python
READER := $(PYTHON) -m reader
UV := 0.13.8

# What a machine without a display gets a picture of.
ARTICLE ?= deepseek/mla
ifeq ($(shell uname -s),Linux)
  XVFB := xvfb-run --auto-servernum --server-args="-screen 0 1600x1200x24"
  ifeq ($(DISPLAY)$(WAYLAND_DISPLAY),)
    NO_DISPLAY := yes
  endif
endif

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev run watch pictures test check unit archive ui e2e bench package cores fonts lock clean
.NOTPARALLEL:

help:  ## say what there is
	@sed -n 's/^\([a-z0-9-]*\):.*  ## /  make \1	/p' Makefile | expand -t 20

setup: .venv/ready-to-run  ## make .venv and install what the reader needs
setup-dev: .venv/ready-to-dev  ## the same, with what the tests need

# setup.py leaves these stamps, so that a second `make run` starts at once.
.venv/ready-to-run: packaging/setup.py packaging/requirements.txt
	@$(BOOT) packaging/setup.py
.venv/ready-to-dev: packaging/setup.py packaging/requirements-dev.txt
	@$(BOOT) packaging/setup.py --dev

run: setup  ## build the library and open the window (no display: build/reader.png)
	@$(READER) build || [ $$? -eq 1 ]  # 1: faults were found, and the rest still opens
ifdef NO_DISPLAY
	@echo "There is no display here (DISPLAY and WAYLAND_DISPLAY are unset), so this is a picture of the window:"
	@QT_QPA_PLATFORM=offscreen $(READER) screenshot $(ARTICLE) build/reader.png --whole-window
	@echo "$(CURDIR)/build/reader.png"
else
	@$(READER)
endif

watch: setup  ## for authors: rebuild what changes and show it in the window
	@$(READER) watch

test: check unit archive ui e2e  ## every check and every test, cheapest first

check: setup-dev  ## the checks that run nothing: format, lint, types, imports
	@$(PYTHON) -m ruff format --check .
	@$(PYTHON) -m ruff check .
	@$(PYTHON) -m mypy
	@$(BIN)/lint-imports --no-logo

unit: setup-dev  ## the tests without Qt
	@$(PYTHON) -m pytest -q -n auto -p no:pytest-qt tests/unit

archive: setup-dev  ## the checker of the archive, strict: content/checks.md explains the codes
	@$(READER) check --strict

ui: setup-dev  ## the tests of the window, offscreen
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest -q -n auto tests/ui

e2e: setup-dev  ## the program as a process, on a display of its own
	@$(XVFB) $(PYTHON) -m pytest -q tests/e2e

bench: setup-dev  ## measure start, opening, search, building, checking, memory: a table and JSON in build/
	@$(PYTHON) tests/bench/run.py

pictures: setup  ## take README's pictures of the window anew
	@QT_QPA_PLATFORM=offscreen $(PYTHON) packaging/pictures.py

package: setup-dev  ## make what people download for this system, in dist/
	@QT_QPA_PLATFORM=offscreen $(PYTHON) packaging/build.py

cores: setup-dev  ## make the small Chinese fonts anew, for the characters of new articles
	@$(PYTHON) packaging/fonts.py --cores

fonts: setup-dev  ## make resources/fonts/ anew (needs npm and three Debian packages)
	@$(PYTHON) packaging/fonts.py

# The second file holds the first to the letter, so that one of them is enough to install.
LOCK = $(PYTHON) -m uv pip compile --quiet --no-config --universal --python-version 3.11 \
	--generate-hashes --no-emit-index-url --no-header --no-annotate pyproject.toml
lock: setup-dev  ## bring both lock files up to date
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check uv==$(UV)
	@$(LOCK) --upgrade --output-file packaging/requirements.txt
	@$(LOCK) --upgrade --group dev --constraint packaging/requirements.txt \
		--output-file packaging/requirements-dev.txt

clean:  ## remove build/ and the tools' caches (rm -rf .venv for the rest)
	@rm -rf build .pytest_cache .mypy_cache .ruff_cache .import_linter_cache .hypothesis
	@find . -path ./.venv -prune -o -name __pycache__ -type d -exec rm -rf {} +
