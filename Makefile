# Everything needed is installed into .venv/ by the targets that need it.
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: check-all run site test test-fast lint format rebuild check bench lock clean
.DEFAULT_GOAL := check-all

check-all: test lint          ## tests, then linters

# uv installs a tenth of a gigabyte in seconds where pip takes most of a minute; Apache-2.0/MIT
INSTALL = $(BIN)/uv pip install --quiet --python $(BIN)/python --require-hashes

.venv/uv.stamp: requirements-uv.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-uv.txt
	touch $@

.venv/run.stamp: requirements.txt .venv/uv.stamp
	$(INSTALL) -r requirements.txt
	touch $@

.venv/dev.stamp: requirements-dev.txt .venv/uv.stamp
	$(INSTALL) -r requirements-dev.txt
	touch $@ .venv/run.stamp

run: .venv/run.stamp          ## the whole service on http://127.0.0.1:8501
	$(BIN)/python -m service serve

SITE_URL ?= http://127.0.0.1:8000
site: .venv/run.stamp         ## plain pages, feeds and files to ./site/, for any static host at SITE_URL
	$(BIN)/python -m service site site --url $(SITE_URL)

# files with slow tests first, as tests/conftest.py sorts them
WORKERS = -n 2 --dist loadfile --no-loadscope-reorder

test: .venv/dev.stamp         ## all tests; installs a browser if there is none
	sh tests/e2e/install-browser.sh
	$(BIN)/python -m pytest $(WORKERS)

test-fast: .venv/dev.stamp    ## the tests of the daily loop: no browser, no server, no published reports
	$(BIN)/python -m pytest $(WORKERS) -m "not corpus and not live and not slow"

lint: .venv/dev.stamp         ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/dev.stamp       ## format all code
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

rebuild: .venv/run.stamp      ## rebuild data/ from the published files beside the project
	$(BIN)/python -m ingest rebuild --reports $(SHARED)/reports --reference $(SHARED)/reference

check: .venv/run.stamp        ## check data/ against its Data Package
	$(BIN)/python -m ingest check

bench: .venv/dev.stamp        ## measured comparisons, one line each
	$(BIN)/python -m bench

LOCK = $(BIN)/uv pip compile --quiet --generate-hashes --no-header --no-emit-index-url --no-emit-find-links --python-version 3.11
lock: .venv/uv.stamp          ## pin and hash the requirements of the .in files
	$(LOCK) -o requirements-uv.txt requirements-uv.in
	$(LOCK) -o requirements.txt requirements.in
	$(LOCK) -o requirements-dev.txt requirements-dev.in

clean:                        ## remove everything that can be rebuilt
	rm -rf .venv .cache .pytest_cache .mypy_cache .ruff_cache
