"""Words that somebody said: without what says who, no wider than she agreed, gone when she takes them back (§4)."""

from datetime import date

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError, transaction
from django.urls import reverse

from search.suggestions import suggestions
from search.trouver import Recherche
from socle.cercles import actions as cercles
from socle.cercles.enums import Cercle, Pas
from tests.comptes.fabriques import GroupeFactory, membre, moderateur
from tests.noeuds.fabriques import NoeudFactory
from tests.veille.fabriques import CodeFactory, ObservationFactory, synthese
from tests.veille.fabriques_preuves import PassageFactory, VerbatimFactory
from veille.enums import Accord
from veille.models import Verbatim
from veille.verbatims.actions import dire_l_accord

pytestmark = pytest.mark.django_db

NEUF = reverse("verbatim_nouveau")
BIBLIOTHEQUE = reverse("verbatims")


@pytest.fixture
def groupe():
    return GroupeFactory()


@pytest.fixture
def veilleuse(groupe):
    return membre(groupe, "veilleuse", fonction="veilleuse")


def page(client, adresse):
    reponse = client.get(adresse)
    assert reponse.status_code == 200
    return reponse.content.decode()


def mois(client, adresse=NEUF):
    """The first month that the form offers."""
    return client.get(adresse).context["form"].fields["mois"].choices[0][0]


def paroles(client, **champs):
    return {"texte": "On ne sait jamais qui prévenir.", "mois": mois(client), "voix": "social", **champs}


def test_un_passage_donne_ses_mots_son_mois_ses_codes_et_son_groupe(client, connecter, groupe, veilleuse):
    passage = PassageFactory(observation=ObservationFactory(groupe=groupe, auteur=veilleuse))
    code = CodeFactory()
    passage.codes.add(code)
    adresse = f"{NEUF}?passage={passage.cle}"
    form = connecter(client, veilleuse).get(adresse).context["form"]
    assert passage.extrait in page(client, adresse)
    envoi = {nom: form[nom].value() for nom in ("texte", "mois", "langue", "codes")} | {"voix": "sante"}
    assert client.post(adresse, envoi).status_code == 302
    verbatim = Verbatim.objects.get()
    assert (verbatim.texte, verbatim.passage, verbatim.groupe) == (passage.extrait, passage, groupe)
    assert verbatim.cercle == Cercle.PRIVE
    assert verbatim.mois == passage.observation.seance.debut.date().replace(day=1)
    assert list(verbatim.codes.all()) == [code]


def test_le_passage_d_une_autre_n_existe_pas(client, connecter, groupe, veilleuse):
    """Even shared with her, or given to her to code: only its author quotes it."""
    from django.utils import timezone

    note = ObservationFactory(groupe=groupe, partagee_le=timezone.now())
    note.seconds_codages.create(codeur=veilleuse)
    passage = PassageFactory(observation=note)
    connecter(client, veilleuse)
    for cle in (passage.cle, "inconnu", "00000000-0000-0000-0000-000000000000", "\x00"):
        assert client.get(NEUF, {"passage": cle}).status_code == 404
        assert client.post(f"{NEUF}?passage={cle}", {"texte": "a"}).status_code == 404
    assert not Verbatim.objects.exists()


def test_une_parole_ne_prend_jamais_un_jour(client, connecter, veilleuse):
    connecter(client, veilleuse)
    for faux in ("2026-11-22", "2026-13", "1999-01", ""):
        assert client.post(NEUF, paroles(client, mois=faux)).status_code == 200
    assert not Verbatim.objects.exists()
    assert client.post(NEUF, paroles(client)).status_code == 302
    assert Verbatim.objects.get().mois.day == 1
    with pytest.raises(IntegrityError), transaction.atomic():
        Verbatim.objects.update(mois=date(2026, 11, 22))


