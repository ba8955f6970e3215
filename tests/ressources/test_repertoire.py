"""The directory in memory says what the database says, at once, and nothing that a reader may not see."""

import random
from collections import Counter

import pytest
from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db import connection, transaction
from django.db.models import Q
from django.http import QueryDict

from ressources.enums import SIGNALEMENTS_QUI_FERMENT, Acces, Cout, Disponibilite, GenreDeRessource, Langue
from ressources.facettes import Recherche
from ressources.models import Empreinte, Ressource, Signalement
from ressources.publics import COMPRIS_DANS_TOUS, Public
from ressources.repertoire import declencheurs
from ressources.repertoire.index import courant
from socle.comptes.carte import voisines
from socle.comptes.models import Commune
from socle.etiquettes.models import Etiquetage
from socle.texte import plier
from tests.comptes.fabriques import GroupeFactory, coordination, membre, moderateur

from .fabriques import RessourceFactory, SignalementFactory

pytestmark = pytest.mark.django_db
ANONYME = AnonymousUser()


def chercher(adresse="", user=ANONYME):
    return Recherche(QueryDict(adresse), user)


def noms(adresse="", user=ANONYME):
    return [fiche.nom for fiche in chercher(adresse, user).resultats()]


# What the database answers, one condition a choice: the rule, written without the index.


def _communes(*nis):
    servies = Ressource.communes.through.objects.filter(commune__nis__in=nis)
    return Q(pk__in=servies.values("ressource_id"))


def _region():
    return ~Q(pk__in=Ressource.communes.through.objects.values("ressource_id"))


def _etiquette(slug):
    genre = ContentType.objects.get_for_model(Ressource)
    return Q(pk__in=Etiquetage.objects.filter(content_type=genre, tag__slug=slug).values("object_id"))


def _public(code):
    dit = Q(publics_codes__possede=code)
    return dit | Q(publics_codes__possede=Public.TOUS) if code in COMPRIS_DANS_TOUS else dit


def _mot(mot):
    genre = ContentType.objects.get_for_model(Ressource)
    portent = Etiquetage.objects.filter(content_type=genre, tag__pli__contains=mot)
    return Q(recherche__contains=mot) | Q(pk__in=portent.values("object_id"))


def _un(nom, valeur):
    signalees = Signalement.objects.filter(genre__in=SIGNALEMENTS_QUI_FERMENT, leve_le=None)
    ouvertes = Q(disponibilite=Disponibilite.OUVERT) & ~Q(pk__in=signalees.values("ressource_id"))
    return {
        "genre": lambda: Q(genre=valeur),
        "cout": lambda: Q(cout=valeur),
        "acces": lambda: Q(acces__possede=valeur),
        "langue": lambda: Q(langues__possede=valeur),
        "public": lambda: _public(valeur),
        "disponible": lambda: ouvertes,
        "commune": lambda: _region() if valeur == "region" else _region() | _communes(valeur),
        "pres_de": lambda: _region() | _communes(valeur, *voisines(valeur)),
        "etiquette": lambda: _etiquette(valeur),
    }[nom]()


def attendues(paires, user):
    lues = Ressource.objects.visibles_pour(user)
    conditions = {}
    for nom, valeur in paires:
        if nom == "q":
            for mot in plier(valeur).split():
                lues = lues.filter(_mot(mot))
        elif nom in conditions and nom == "public":
            conditions[nom] &= _un(nom, valeur)
        else:
            conditions[nom] = conditions.get(nom, Q()) | _un(nom, valeur)
    for condition in conditions.values():
        lues = lues.filter(condition)
    return set(lues.values_list("pk", flat=True))


def _monde(de, groupes, auteurs):
    """Sixty records drawn by lot, and signals on some."""
    noms_de_communes = [c.nom for c in Commune.objects.all()]
    for numero in range(60):
        fiche = RessourceFactory(
            nom=f"{de.choice(['Relais', 'Épicerie', 'Maison'])} {numero}",
            genre=de.choice(GenreDeRessource.values),
            acces=de.sample(Acces.values, de.randint(0, 3)),
            langues=de.sample(Langue.values, de.randint(0, 3)),
            publics_codes=de.sample(Public.values, de.randint(0, 4)),
            cout=de.choice(Cout.values),
            communes=de.sample(noms_de_communes, de.choice([0, 0, 1, 2])),
            commune=Commune.objects.get(nom=de.choice(noms_de_communes)),
            adresse_confidentielle=de.random() < 0.2,
            etiquettes=de.sample(["zinzolin", "logement", "dettes"], de.randint(0, 2)),
            disponibilite=de.choice([Disponibilite.OUVERT, Disponibilite.ATTENTE]),
            verifie_le=de.choice([None, "2026-01-01", "2026-05-05"]),
            cercle=de.choice(["public", "public", "reseau", "groupe", "prive"]),
            groupe=de.choice(groupes),
            auteur=de.choice(auteurs),
        )
        if de.random() < 0.2:
            SignalementFactory(ressource=fiche, genre=de.choice(["complet", "demenage"]))


