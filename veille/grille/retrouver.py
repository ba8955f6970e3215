"""Finding passages again: by codes and by where they come from, only among those that the asker may read."""

from django.db.models import Count, Exists, OuterRef
from django.utils.text import Truncator

from ..models import Codage, Observation, Passage

UN_DES, TOUS, PROCHES = "un", "tous", "proches"
_AUTOUR = 240
_LONG = 900


def retrouver(user, codes=(), lien=UN_DES, **criteres):
    """`codes`: sets of keys, one a code asked for (with its sub-codes or not); `criteres`: lookups and their values."""
    passages = Passage.objects.visibles_pour(user)
    if codes and lien == UN_DES:
        passages = passages.filter(_porte(set().union(*codes)))
    elif codes and lien == TOUS:
        for ensemble in codes:
            passages = passages.filter(_porte(ensemble))
    elif codes:
        passages = _proches(passages, codes, user)
    connus = {nom: valeur for nom, valeur in criteres.items() if valeur not in (None, "")}
    return passages.filter(**connus).order_by("-observation__seance__debut", "observation", "debut", "pk")


def _porte(codes):
    return Exists(Codage.objects.filter(passage=OuterRef("pk"), code__in=codes))


def _proches(passages, codes, user):
    """They carry one of the codes, and share words with one of each other code; a whole text is close to nothing."""
    passages = passages.filter(_porte(set().union(*codes)), entier=False)
    for ensemble in codes:
        voisins = Passage.objects.visibles_pour(user).filter(
            observation=OuterRef("observation"),
            debut__lt=OuterRef("fin"),
            fin__gt=OuterRef("debut"),
            entier=False,
        )
        passages = passages.filter(Exists(voisins.filter(codages__code__in=ensemble)))
    return passages


def compter(passages):
    """In one query: passages, texts, sessions, groups."""
    return passages.order_by().aggregate(
        passages=Count("pk", distinct=True),
        textes=Count("observation", distinct=True),
        seances=Count("observation__seance", distinct=True),
        groupes=Count("observation__groupe", distinct=True),
    )


def avec_leur_source(passages, user):
    """The passages of a page, each with its text around it; a long text is read once, whoever many passages it has."""
    passages = list(passages)
    textes = (
        Observation.objects.visibles_pour(user)
        .select_related("seance", "groupe", "auteur")
        .in_bulk({passage.observation_id for passage in passages})
    )
    return [_avec_ses_lignes(passage, textes[passage.observation_id]) for passage in passages]


def _avec_ses_lignes(passage, observation):
    texte = observation.texte
    return {
        "passage": passage,
        "observation": observation,
        "avant": "" if passage.entier else avant(texte, passage.debut),
        "mots": Truncator(texte[passage.debut : passage.fin]).chars(_LONG),
        "apres": "" if passage.entier else apres(texte, passage.fin),
    }


def avant(texte, debut):
    """The two lines before, at most, cut at a word."""
    lignes = texte[:debut].rsplit("\n", 2)[-2:]
    morceau = "\n".join(lignes).lstrip()
    if len(morceau) <= _AUTOUR:
        return morceau
    court = morceau[-_AUTOUR:]
    return f"… {court.partition(' ')[2]}"


def apres(texte, fin):
    """The two lines after, at most, cut at a word."""
    morceau = "\n".join(texte[fin:].split("\n", 2)[:2]).rstrip()
    if len(morceau) <= _AUTOUR:
        return morceau
    return f"{morceau[:_AUTOUR].rpartition(' ')[0]} …"
