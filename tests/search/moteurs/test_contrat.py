"""What every motor promises the page, on each that the database of the run allows."""

import pytest

from search.moteurs import COLONNES, Ligne

from .monde import NOEUD, RESSOURCE, SITUATION, monde, noms_des_moteurs

pytestmark = pytest.mark.django_db


@pytest.fixture(params=noms_des_moteurs())
def m(request, db):
    with monde(request.param) as le_monde:
        yield le_monde


class TestChercher:
    def test_un_mot_ou_qu_il_soit(self, m):
        titre, texte, mots = (
            m.entree("Le tournesol"),
            m.entree("Une fiche", "On y parle du tournesol."),
            m.entree("Une autre", mots="tournesol"),
        )
        rien = m.entree("Le bleuet", "Une fleur.")
        assert set(m.pks("tournesol", titre, texte, mots, rien)) == {titre.pk, texte.pk, mots.pk}

    def test_l_un_des_mots_suffit_et_tous_valent_mieux(self, m):
        un = m.entree("Fiche", "Le tournesol pousse au fond du jardin.")
        autre = m.entree("Fiche", "La dette pèse sur la famille entière.")
        deux = m.entree("Fiche", "La dette du tournesol est une fable ancienne.")
        assert m.pks("dette tournesol", un, autre, deux)[0] == deux.pk
        assert set(m.pks("dette tournesol", un, autre, deux)) == {un.pk, autre.pk, deux.pk}

    @pytest.mark.parametrize("question", ["hébergement", "HÉBERGEMENT", "hébergements", "l’hébergement"])
    def test_la_casse_le_pluriel_et_l_elision(self, m, question):
        entree = m.entree("Maison", "Un hébergement de nuit.")
        if m.nom == "serveur" and question == "hébergements" and not _avec_radicaux():
            pytest.skip("modelsearch does not stem on SQLite")
        assert m.pks(question, entree) == [entree.pk]

    def test_sans_accents_des_deux_cotes(self, m):
        avec, sans = m.entree("Fiche", "La précarité énergétique."), m.entree("Fiche", "PRECARITE et energie")
        if m.nom == "serveur" and _avec_radicaux():
            pytest.skip("modelsearch keeps accents on PostgreSQL")
        assert set(m.pks("precarite", avec, sans)) == {avec.pk, sans.pk}
        assert set(m.pks("précarité", avec, sans)) == {avec.pk, sans.pk}

    def test_une_ligne_dit_tout_ce_qui_se_compte(self, m):
        entree = m.entree(
            "Le tournesol", genre=NOEUD, cercle="public", famille="abc", utilite=3, fraicheur=700, langue="fr"
        )
        (ligne,) = m.moteur.chercher("tournesol", m.visibles(entree), "fr").lignes
        assert isinstance(ligne, Ligne)
        assert [getattr(ligne, nom) for nom in COLONNES] == [
            entree.pk, NOEUD, "public", None, "fr", "abc", 3, 700, "Le tournesol",
        ]  # fmt: skip
        assert ligne.score > 0

    def test_le_score_baisse_avec_le_rang(self, m):
        entrees = [m.entree("Fiche", f"{'tournesol ' * n} dans un champ de blé") for n in (1, 3, 5)]
        scores = [
            ligne.score for ligne in m.moteur.chercher("tournesol champ", m.visibles(*entrees), "fr").lignes
        ]
        assert scores == sorted(scores, reverse=True)
        assert len(scores) == 3

    def test_les_mots_a_marquer_sont_ceux_de_notre_analyse(self, m):
        entree = m.entree("Le tournesol")
        assert "tournesol" in m.moteur.chercher("tournesols", m.visibles(entree), "fr").termes

    @pytest.mark.parametrize("question", ["AS", "A.S.", "une AS", "AS quartier"])
    def test_un_sigle_qui_est_un_mot_vide(self, m, question):
        """« AS », assistante sociale, is not the « as » of « tu as »."""
        if m.nom == "serveur":
            pytest.skip("modelsearch empties it on PostgreSQL, and tells it from no other word on SQLite")
        sigles = [
            m.entree("Fiche", "Une AS du CPAS passe chez elle le mardi."),
            m.entree("Fiche", "Demander à une A.S. de passer."),
            m.entree("AS"),
            m.entree("Fiche", mots="AS\nassistante sociale"),
            m.entree("Steekkaart", "Een AS komt langs.", langue="nl"),
        ]
        mots = [
            m.entree("Fiche", "Tu as une lettre du juge."),
            m.entree("Fiche", "Merci.\nTU AS RENDEZ-VOUS CHEZ LE JUGE\nÀ demain."),
        ]
        assert set(m.pks(question, *sigles, *mots)) == {entree.pk for entree in sigles}

    def test_d_autres_sigles_qui_sont_des_mots(self, m):
        if m.nom == "serveur":
            pytest.skip("modelsearch empties it on PostgreSQL, and tells it from no other word on SQLite")
        sigle, mot = m.entree("Fiche", "Le SES du quartier."), m.entree("Fiche", "Elle a ses papiers.")
        assert m.pks("SES", sigle, mot) == [sigle.pk]

    @pytest.mark.parametrize("question", ["", "le la les", "?", "' | & !", "tournesol'; --", "🌻", "a" * 200])
    def test_une_question_tordue_ne_casse_rien(self, m, question):
        entree = m.entree("Fiche")
        assert m.pks(question, entree) == []
        assert m.moteur.titres(question, m.visibles(entree)) == []
        assert m.moteur.mots(question, m.visibles(entree)) == []


