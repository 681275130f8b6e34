# `make demo` plays a whole meeting, `make test` and `make pages` run every test.
# Each builds the environment it needs: with uv where it is installed, else with venv and pip.
SHELL := /bin/bash
PYTHON ?= python3
VENV := .venv
RUN := $(VENV)/bin
STAMP := $(VENV)/.installed

# `make rehearse` lets a new moderator practise in a browser.
.PHONY: demo rehearse test pages gates bench long lock run clean

demo: $(STAMP)
	$(RUN)/jajak rehearse --out out/demo

rehearse: $(STAMP)
	$(RUN)/jajak rehearse --phones

# Seven processes import every test: what one of them compiled the others take, whatever the shell says of bytecode.
test: $(STAMP)
	PYTHONDONTWRITEBYTECODE= $(RUN)/python -m pytest -m "not long and not page" -n 7 --dist loadfile --no-loadscope-reorder
	@echo "Belum diperiksa: layar dan latihan (make pages). / Not examined here: screen and training (make pages)."

# What is seen in a browser, and the training with its pages. Few at a time: each has a browser, a service, or both.
pages: $(STAMP)
	PYTHONDONTWRITEBYTECODE= $(RUN)/python -m pytest -m "page and not long" -n 3 --dist loadfile tests/browser tests/bot

gates: $(STAMP)
	$(RUN)/ruff check .
	$(RUN)/ruff format --check .
	$(RUN)/mypy
	$(RUN)/lint-imports

bench: $(STAMP)
	$(RUN)/python -m bench

long: $(STAMP)
	$(RUN)/python -m pytest -m long --timeout 3600

run: $(STAMP)
	$(RUN)/jajak run

$(STAMP): pyproject.toml requirements.lock
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) $(VENV) && \
	  uv pip install --quiet --python $(RUN)/python --require-hashes -r requirements.lock && \
	  uv pip install --quiet --python $(RUN)/python --no-deps -e . ; \
	else \
	  $(PYTHON) -m venv $(VENV) && \
	  $(RUN)/python -m pip install --quiet --require-hashes -r requirements.lock && \
	  $(RUN)/python -m pip install --quiet --no-deps -e . ; \
	fi
	@touch $(STAMP)

# Writes the lock anew from pyproject.toml: every package with its hashes, no registry address.
lock:
	uv export --quiet --no-emit-project --all-extras --format requirements-txt --no-header --output-file requirements.lock
	@sed -i '/^--/d' requirements.lock

clean:
	rm -rf $(VENV) out