def _demande(de):
    choix = {
        "genre": GenreDeRessource.values,
        "cout": [v for v in Cout.values if v],
        "acces": Acces.values,
        "langue": Langue.values,
        "public": Public.values,
        "disponible": ["1"],
        "commune": ["region", "21012", "21004"],
        "pres_de": ["21012", "21004", "21019"],
        "etiquette": ["zinzolin", "logement", "absente"],
        "q": ["relais", "maison 1", "zinzol"],
    }
    plusieurs = {"genre", "cout", "acces", "public"}
    paires = []
    for nom in de.sample(sorted(choix), de.randint(0, 4)):
        combien = de.randint(1, 2) if nom in plusieurs else 1
        paires += [(nom, valeur) for valeur in de.sample(choix[nom], min(combien, len(choix[nom])))]
    return paires


def _adresse(paires):
    requete = QueryDict(mutable=True)
    for nom, valeur in paires:
        requete.appendlist(nom, valeur)
    return requete.urlencode()


@pytest.mark.parametrize("graine", [1, 2])
def test_les_masques_disent_ce_que_dit_la_base_pour_chaque_role(graine):
    de = random.Random(graine)
    groupes = [GroupeFactory(), GroupeFactory()]
    auteurs = [membre(groupes[0]), membre(groupes[1])]
    _monde(de, groupes, auteurs)
    roles = [ANONYME, *auteurs, moderateur(groupes[0]), coordination()]
    for _essai in range(40):
        user, paires = de.choice(roles), _demande(de)
        recherche = chercher(_adresse(paires), user)
        trouvees = [fiche.pk for fiche in recherche.resultats()]
        assert Counter(trouvees) == Counter(attendues(paires, user)), paires
        assert recherche.total == len(trouvees)
        facette = de.choice([f for f in recherche.facettes().values() if f.options])
        option = de.choice(facette.options)
        garde = paires if facette.nom == "public" else [p for p in paires if p[0] != facette.nom]
        essai = list(dict.fromkeys([*garde, (facette.nom, option.valeur)]))
        assert option.compte == len(attendues(essai, user)), (essai, option)


def test_rien_de_ce_qui_s_ecrit_n_echappe_a_l_empreinte():
    fiche = RessourceFactory(nom="Une", genre="lieu", etiquettes=["deuil"], communes=["Evere"])
    signal = SignalementFactory(ressource=fiche)
    evere = Commune.objects.get(nom="Evere").nis
    assert noms("disponible=1") == []
    Signalement.objects.filter(pk=signal.pk).update(leve_le="2026-01-01T00:00Z")
    assert noms("disponible=1") == ["Une"]
    Ressource.objects.filter(pk=fiche.pk).update(genre="outil")
    assert (noms("genre=lieu"), noms("genre=outil")) == ([], ["Une"])
    Ressource.communes.through.objects.filter(ressource_id=fiche.pk)._raw_delete("default")
    assert noms("commune=region") == ["Une"]
    fiche.communes.add(Commune.objects.get(nom="Forest"))
    assert noms(f"commune={evere}") == []
    fiche.etiquettes.clear()
    assert noms("etiquette=deuil") == []
    Ressource.objects.bulk_create([RessourceFactory.build(nom="Deux", reference="abcdefghjk")])
    assert sorted(noms()) == ["Deux", "Une"]
    Ressource.objects.filter(nom="Deux").update(cercle="prive")
    assert noms() == ["Une"]


def test_ce_qui_n_a_pas_ete_valide_ne_reste_pas_en_memoire():
    RessourceFactory(nom="Gardée", genre="lieu")
    assert noms("genre=lieu") == ["Gardée"]
    try:
        with transaction.atomic():
            Ressource.objects.update(genre="outil")
            assert noms("genre=outil") == ["Gardée"]
            raise LookupError
    except LookupError:
        pass
    assert (noms("genre=lieu"), noms("genre=outil")) == (["Gardée"], [])