class TestEntreGuillemets:
    """« … » and "…": word after word, endings apart."""

    def _trouvees(self, m, question):
        suivent = m.entree("Fiche", "Une lampe de poche à la main, et rien d’autre.")
        autrement = m.entree("Fiche", "Une poche, puis une lampe.")
        un_seul = m.entree("Fiche", "Une lampe.")
        noms = {suivent.pk: "suivent", autrement.pk: "autrement", un_seul.pk: "un seul"}
        return {noms[pk] for pk in m.pks(question, suivent, autrement, un_seul)}

    @pytest.mark.parametrize("question", ["« lampe de poche »", '"lampe de poche"', "“Lampe de poche”"])
    def test_les_mots_se_suivent(self, m, question):
        assert self._trouvees(m, question) == {"suivent"}

    def test_sans_guillemets_l_un_d_eux_suffit(self, m):
        assert self._trouvees(m, "lampe de poche") == {"suivent", "autrement", "un seul"}

    def test_les_autres_mots_classent_sans_exclure(self, m):
        avec = m.entree("Fiche", "Un refus de soins, à la maison médicale.")
        sans = m.entree("Fiche", "Un refus de soins, un dimanche de pluie.")
        jamais = m.entree("Fiche", "La maison médicale et ses soins.")
        assert m.pks('"refus de soins" maison médicale', avec, sans, jamais) == [avec.pk, sans.pk]

    def test_une_expression_ne_va_pas_du_titre_au_texte(self, m):
        if m.nom == "serveur":
            pytest.skip("modelsearch puts one after the other")
        entrees = [m.entree("Le refus", "Soins à domicile."), m.entree("Le refus", mots="Soins")]
        entrees += [m.entree("De weigering", "Zorg aan huis.", langue="nl")]
        assert m.pks('"refus soins"', *entrees) == m.pks('"weigering zorg"', *entrees) == []

    def test_un_mot_vide_d_une_langue_est_un_mot_de_l_autre(self, m):
        autre = m.entree("Fiche", "La rue Gogh, au coin.")
        assert m.pks('"van Gogh"', autre) == []
        siens = [
            m.entree("Fiche", "La rue Van Gogh."),
            m.entree("Fiche", "De Van Goghstraat van Gogh", langue="nl"),
        ]
        assert set(m.pks('"van Gogh"', autre, *siens)) == {entree.pk for entree in siens}

    def test_toutes_les_expressions_a_la_fois(self, m):
        deux = m.entree("Fiche", "Un refus de soins, puis une dette de gaz.")
        une = m.entree("Fiche", "Un refus de soins, puis le gaz, sans dette.")
        assert m.pks('"refus de soins" "dette de gaz"', deux, une) == [deux.pk]

    def test_un_guillemet_seul_et_des_guillemets_vides_ne_changent_rien(self, m):
        entree = m.entree("Fiche", "Un refus de soins.")
        for question in ('"refus', "« refus", '"" refus', '"le" refus', "« » refus"):
            assert m.pks(question, entree) == [entree.pk], question

    def test_rien_ne_se_suit_ainsi(self, m):
        entree = m.entree("Fiche", "Des soins, un refus.")
        reponse = m.moteur.chercher('"refus de soins"', m.visibles(entree), "fr")
        assert (reponse.lignes, reponse.corrige) == ([], "")

    def test_ce_qui_est_cache_ne_pese_pas(self, m):
        """The same score, whether or not what this reader may not see says so too."""
        vue = m.entree("Fiche", "Un refus de soins à domicile.")
        seule = m.moteur.chercher('"refus de soins"', m.visibles(vue), "fr").lignes
        for _fois in range(3):
            m.entree("Cachée", "Un refus de soins, un refus de soins.")
        assert m.moteur.chercher('"refus de soins"', m.visibles(vue), "fr").lignes == seule


