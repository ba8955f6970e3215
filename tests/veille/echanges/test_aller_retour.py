"""What goes out and comes back is the same: the tree, the passages to the sign, the memos."""

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.veille.echanges.strategies import projets
from veille.echanges import grille_qdc, projet_qdpx
from veille.echanges.contenu import CodeEcrit, PassageEcrit, Pose, Projet, TexteEcrit, depuis_json, en_json
from veille.echanges.lecture import lire_le_projet

#: A failure is shown as it was found: shrinking projects takes minutes.
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
LE = "2026-09-01T08:00:00Z"


def par_guid(choses):
    return {chose.guid: chose for chose in choses}


@settings(max_examples=25, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))
@given(projets(), st.sampled_from(["\n", "\r\n"]))
def test_ce_qui_sort_et_revient_est_le_meme(projet, fins):
    lu = lire_le_projet(projet_qdpx.ecrire(projet, LE, fins))
    assert lu.remarques == []
    revenu = lu.projet
    assert par_guid(revenu.codes) == par_guid(projet.codes)
    assert [code.guid for code in revenu.codes if not code.parent] == [
        code.guid for code in projet.codes if not code.parent
    ]
    assert [texte.texte for texte in revenu.textes] == [texte.texte for texte in projet.textes]
    assert revenu.textes == projet.textes
    assert revenu.codeuses == projet.codeuses
    assert par_guid(revenu.memos) == par_guid(projet.memos)
    assert depuis_json(en_json(revenu)) == revenu


@settings(max_examples=25, deadline=None, phases=PHASES)
@given(projets())
def test_la_grille_seule_revient_la_meme_avec_son_ordre(projet):
    codes = [CodeEcrit(c.guid, c.nom, c.definition, c.couleur, c.parent, c.codable) for c in projet.codes]
    revenus = grille_qdc.lire_la_grille(grille_qdc.ecrire(codes)) if codes else []
    assert par_guid(revenus) == par_guid(codes)
    for parent in {code.parent for code in codes}:
        assert [c.guid for c in revenus if c.parent == parent] == [
            c.guid for c in codes if c.parent == parent
        ]


def test_mille_passages_qui_se_chevauchent_reviennent_au_signe_pres():
    texte = "Le fil 🧶 passe, e\u0301t l’équipe 👩🏽‍⚕️ le tient.\n" * 400
    code = CodeEcrit("6f35c6f2-bd8f-4f08-ad49-6d62cb8442a5", "Le fil")
    passages = [
        PassageEcrit(
            f"00000000-0000-4000-8000-{n:012d}",
            7 * n,
            7 * n + 90,
            poses=[Pose(f"00000000-0000-4000-9000-{n:012d}", code.guid)],
        )
        for n in range(1000)
    ]
    source = TexteEcrit("7f35c6f2-bd8f-4f08-ad49-6d62cb8442a5", "Long", texte.strip("\n"), passages=passages)
    projet = Projet("Année", codes=[code], textes=[source])
    revenu = lire_le_projet(projet_qdpx.ecrire(projet, LE)).projet
    assert [(p.guid, p.debut, p.fin, p.poses) for p in revenu.passages] == [
        (p.guid, p.debut, p.fin, p.poses) for p in passages
    ]
