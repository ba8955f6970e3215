# Le fil : « make run » montre la plateforme, « make test » passe tous les essais. « make » les nomme tous.

PYTHON ?= python3
VENV_PYTHON = .venv/bin/python
# Compiled once, Django and Wagtail start three times faster.
unexport PYTHONDONTWRITEBYTECODE
.DEFAULT_GOAL := aide
.PHONY: aide run dev demo-vide test lint test-sqlite test-postgres test-navigateur test-wagtail8 captures lighthouse bench bench-recherche messages clean installer installer-test

aide:
	@echo "make run              installe, remplit la démonstration et sert Le fil sur http://127.0.0.1:8000/"
	@echo "make demo-vide        la même chose sans contenu : votre réseau commence ici"
	@echo "make dev              le serveur de développement, qui relit le code quand il change"
	@echo "make test             tous les essais : lint, test-sqlite, test-postgres, test-navigateur, test-wagtail8"
	@echo "make captures         refait les images de la documentation (docs/captures.md)"
	@echo "make messages         relève les phrases de l’interface dans les catalogues à traduire (site/socle/locale)"
	@echo "make lighthouse       mesure les douze pages avec Lighthouse (il faut npm) et tient docs/mesures.md"
	@echo "make bench            mesure le répertoire à dix mille fiches et une séance de trente écrans, et tient docs/mesures.md"
	@echo "make bench-recherche  mesure la recherche à mille, vingt mille et cent mille entrées, et tient docs/mesures.md"
	@echo "make clean            efface ce qui a été installé, garde ce qui a été écrit (var/)"
	@echo "Variables : FIL_PORT (8000), FIL_HOTE (127.0.0.1), FIL_VAR (var), DATABASE_URL, PYTHON (python3)."

run: installer
	@$(VENV_PYTHON) -m socle

demo-vide: installer
	@FIL_VIDE=1 FIL_VAR=$${FIL_VAR:-$(CURDIR)/var/vide} $(VENV_PYTHON) -m socle

dev: installer
	@FIL_DEBUG=1 $(VENV_PYTHON) -m socle dev

test: installer-test
	@$(VENV_PYTHON) tests/outils/suite.py

lint test-sqlite test-postgres test-navigateur test-wagtail8: installer-test
	@$(VENV_PYTHON) tests/outils/suite.py $@

lighthouse: installer-test
	@$(VENV_PYTHON) tests/outils/mesurer_lighthouse.py

bench: installer-test
	@$(VENV_PYTHON) tests/outils/mesurer_repertoire.py
	@$(VENV_PYTHON) tests/outils/mesurer_import.py
	@$(VENV_PYTHON) tests/outils/mesurer_direct.py

bench-recherche: installer-test
	@$(VENV_PYTHON) tests/outils/mesurer_recherche.py

captures: installer-test
	@$(VENV_PYTHON) tests/outils/captures.py

messages: installer
	@$(VENV_PYTHON) manage.py messages

clean:
	@rm -rf .venv .venv-uv .venv-wagtail8 .ruff_cache .mypy_cache .pytest_cache build dist
	@find . -name __pycache__ -type d -prune -exec rm -rf {} +
	@echo "Ce que vous avez écrit est gardé dans var/ : effacez ce dossier pour repartir à neuf."

installer:
	@$(if $(shell command -v $(PYTHON)),,echo "Il manque Python ($(PYTHON)) : installez-le (sous Debian, « apt install python3-venv »)." >&2; exit 1;) $(PYTHON) -I site/socle/installation.py run

installer-test:
	@$(if $(shell command -v $(PYTHON)),,echo "Il manque Python ($(PYTHON)) : installez-le (sous Debian, « apt install python3-venv »)." >&2; exit 1;) $(PYTHON) -I site/socle/installation.py test
