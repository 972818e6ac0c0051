# Everything needed is installed into .venv/ by the targets that need it.
PYTHON ?= python3
BIN := .venv/bin
SHARED ?= ../shared

.PHONY: check-all run site test lint format rebuild check bench lock clean
.DEFAULT_GOAL := check-all

check-all: test lint          ## tests, then linters

.venv/run.stamp: requirements.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	touch $@

.venv/dev.stamp: requirements-dev.txt
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements-dev.txt
	touch $@ .venv/run.stamp

run: .venv/run.stamp          ## the whole service on http://127.0.0.1:8501
	$(BIN)/python -m service serve

SITE_URL ?= http://127.0.0.1:8000
site: .venv/run.stamp         ## plain pages, feeds and files to ./site/, for any static host at SITE_URL
	$(BIN)/python -m service site site --url $(SITE_URL)

test: .venv/dev.stamp         ## all tests; installs a browser when none is there
	sh tests/e2e/install-browser.sh
	$(BIN)/python -m pytest

lint: .venv/dev.stamp         ## ruff and mypy
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

format: .venv/dev.stamp       ## put all code into one form
	$(BIN)/ruff check --fix .
	$(BIN)/ruff format .

rebuild: .venv/run.stamp      ## data/ from the published files beside the project
	$(BIN)/python -m ingest rebuild --reports $(SHARED)/reports --reference $(SHARED)/reference

check: .venv/run.stamp        ## hold data/ against its Data Package
	$(BIN)/python -m ingest check

bench: .venv/dev.stamp        ## measured comparisons, one line each
	$(BIN)/python -m bench

lock: .venv/dev.stamp         ## pinned, hashed requirements from the .in files
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --no-header --no-emit-index-url --no-emit-find-links -o requirements.txt requirements.in
	$(BIN)/pip-compile --quiet --generate-hashes --strip-extras --allow-unsafe --no-header --no-emit-index-url --no-emit-find-links -o requirements-dev.txt requirements-dev.in

clean:                        ## remove what can be made again
	rm -rf .venv .cache .pytest_cache .mypy_cache .ruff_cache
