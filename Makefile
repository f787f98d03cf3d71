# Bend the Line. `make` alone lists what there is.
PYTHON ?= python3
RUN := .venv/bin/python
READY := .venv/site node_modules/.package-lock.json
export NO_MKDOCS_2_WARNING := 1
# What a person has set for other Pythons stays away from ours.
unexport $(filter PYTHON% PYTEST_% PIP_DRY_RUN PIP_PREFIX PIP_PYTHON PIP_ROOT PIP_TARGET PIP_USER,$(.VARIABLES))

.DEFAULT_GOAL := help
.PHONY: help site offline test doctest approve figures results remeasure mutants successors serve bench lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*##/ { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: $(READY) ## set up, draw what changed, build the site into site/
	@$(RUN) -m scripts site

offline: $(READY) ## the site for reading without a network: bend-the-line.zip
	@$(RUN) -m scripts offline

test: .venv/test $(READY) ## everything that is tested
	@$(RUN) -m pytest -n auto --dist worksteal

doctest: .venv/test $(READY) ## text = code: the chapters' examples, numbers and figures
	@$(RUN) -m pytest docs snippets tests/snippets tests/content

approve: .venv/test $(READY) ## look at what changed where no code can prove it, and approve it; PAGE=06: of one chapter
	@$(RUN) -m scripts approve $(PAGE)

figures: $(READY) ## only the figures that are out of date
	@$(RUN) -m scripts figures

results: .venv/test $(READY) ## only the experiments whose results are out of date
	@$(RUN) -m scripts results

remeasure: .venv/test $(READY) ## every experiment anew, and the pages held against it: takes minutes
	@$(RUN) -m pytest -n auto tests/weekly/experiments.py

mutants: .venv/test $(READY) ## change one thing at a time and see whether doctest notices: takes hours
	@$(RUN) -m scripts mutants

successors: .venv/successors $(READY) ## build the chapters with what may come after Material, and compare
	@$(RUN) -m pytest tests/weekly/successors.py

serve: $(READY) ## live preview: an edited snippet redraws its figures and reloads the page
	@.venv/bin/mkdocs serve

bench: .venv/bench $(READY) ## time the build against its floors, and let Lighthouse judge the pages
	@$(RUN) -m scripts bench

lock: ## write the lock files anew from pyproject.toml and package.json (needs uv)
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml -o requirements.lock
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header pyproject.toml --group test -c requirements.lock -o requirements-test.lock
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --group successors -c requirements-test.lock -o requirements-successors.lock
	uv pip compile -q --universal --generate-hashes --no-emit-index-url --no-annotate --no-header --group node -o requirements-node.lock
	npm install --package-lock-only --ignore-scripts

clean: ## back to a fresh clone
	rm -rf .venv .cache node_modules site bend-the-line.zip
	find . -name __pycache__ -prune -exec rm -rf {} +

.venv/bin/python:
	@$(PYTHON) -c 'import sys; sys.version_info >= (3, 12) or sys.exit("Python 3.12 or newer is needed, and $(PYTHON) is " + sys.version.split()[0] + ". Install one, or name it: make PYTHON=python3.12 $(MAKECMDGOALS)")'
	$(PYTHON) -m venv .venv

.venv/site: requirements.lock | .venv/bin/python
	$(RUN) -m pip install -q --disable-pip-version-check --require-hashes -r requirements.lock
	@touch $@

node_modules/.package-lock.json: package-lock.json requirements-node.lock scripts/node.py | .venv/site
	$(RUN) -m scripts.node
	@touch $@

.venv/test: requirements-test.lock node_modules/.package-lock.json
	$(RUN) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-test.lock
	$(RUN) -m scripts.node test
	@touch node_modules/.package-lock.json $@

.venv/successors: requirements-successors.lock .venv/test
	$(RUN) -m pip install -q --disable-pip-version-check --require-hashes -r requirements-successors.lock
	@touch $@

.venv/bench: .venv/test
	$(RUN) -m scripts.node bench
	@touch node_modules/.package-lock.json .venv/test $@
