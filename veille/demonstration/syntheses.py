import tomllib
from datetime import datetime, time, timedelta

from django.utils import timezone
from wagtail.models import PageLogEntry

from noeuds.models import Noeud
from socle.cercles import actions
from socle.cercles.enums import Cercle
from socle.comptes.enums import Fonction, Role
from socle.comptes.models import Adhesion, Personne
from socle.demonstration import reference_stable
from socle.etiquettes.models import Etiquette
from socle.texte import markdown_sur, typographier
from veille.models import Faisceau, IndexAnalyses, Releve, SynthesePage, Verbatim

from .grille import DOSSIER

#: How long before it was public each step was taken, in days: author, moderator, coordination.
_DELAIS = (21, 9, 0)


def charger_syntheses(avance, dossier=DOSSIER):
    """Published under « Analyses », then made public by three people, each step logged with its day."""
    rangees = [
        tomllib.loads(chemin.read_text("utf-8")) for chemin in sorted((dossier / "syntheses").glob("*.toml"))
    ]
    index = IndexAnalyses.dans("fr")
    connues = set(SynthesePage.objects.values_list("slug", flat=True))
    equipe = _equipe()
    for fait, rangee in enumerate(rangees, 1):
        if index is not None and all(equipe) and rangee["cle"] not in connues:
            _publier(_page(index, rangee, equipe[0]), rangee, *equipe)
        avance(fait, len(rangees))


def _equipe():
    """The veilleuse, a moderator and coordination: three people, as produit.md §4.1 wants."""
    veilleuse = Personne.objects.filter(fonction=Fonction.VEILLEUSE).order_by("pk").first()
    moderatrice = (
        Personne.objects.filter(
            adhesions__role=Role.MODERATEUR,
            adhesions__in=Adhesion.objects.actives(),
            fonction=Fonction.AUCUNE,
        )
        .order_by("pk")
        .first()
    )
    coordination = Personne.objects.filter(fonction=Fonction.COORDINATION).order_by("pk").first()
    return veilleuse, moderatrice, coordination


def _page(index, rangee, veilleuse):
    publiee_le = _il_y_a(rangee["publiee_il_y_a_jours"])
    depuis_toujours = [bloc for bloc in rangee["bloc"] if bloc.get("depuis", 1) == 1]
    page = SynthesePage(
        reference=reference_stable("synthese", rangee["cle"]),
        owner=veilleuse,
        slug=rangee["cle"],
        title=rangee["titre"],
        live=False,
        date=publiee_le.date(),
        chapeau=rangee.get("premier_chapeau", rangee["chapeau"]),
        periode=rangee["periode"],
        auteur_affiche=rangee["auteur_affiche"],
        resume=rangee["resume"],
        corps=_corps(depuis_toujours),
    )
    actions.signer(page, veilleuse)
    index.add_child(instance=page)
    page.noeuds = Noeud.objects.sources().filter(slug__in=rangee["noeuds"])
    page.etiquettes.set(Etiquette.objects.pour_noms(rangee["tags"]))
    return page


def _mettre_en_ligne(page, veilleuse, coordination):
    """As the last step does, without the e-mails of those before it: they were written months ago."""
    page.save_revision(user=veilleuse).publish(user=coordination, skip_permission_checks=True)


def _publier(page, rangee, veilleuse, moderatrice, coordination):
    _mettre_en_ligne(page, veilleuse, coordination)
    page = SynthesePage.objects.get(pk=page.pk)
    if rangee["cercle"] == Cercle.PUBLIC:
        actions.proposer(page, veilleuse, Cercle.PUBLIC)
        actions.relire(page, moderatrice)
        actions.valider(page, coordination)
    if "version" in rangee:
        _publier_une_autre_version(page, rangee, veilleuse, coordination)
    _dater(page, _il_y_a(rangee["publiee_il_y_a_jours"]))


def _publier_une_autre_version(page, rangee, veilleuse, coordination):
    """Written again once there were figures and evidence: what it says of itself is in the file."""
    page.chapeau, page.corps = rangee["chapeau"], _corps(rangee["bloc"])
    page.changements = rangee["version"]["changements"]
    _mettre_en_ligne(page, veilleuse, coordination)
    page.versions.filter(numero=2).update(publiee_le=_il_y_a(rangee["version"]["il_y_a_jours"]))


def _dater(page, publiee_le):
    ecrite_le = publiee_le - timedelta(days=_DELAIS[0])
    for etape, delai in zip(page.pas.order_by("le", "pk"), _DELAIS, strict=False):
        etape.le = publiee_le - timedelta(days=delai)
        etape.save(update_fields=["le"])
    page.versions.filter(numero=1).update(publiee_le=publiee_le)
    page.versions.exclude(publique_le=None).update(publique_le=publiee_le)
    page.revisions.update(created_at=ecrite_le)
    PageLogEntry.objects.filter(page=page.pk).update(timestamp=ecrite_le)
    SynthesePage.objects.filter(pk=page.pk).update(
        first_published_at=ecrite_le,
        last_published_at=ecrite_le,
        latest_revision_created_at=ecrite_le,
        relu_le=publiee_le - timedelta(days=_DELAIS[1]),
    )


def _il_y_a(jours):
    jour = timezone.localdate() - timedelta(days=jours)
    return timezone.make_aware(datetime.combine(jour, time(9, 30)))


def _corps(blocs):
    """What is cited may be missing, when a part of the demonstration was not loaded: the page does without."""
    return [(genre, valeur) for genre, valeur in map(_bloc, blocs) if valeur is not None]


def _bloc(bloc):
    """One block of the file as the StreamField wants it; the Markdown becomes what Wagtail's editor writes."""
    valeurs = {
        "titre": lambda: typographier(bloc["texte"]),
        "texte": lambda: _html(bloc),
        "citation": lambda: {"texte": bloc["texte"], "attribution": bloc["attribution"]},
        "encadre": lambda: {"titre": bloc["titre"], "texte": _html(bloc)},
        "chiffres": lambda: {
            "titre": bloc["titre"],
            "situations": "situation" in bloc["base"].lower(),
            "lignes": bloc["lignes"],
            "base": bloc["base"],
        },
        "note": lambda: {"texte": _html(bloc)},
        "preuves": lambda: _preuves(bloc),
        "figure": lambda: _figure(bloc),
        "verbatim": lambda: Verbatim.objects.filter(texte__startswith=bloc["debut"]).first(),
        "noeud": lambda: Noeud.objects.sources().filter(slug=bloc["slug"]).first(),
    }
    return bloc["type"], valeurs[bloc["type"]]()


def _html(bloc):
    return str(markdown_sur(typographier(bloc["markdown"])))


def _preuves(bloc):
    references = [reference_stable("faisceau", cle) for cle in bloc["faisceaux"]]
    faisceaux = list(Faisceau.objects.filter(reference__in=references))
    return {"texte": _html(bloc), "faisceaux": faisceaux} if faisceaux else None


def _figure(bloc):
    releves = Releve.objects.debout().filter(motif__reference=reference_stable("motif", bloc["motif"]))
    releve = releves.order_by("-arrete_au").first()
    return {"releve": releve, "legende": bloc["legende"]} if releve else None