class TestSuggerer:
    def test_les_noeuds_puis_les_ressources_puis_le_reste(self, m):
        situation = m.entree("Tournesol fané", genre=SITUATION)
        ressource = m.entree("Le tournesol", genre=RESSOURCE)
        noeud = m.entree("Comment faire quand le tournesol penche", genre=NOEUD)
        tous = m.visibles(situation, ressource, noeud)
        assert m.moteur.titres("tourn", tous) == [noeud, ressource, situation]

    def test_tous_les_mots_commencent_ainsi_et_le_titre_seul_compte(self, m):
        juste = m.entree("Maison du tournesol")
        autres = [m.entree("Maison du bleuet"), m.entree("Fiche", "Maison du tournesol")]
        assert m.moteur.titres("mais tourn", m.visibles(juste, *autres)) == [juste]

    def test_au_plus_vingt_quatre(self, m):
        entrees = [m.entree(f"Tournesol {numero}") for numero in range(26)]
        assert len(m.moteur.titres("tourn", m.visibles(*entrees))) == 24

    def test_des_mots_les_plus_employes_d_abord(self, m):
        entrees = [m.entree("Tournevis"), m.entree("Tournesol un"), m.entree("Tournesol deux")]
        mots = m.moteur.mots("tourn", m.visibles(*entrees))
        assert [mot.lower() for mot in mots] == ["tournesol", "tournevis"]

    def test_les_deux_en_une_fois(self, m, django_assert_max_num_queries):
        entrees = [m.entree(f"Tournesol {n}", "Un tournevis, une maison.") for n in range(3)]
        tous = m.visibles(*entrees, m.entree("Maison du tournesol", genre=NOEUD))
        for debut in ("t", "to", "tour", "mais tour", "tournevis", "bleu"):
            assert m.moteur.proposer(debut, tous) == (
                m.moteur.titres(debut, tous),
                m.moteur.mots(debut, tous),
            ), debut
        if m.nom == "whoosh":
            # What is visible, the titles, the words with their accents.
            with django_assert_max_num_queries(3):
                m.moteur.proposer("mais tour", tous)

    def test_un_mot_est_d_un_texte_et_comme_on_l_ecrit(self, m):
        """And the last of a title is not glued to the first of its text."""
        entree = m.entree("La santé", "Une personne")
        assert m.moteur.mots("san", m.visibles(entree)) == ["santé"]


