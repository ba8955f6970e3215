"""Predicate, queryset and pages against the truth table, for every thing × cercle × state × role."""

import pytest
from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction

from socle.cercles import actions, permissions
from socle.cercles.enums import Cercle
from socle.cercles.registre import modeles_a_cercle
from tests.cercles.choses import CHOSES, SANS_PAGE, VISIBILITE_PROPRE
from tests.cercles.monde import creer_monde
from tests.cercles.table import (
    ACTIONS,
    ACTIONS_AVEC_REGARD,
    ALERTES,
    ROLES,
    VISIBLE,
    VISIBLE_AVEC_REGARD,
)
from tests.noeuds.fabriques import dossier
from tests.outils.client import ClientHostile

pytestmark = pytest.mark.django_db


@pytest.fixture
def monde():
    return creer_monde()


def modeles():
    return [pytest.param(modele, id=modele._meta.label_lower) for modele in modeles_a_cercle()]


def etats_de(modele):
    """The rows of the table that this kind of thing can be in."""
    return [
        etat
        for etat in visible_de(modele)
        if etat[0] in modele.CERCLES and (not etat[1] or etat[1] in modele.CERCLES)
    ]


def visible_de(modele):
    return VISIBLE | VISIBLE_AVEC_REGARD if modele.REGARD_EXTERIEUR else VISIBLE


def test_every_kind_of_thing_is_in_the_table():
    assert {modele._meta.label_lower for modele in modeles_a_cercle()} == set(CHOSES)


@pytest.mark.parametrize("modele", modeles())
def test_predicate_and_queryset_agree_with_the_table(modele, monde):
    for etat, attendus in lignes_de(modele):
        objet = monde.chose(modele, *etat)
        for role in ROLES:
            personne = monde.fraiche(role)
            attendu = role in attendus
            cas = f"{modele._meta.label} {etat} {role}"
            assert permissions.peut_voir(personne, objet) is attendu, cas
            visibles = type(objet)._default_manager.visibles_pour(personne)
            assert visibles.filter(pk=objet.pk).exists() is attendu, cas


@pytest.mark.parametrize("modele", [m for m in modeles() if m.id not in SANS_PAGE])
def test_the_page_agrees_with_the_table(modele, monde):
    """Once for each set of readers and each state: the page asks the queryset, held above in every case."""
    clients = {role: _entre(monde.fraiche(role)) for role in ROLES}
    vus = set()
    for etat, attendus in lignes_de(modele):
        if (etat[-1], frozenset(attendus)) in vus:
            continue
        vus.add((etat[-1], frozenset(attendus)))
        objet = monde.chose(modele, *etat)
        adresse = objet.get_absolute_url()
        obtenus = {role: clients[role].get(adresse).status_code for role in ROLES}
        ferme = dict.fromkeys(ROLES, 404) | ({} if objet.PAGE_OUVERTE else {"anonyme": 302})
        assert obtenus == {role: 200 if role in attendus else ferme[role] for role in ROLES}, (etat, adresse)


def lignes_de(modele):
    """The rows of the table for this kind of thing, with its own rule where it has one."""
    propre = VISIBILITE_PROPRE.get(modele._meta.label_lower, lambda etat, roles: roles)
    return [(etat, propre(etat, visible_de(modele)[etat])) for etat in etats_de(modele)]


def _entre(personne):
    client = ClientHostile()
    if personne.is_authenticated:
        client.force_login(personne)
    return client


PAS = ("proposer", "relire", "regarder", "valider", "renvoyer", "reprendre", "retirer", "remettre")
#: A kind with the look of another group, in every state; one without, where that look makes the difference.
TABLES_D_ACTIONS = [
    *(("noeuds.vignette", etat, pas) for etat, pas in (ACTIONS | ACTIONS_AVEC_REGARD).items()),
    *(("ressources.dispositif", etat, pas) for etat, pas in ACTIONS.items() if etat in ACTIONS_AVEC_REGARD),
]


def _nom(valeur):
    return valeur if isinstance(valeur, str) else "-".join(map(str, valeur))


@pytest.mark.parametrize(("nom", "etat", "permises"), TABLES_D_ACTIONS, ids=_nom)
def test_each_step_is_for_those_of_the_table_and_for_nobody_else(nom, etat, permises, monde):
    modele = apps.get_model(nom)
    cle = monde.chose(modele, *etat).pk
    for action in PAS:
        for role in ROLES:
            objet = modele.objects.get(pk=cle)
            permis = role in permises.get(action, set())
            assert _peut(action, objet, monde.fraiche(role)) is permis, f"{etat} {action} {role}"


@pytest.mark.parametrize("modele", [m for m in modeles() if m.values[0].SE_SIGNALE])
def test_a_report_is_for_whoever_reads_it_but_its_author(modele, monde):
    for etat, permis in ALERTES.items():
        cle = monde.chose(modele, *etat).pk
        for role in ROLES:
            objet = modele._base_manager.get(pk=cle)
            assert _peut("alerter", objet, monde.fraiche(role)) is (role in permis), f"{etat} {role}"


def _peut(action, objet, personne):
    """Try the real action, and undo it."""
    parametres = {"mot": "Un mot."}
    if action in ("proposer", "relire"):
        parametres["dossier"] = dossier()
    if action == "proposer":
        plus_larges = objet.cercles_possibles() or [Cercle.PUBLIC]
        parametres["vers"] = plus_larges[0]
    if action == "reprendre":
        parametres["vers"] = Cercle(objet.cercle)
    try:
        with transaction.atomic():
            getattr(actions, action)(objet, personne, **parametres)
            transaction.set_rollback(True)
    except PermissionDenied:
        return False
    return True


@pytest.mark.parametrize("modele", modeles())
def test_the_steps_are_closed_to_those_who_do_not_see(modele, monde, client):
    etat, voient = next(ligne for ligne in lignes_de(modele) if len(ligne[1]) < len(ROLES))
    objet = monde.chose(modele, *etat)
    adresse = f"/cercles/{modele._meta.label_lower}/{objet.reference}/"
    for role in set(ROLES) - voient - {"anonyme"}:
        client.force_login(monde.fraiche(role))
        for action in ("relire", "retirer", "reprendre"):
            assert client.post(f"{adresse}{action}/", {"vers": "public"}).status_code == 404, (role, action)
