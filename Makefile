# Bend the Line. `make` alone lists what there is.
PYTHON ?= python3
RUN := .venv/bin/python
export NO_MKDOCS_2_WARNING := 1
# What a person has set for other Pythons stays away from ours.
unexport $(filter PYTHON% PYTEST_% PIP_DRY_RUN PIP_PREFIX PIP_PYTHON PIP_ROOT PIP_TARGET PIP_USER,$(.VARIABLES))

.DEFAULT_GOAL := help
.NOTPARALLEL:
.PHONY: for-site for-test for-successors for-bench help site offline test doctest approve figures results remeasure mutants successors serve bench lock clean

help: ## list these commands
	@awk -F ':.*## ' '/^[a-z]+:.*##/ { printf "make %-10s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

site: for-site ## set up, draw what changed, build the site into site/
	@$(RUN) -m scripts site

offline: for-site ## the site for reading without a network: bend-the-line.zip
	@$(RUN) -m scripts offline

test: for-test ## everything that is tested
	@$(RUN) -m pytest -n auto --dist worksteal -o faulthandler_timeout=600 -o faulthandler_exit_on_timeout=true

doctest: for-test ## text = code: the chapters' examples, numbers and figures
	@$(RUN) -m pytest docs snippets tests/snippets tests/content

approve: for-test ## look at what changed where no code can prove it, and approve it; PAGE=06: of one chapter
	@$(RUN) -m scripts approve $(PAGE)

figures: for-site ## only the figures that are out of date
	@$(RUN) -m scripts figures

results: for-test ## only the experiments whose results are out of date
	@$(RUN) -m scripts results

remeasure: for-test ## every experiment anew, and the pages held against it: takes minutes
	@$(RUN) -m pytest -n auto tests/weekly/experiments.py

mutants: for-test ## change one thing at a time and see whether doctest notices: takes hours
	@$(RUN) -m scripts mutants

successors: for-successors ## build the chapters with what may come after Material, and compare
	@$(RUN) -m pytest tests/weekly/successors.py

serve: for-site ## live preview: an edited snippet redraws its figures and reloads the page
	@$(RUN) -m mkdocs serve

bench: for-bench ## time the build against its floors, and let Lighthouse judge the pages
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

for-site for-test for-successors for-bench: # ask what is there, not when it came
	@test -e .venv/bin/activate && $(RUN) -Ic 'import pip, sys; sys.exit(sys.version_info < (3, 12))' 2>/dev/null || $(NEW)
	@$(RUN) -m scripts.install $(@:for-%=%)

define NEW
{ command -v $(PYTHON) >/dev/null || { echo "There is no $(PYTHON). Install Python 3.12 or newer, or name it: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 1; }; \
$(PYTHON) -c 'import sys; sys.version_info >= (3, 12) or sys.exit("Python 3.12 or newer is needed, and $(PYTHON) is " + sys.version.split()[0] + ". Install one, or name it: make PYTHON=python3.12 $(MAKECMDGOALS)")' && \
{ $(PYTHON) -c 'import ensurepip, venv' 2>/dev/null || { echo "$(PYTHON) can make no environment; on Debian and Ubuntu: apt install python3-venv"; exit 1; }; } && \
rm -rf .venv && echo $(PYTHON) -m venv .venv && $(PYTHON) -m venv .venv; }
endef