def test_un_nom_est_remplace_ou_garde_avec_une_raison_que_la_modération_lit(
    client, connecter, groupe, veilleuse
):
    connecter(client, veilleuse)
    nommee = paroles(client, texte="Mme Peeters n’ouvre plus à personne.")
    assert client.post(NEUF, nommee).status_code == 200
    assert not Verbatim.objects.exists()
    form = client.post(NEUF, nommee).context["form"]
    (passage,) = form.fields["texte"].passages
    prefixe = form.fields["texte"].prefixe_des_constats
    choix = {
        f"{prefixe}-0-passage": passage.texte,
        f"{prefixe}-0-choix": "garder",
        f"{prefixe}-0-raison": "Inventé.",
    }
    assert client.post(NEUF, nommee | choix).status_code == 302
    verbatim = Verbatim.objects.get()
    assert verbatim.texte == "Mme Peeters n’ouvre plus à personne."
    cercles.proposer(verbatim, veilleuse, Cercle.GROUPE)
    relectrice, lectrice = moderateur(groupe), membre(groupe)
    assert "Inventé." in page(connecter(client, relectrice), verbatim.get_absolute_url())
    cercles.relire(verbatim, relectrice)
    assert "Inventé." not in page(connecter(client, lectrice), verbatim.get_absolute_url())


def test_sans_accord_une_parole_ne_quitte_pas_son_groupe(groupe, veilleuse):
    for accord in ("", "demande", "refuse"):
        verbatim = VerbatimFactory(groupe=groupe, auteur=veilleuse, accord=accord, accord_le=None)
        assert Cercle.RESEAU not in verbatim.cercles_possibles()
        with pytest.raises(PermissionDenied):
            cercles.proposer(verbatim, veilleuse, Cercle.RESEAU)
        with pytest.raises(IntegrityError), transaction.atomic():
            Verbatim.objects.filter(pk=verbatim.pk).update(cercle=Cercle.RESEAU)


def test_l_accord_repris_pendant_la_relecture_arrete_tout(groupe, veilleuse):
    verbatim = VerbatimFactory(groupe=groupe, auteur=veilleuse)
    cercles.proposer(verbatim, veilleuse, Cercle.RESEAU)
    relectrice = moderateur(groupe)
    dire_l_accord(verbatim, relectrice, "demande")
    assert (verbatim.cercle, verbatim.cercle_demande) == (Cercle.PRIVE, "")
    with pytest.raises(PermissionDenied):
        cercles.relire(verbatim, relectrice)


def test_personne_ne_relit_sa_propre_parole(groupe):
    autrice = moderateur(groupe, fonction="veilleuse")
    verbatim = VerbatimFactory(groupe=groupe, auteur=autrice)
    cercles.proposer(verbatim, autrice, Cercle.GROUPE)
    with pytest.raises(PermissionDenied):
        cercles.relire(verbatim, autrice)
    assert Verbatim.objects.get().cercle == Cercle.PRIVE


def test_une_parole_reprise_n_est_plus_nulle_part(client, connecter, groupe, veilleuse):
    mot = "tournesols"
    verbatim = VerbatimFactory(groupe=groupe, auteur=veilleuse, cercle="public", texte=f"Des {mot} partout.")
    lectrice = membre(groupe)
    assert mot in page(client, BIBLIOTHEQUE)
    assert Recherche(lectrice, mot).nombre == 1
    connecter(client, moderateur(groupe))
    adresse = reverse("verbatim_accord", args=[verbatim.reference])
    assert client.post(adresse, {"accord": "refuse"}).status_code == 302
    verbatim.refresh_from_db()
    assert (verbatim.cercle, verbatim.accord, verbatim.accord_le) == (Cercle.PRIVE, "refuse", None)
    for personne in (AnonymousUser(), lectrice):
        assert not Verbatim.objects.visibles_pour(personne).exists()
        assert Recherche(personne, mot).nombre == 0
        assert not suggestions(personne, mot)
    assert mot not in page(connecter(client, lectrice), BIBLIOTHEQUE)
    assert client.get(verbatim.get_absolute_url()).status_code == 404
    assert verbatim.cercles_possibles() == []


def test_qui_ne_lit_pas_l_observation_n_apprend_pas_la_source(client, connecter, groupe, veilleuse):
    note = ObservationFactory(groupe=groupe, auteur=veilleuse, titre="Le carnet secret")
    verbatim = VerbatimFactory(
        groupe=groupe, auteur=veilleuse, cercle="reseau", passage=PassageFactory(observation=note)
    )
    assert note.reference in page(connecter(client, veilleuse), verbatim.get_absolute_url())
    for lectrice in (moderateur(groupe), membre(groupe), membre()):
        lu = page(connecter(client, lectrice), verbatim.get_absolute_url())
        assert note.reference not in lu
        assert note.titre not in lu
        assert str(verbatim.passage.cle) not in lu


