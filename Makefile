SHELL := /bin/bash
.NOTPARALLEL:
.DEFAULT_GOAL := help

PY := .venv/bin/python
PORT ?= 8000
SERVE ?= 1
SPAN := --scope CB --opening 2018-11-30 --closing 2022-06-30
PYTEST := $(PY) -m pytest -n auto -m "not browser"

.PHONY: help demo test test-postgres test-browser lint bench ci lock clean

help: ## this list
	@grep -hE '^[a-z-]+:.*## ' Makefile | sed -E 's/^([a-z-]+):.*## (.*)/  make \1\t\2/' | expand -t 24

demo: export DEMO := 1
demo: ## the sample province, its report, then the portal (PORT=, DATABASE_URL=; SERVE=0 stops before serving)
	@tools/system-packages base
	@tools/venv requirements.txt
	@[ -e .env ] || { echo "Writing .env: DEMO=1, so that manage.py knows this is a trial"; echo DEMO=1 >.env; }
	$(PY) manage.py migrate --verbosity 0
	$(PY) manage.py load_demo
	@mkdir -p var/demo
	$(PY) manage.py render_report $(SPAN) --format html --output var/demo/report.html
	$(PY) manage.py render_report $(SPAN) --format pdf --output var/demo/report.pdf
ifneq ($(SERVE),0)
	@echo "http://127.0.0.1:$(PORT) (tinhdoan / doanvu-demo; Ctrl-C stops)"
	@exec $(PY) -m gunicorn config.wsgi --bind 127.0.0.1:$(PORT) --workers 2 --timeout 120 --no-control-socket
endif

test: ## all tests but the browser's, on SQLite, with the coverage gate
	@tools/system-packages base tests
	@tools/venv requirements-dev.txt
	DATABASE_URL=sqlite://:memory: $(PYTEST) --cov

test-postgres: ## the same tests on a throw-away PostgreSQL (or on DATABASE_URL)
	@tools/system-packages base tests $(if $(DATABASE_URL),,postgres)
	@tools/venv requirements-dev.txt
	tools/with-postgres $(PYTEST)

test-browser: ## the journeys in real Chromium, with accessibility checks
	@tools/system-packages base browser
	@tools/venv requirements-browser.txt
	DATABASE_URL=sqlite://:memory: $(PY) -m pytest -n auto --maxprocesses 4 -m browser tests/browser

lint: ## ruff, templates, import contracts, migrations, Django's own checks
	@tools/system-packages base
	@tools/venv requirements-dev.txt
	$(PY) -m ruff format --check .
	$(PY) -m ruff check .
	@echo "djade on templates/"
	@find templates -name '*.html' -print0 | xargs -0 -r .venv/bin/djade --check --target-version 5.2
	.venv/bin/lint-imports --no-logo
	$(TRIAL) $(PY) manage.py makemigrations --check --dry-run
	$(TRIAL) $(PY) manage.py check
	$(LIVE) $(PY) manage.py check --deploy --fail-level WARNING

lint: TRIAL := DEMO=1 DATABASE_URL=sqlite://:memory:
lint: LIVE := DEBUG=0 DEMO=0 ALLOWED_HOSTS=example.org HSTS_SECONDS=31536000 DATABASE_URL=sqlite://:memory: \
	SECRET_KEY=this-one-is-long-enough-for-the-checks-and-opens-no-door-2718281828

bench: ## the benchmark: ratios on screen and in var/bench.json
	@tools/system-packages base browser $(if $(DATABASE_URL),,postgres)
	@tools/venv requirements-dev.txt
	tools/with-postgres $(PY) -m bench

ci: lint test test-postgres test-browser ## everything CI runs

lock: ## the requirements files anew, from pyproject.toml
	@tools/system-packages base
	@tools/lock

clean: ## what make built; the database and the uploads stay
	rm -rf .venv .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	rm -rf var/demo var/static var/bench.json var/.coverage*
	find . -name __pycache__ -prune -exec rm -rf {} +