class TestSemblables:
    def test_celui_qui_dit_la_meme_chose_et_pas_lui_meme(self, m):
        celui = m.entree("Refus de soins", "La personne refuse la toilette et le médecin.")
        proche = m.entree("Le médecin refusé", "On refuse la toilette aussi.")
        loin = m.entree("Facture de gaz", "Une lettre du fournisseur.")
        pks = [ligne.pk for ligne in m.moteur.semblables(celui, m.visibles(celui, proche, loin))]
        assert pks == [proche.pk]

    def test_au_plus_vingt(self, m):
        celui, *autres = [m.entree("Refus de soins", f"Toilette numéro {n}") for n in range(23)]
        assert len(m.moteur.semblables(celui, m.visibles(celui, *autres))) == 20


class TestCorriger:
    def test_une_faute_est_corrigee_et_le_reste_garde_comme_ecrit(self, m):
        entree = m.entree("La Maison", "Un hébergement pour la nuit.")
        reponse = m.moteur.chercher("Maison helbergement", m.visibles(entree), "fr")
        if not _corrige(m):
            assert reponse.corrige == ""
            return
        # A server says which texts are near: the word is read there, folded.
        assert reponse.corrige == ("Maison hebergement" if m.nom == "serveur" else "Maison hébergement")

    def test_des_mots_tous_trouves_n_ont_pas_de_correction(self, m):
        entree = m.entree("La maison", "Un hébergement pour la nuit.")
        assert m.moteur.chercher("maison nuit", m.visibles(entree), "fr").corrige == ""


def _tout(m, visibles, celui):
    """Every answer of every method."""
    questions = ["dette", "dete", "secretaire secrete", "maison dette", "mazison", "l’huissier", "secr"]
    return {
        "chercher": {q: m.moteur.chercher(q, visibles, "fr") for q in questions},
        "titres": [m.moteur.titres(d, visibles) for d in ("ma", "se", "dett", "mais hu")],
        "mots": [m.moteur.mots(d, visibles) for d in ("ma", "se", "dett", "hui")],
        "proposer": [m.moteur.proposer(d, visibles) for d in ("ma", "se", "dett", "hui", "mais hui")],
        "semblables": m.moteur.semblables(celui, visibles),
    }


class TestCeQuiNeSeVoitPas:
    def test_rien_de_visible_rien_de_dit(self, m):
        entree = m.entree("Le tournesol secret", "Un hébergement.")
        vide = m.visibles()
        for question in ("tournesol", "tournesl", "hébergement"):
            reponse = m.moteur.chercher(question, vide, "fr")
            assert (reponse.lignes, reponse.corrige) == ([], "")
        assert m.moteur.titres("tourn", vide) == []
        assert m.moteur.mots("tourn", vide) == []
        assert m.moteur.proposer("tourn", vide) == ([], [])
        assert m.moteur.semblables(entree, vide) == []

    def test_ce_qui_ne_se_voit_pas_ne_change_rien_aux_reponses(self, m):
        """Neither order, nor score, nor number, nor correction, nor word, nor likeness."""
        celui = m.entree("Maison de la dette", "Une dette envers un huissier.")
        visibles = m.visibles(
            celui,
            m.entree("Huissier", "La maison et la dette, la dette encore."),
            m.entree("Secrétariat", "Le matin, à la maison."),
            m.entree("Manger", "Une soupe.", genre=NOEUD),
        )
        avant = _tout(m, visibles, celui)
        for numero in range(12):
            m.entree(f"Secrétaire secrète {numero}", "dete mazison dette maison huissier " * 4, genre=NOEUD)
        assert _tout(m, visibles, celui) == avant


def _avec_radicaux():
    return "postgresql" in noms_des_moteurs()


def _corrige(m):
    """What does not look for near words corrects none."""
    return m.nom != "serveur" or _avec_radicaux()