def test_sans_changement_on_ne_relit_rien(django_assert_num_queries):
    RessourceFactory()
    courant()
    with django_assert_num_queries(1):
        courant()


def test_sans_ses_declencheurs_rien_ne_se_garde(monkeypatch):
    RessourceFactory(nom="Avant")
    monkeypatch.setattr("ressources.repertoire.index._surveillees", set())
    monkeypatch.setattr("ressources.repertoire.index._garde", None)
    monkeypatch.setattr(declencheurs, "sont_poses", lambda connexion: False)
    avant = courant()
    assert courant() is not avant


def test_une_table_refaite_retrouve_ses_declencheurs():
    table = Ressource._meta.db_table
    nom, _ordre = next(iter(declencheurs._ordres(connection, table)))
    suite = f" ON {table}" if connection.vendor == "postgresql" else ""
    with connection.cursor() as curseur:
        curseur.execute(f"DROP TRIGGER {nom}{suite}")
    assert not declencheurs.sont_poses(connection)
    declencheurs.poser(connection)
    assert declencheurs.sont_poses(connection)


def test_pres_d_une_commune_on_y_est_puis_a_cote_puis_partout():
    molenbeek = Commune.objects.get(nom="Molenbeek-Saint-Jean")
    RessourceFactory(nom="A Région")
    RessourceFactory(nom="B Jette", communes=["Jette"])
    RessourceFactory(nom="C Molenbeek", communes=["Molenbeek-Saint-Jean"])
    RessourceFactory(nom="D Région, de Molenbeek", commune=molenbeek)
    RessourceFactory(nom="E Uccle", communes=["Uccle"])
    adresse = "pres_de=21012&tri=nom"
    assert noms(adresse) == ["C Molenbeek", "D Région, de Molenbeek", "B Jette", "A Région"]


def test_l_ordre_ne_trahit_pas_la_commune_d_une_adresse_confidentielle():
    molenbeek = Commune.objects.get(nom="Molenbeek-Saint-Jean")
    RessourceFactory(nom="Z Refuge", refuge=True, commune=molenbeek, verifie_le="2026-01-01")
    RessourceFactory(nom="A Ailleurs", verifie_le="2026-02-01")
    assert noms("pres_de=21012") == ["A Ailleurs", "Z Refuge"]


def test_tout_public_ne_promet_que_les_ages_et_les_familles():
    RessourceFactory(nom="Pour tous", publics_codes=["tous"])
    RessourceFactory(nom="Sans papiers et femmes", publics_codes=["femmes", "sejour"])
    RessourceFactory(nom="Sans réponse", publics_codes=[])
    assert set(noms("public=femmes")) == {"Pour tous", "Sans papiers et femmes"}
    assert noms("public=femmes&public=sejour") == ["Sans papiers et femmes"]


def test_un_theme_reuni_avec_un_autre_y_mene():
    themes = Ressource.themes.field.related_model.objects.filter(liste="theme")
    ancien, nouveau = themes[0], themes[1]
    fiche = RessourceFactory(nom="Au thème")
    fiche.themes.add(nouveau)
    themes.filter(pk=ancien.pk).update(remplace_par=nouveau)
    assert noms(f"theme={ancien.cle}") == noms(f"theme={nouveau.cle}") == ["Au thème"]
    assert noms("theme=inconnu") == ["Au thème"]


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_une_autre_connexion_lit_ce_qui_est_valide_et_rien_d_autre():
    """Each thread has its own connection, as each process has."""
    from concurrent.futures import ThreadPoolExecutor

    def lire(adresse):
        try:
            return noms(adresse)
        finally:
            connection.close()

    RessourceFactory(nom="Une", genre="lieu")
    with ThreadPoolExecutor(1) as ailleurs:
        assert ailleurs.submit(lire, "genre=lieu").result() == ["Une"]
        with transaction.atomic():
            Ressource.objects.update(genre="outil")
            assert ailleurs.submit(lire, "genre=lieu").result() == ["Une"]
            assert noms("genre=lieu") == []
        assert ailleurs.submit(lire, "genre=lieu").result() == []
        assert ailleurs.submit(lire, "genre=outil").result() == ["Une"]
    assert Empreinte.objects.exists()