def test_la_parole_reste_quand_son_passage_s_en_va(groupe, veilleuse):
    passage = PassageFactory(observation=ObservationFactory(groupe=groupe, auteur=veilleuse))
    verbatim = VerbatimFactory(groupe=groupe, auteur=veilleuse, passage=passage)
    passage.observation.delete()
    verbatim.refresh_from_db()
    assert verbatim.passage is None
    assert verbatim.texte


def test_l_accord_et_sa_date_ne_se_lisent_pas_hors_de_la_modération(client, connecter, groupe, veilleuse):
    verbatim = VerbatimFactory(
        groupe=groupe, auteur=veilleuse, cercle="public", accord="ecrit", accord_le=date(2026, 3, 17)
    )
    adresse = verbatim.get_absolute_url()
    assert "17 mars 2026" in page(connecter(client, moderateur(groupe)), adresse)
    for lectrice in (membre(groupe), moderateur()):
        lu = page(connecter(client, lectrice), adresse)
        assert "17 mars" not in lu
        assert "par écrit" not in lu
        envoi = {"accord": "refuse"}
        assert client.post(reverse("verbatim_accord", args=[verbatim.reference]), envoi).status_code == 404


def test_les_filtres_ne_disent_rien_de_ce_que_l_on_ne_voit_pas(client, connecter, groupe, veilleuse):
    noeud, code = NoeudFactory(cercle="public", title="Comment saluer un cactus"), CodeFactory(nom="Épines")
    cachee = VerbatimFactory(groupe=groupe, auteur=veilleuse, cercle="groupe", mois=date(2024, 2, 1))
    cachee.noeuds.add(noeud)
    cachee.codes.add(code)
    for lectrice in (None, membre()):
        lu = page(connecter(client, lectrice) if lectrice else client, BIBLIOTHEQUE)
        assert noeud.title not in lu
        assert code.nom not in lu
        assert "février 2024" not in lu
    connecter(client, membre(groupe))
    trouvees = client.get(BIBLIOTHEQUE, {"noeud": noeud.slug, "mois": "2024-02"}).context["page"]
    assert list(trouvees.object_list) == [cachee]
    assert not client.get(BIBLIOTHEQUE, {"voix": "sante"}).context["cartes"]


def test_seule_son_auteure_efface_une_parole_que_personne_ne_lit(client, connecter, groupe, veilleuse):
    lue = VerbatimFactory(groupe=groupe, auteur=veilleuse, cercle="groupe")
    connecter(client, veilleuse)
    assert client.post(reverse("verbatim_effacer", args=[lue.reference])).status_code == 403
    cercles.reprendre(lue, veilleuse, Cercle.PRIVE)
    assert client.post(reverse("verbatim_effacer", args=[lue.reference])).status_code == 302
    assert not Verbatim.objects.exists()


def test_une_parole_dit_dans_quelles_analyses_lisibles_elle_sert(client, connecter, groupe, veilleuse):
    verbatim = VerbatimFactory(groupe=groupe, auteur=veilleuse, cercle="public")
    corps = [("verbatim", verbatim)]
    publique = synthese("public", titre="L’analyse ouverte", corps=corps)
    reservee = synthese("reseau", titre="L’analyse du réseau", corps=corps)
    for lectrice, lues in ((None, [publique]), (membre(), [publique, reservee])):
        lu = page(connecter(client, lectrice) if lectrice else client, verbatim.get_absolute_url())
        for analyse in (publique, reservee):
            assert (analyse.get_absolute_url() in lu) is (analyse in lues)


def test_effacer_dit_d_abord_que_c_est_pour_toujours(client, connecter, groupe, veilleuse):
    parole = VerbatimFactory(groupe=groupe, auteur=veilleuse, cercle="prive")
    html = page(connecter(client, veilleuse), parole.get_absolute_url())
    volet = html[html.index("<details") :]
    assert volet.index("pour toujours") < volet.index(reverse("verbatim_effacer", args=[parole.reference]))
    assert html.count(reverse("verbatim_effacer", args=[parole.reference])) == 1


def test_ce_que_la_personne_accepte_est_consigne(groupe, veilleuse):
    verbatim = VerbatimFactory(cercle=Cercle.GROUPE, groupe=groupe, auteur=veilleuse)
    moderatrice = moderateur(groupe)
    dire_l_accord(verbatim, moderatrice, Accord.REFUSE)
    etape = verbatim.pas.last()
    assert (etape.pas, etape.par) == (Pas.ACCORD, moderatrice)
