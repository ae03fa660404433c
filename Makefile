# `make run` opens the window; `make test` passes everything. Both set up their own environment in .venv first.
PYTHON ?= python3
VENV := .venv
PY := $(VENV)/bin/python
STAMP := $(VENV)/.ready
export PYTHONUTF8 := 1
export PIP_DISABLE_PIP_VERSION_CHECK := 1

.PHONY: run test lint types bench outside shots wheel fonts translations clean help

help:
	@echo "make run    open the window on the starter library (without a display: render it, export the demo PDF)"
	@echo "make test   format, lint, types and every test"
	@echo "also: lint types bench outside shots wheel fonts translations clean"

$(STAMP): requirements.lock requirements-dev.lock
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { echo "Diptych needs Python 3.11 or newer; $(PYTHON) is older. Say which one to use: make PYTHON=python3.12 run"; exit 3; }
	@test -x $(PY) || $(PYTHON) -m venv $(VENV) || { echo "This Python cannot make an environment. On Debian or Ubuntu: apt install python3-venv"; exit 3; }
	$(PY) -m pip install --quiet --require-hashes -r requirements-dev.lock
	@touch $@

run: $(STAMP)
	@$(PY) packaging/run.py

test: $(STAMP) lint types
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -n 2 --dist loadgroup --max-worker-restart 0 \
		-o faulthandler_timeout=900 -o faulthandler_exit_on_timeout=true

lint: $(STAMP)
	$(VENV)/bin/ruff format --check --quiet .
	$(VENV)/bin/ruff check --quiet .

types: $(STAMP)
	$(VENV)/bin/mypy

bench: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(PY) -m pytest -q -s -m bench tests

outside: $(STAMP)
	$(PY) -m pytest -q -m outside tests

shots: $(STAMP)
	QT_QPA_PLATFORM=offscreen $(PY) packaging/shots.py

wheel: $(STAMP)
	$(PY) -m build --wheel --no-isolation

fonts: $(STAMP)
	$(PY) packaging/fonts.py

translations: $(STAMP)
	$(PY) packaging/translations.py

clean:
	rm -rf $(VENV) dist build .pytest_cache .mypy_cache .ruff_cache
