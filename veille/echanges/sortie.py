"""What goes out: her own texts, her passages, those of second coders who have finished. Nobody's name, ever."""

from django.utils import timezone
from django.utils.translation import gettext as _

from ..codage.texte import normaliser
from ..models import Code, Memo, Observation, Passage, SecondCodage
from . import couleurs, guids
from .contenu import CODEUSE, CodeEcrit, Codeuse, MemoEcrit, PassageEcrit, Pose, Projet, TexteEcrit
from .positions import en_lignes

#: The variables of a text, as other programs show them; ours on the way back.
DATE, SEANCE, MOMENT, GENRE, LANGUE = "Date", "Séance", "Moment", "Genre", "Langue"


def textes_a_sortir(user, groupe=None, du=None, au=None):
    """Her own, whoever else reads them: what was given her to code a second time is not hers to take away."""
    textes = Observation.objects.visibles_pour(user).filter(auteur=user)
    if groupe is not None:
        textes = textes.filter(groupe=groupe)
    if du is not None:
        textes = textes.filter(seance__debut__date__gte=du)
    if au is not None:
        textes = textes.filter(seance__debut__date__lte=au)
    return textes.select_related("seance", "groupe").order_by("seance__debut", "cree_le", "pk")


def grille(codes=None, utiles=frozenset(), memos=()):
    """The code book in tree order. A retired code goes out when something of the project carries it, or one below."""
    arbre = Code.objects.en_arbre() if codes is None else codes
    par_pk = {code.pk: code for code in arbre}
    gardes = {code.pk for code in arbre if code.retire_le is None} | (set(utiles) & set(par_pk))
    for code in arbre:
        if code.pk in gardes:
            while code is not None and code.parent_id:
                gardes.add(code.parent_id)
                code = par_pk.get(code.parent_id)
    notes: dict[int, list[str]] = {}
    for memo in memos:
        notes.setdefault(memo.code_id, []).append(str(memo.cle))
    return [
        CodeEcrit(
            guid=str(code.guid),
            nom=code.nom,
            definition=code.definition,
            couleur=couleurs.couleur(code.couleur_rang),
            parent=str(par_pk[code.parent_id].guid) if code.parent_id in par_pk else "",
            codable=code.retire_le is None or code.pk in utiles,
            memos=notes.get(code.pk, []),
        )
        for code in arbre
        if code.pk in gardes
    ]


def projet(user, textes, avec_memos=True):
    """The project of these texts. Six queries, whatever their number."""
    textes = list(textes)
    passages = _passages(user, textes)
    memos = list(Memo.objects.filter(auteur=user).order_by("cree_le", "pk")) if avec_memos else []
    dits = {memo.passage_id for memo in memos if memo.passage_id}
    codeuses, qui = _codeuses(user, passages)
    par_texte: dict[int, list[PassageEcrit]] = {}
    notes = _par(memos, "passage_id")
    for passage in passages:
        if passage.codages.all() or passage.pk in dits:
            ecrit = _passage(passage, qui, notes.get(passage.pk, []))
            par_texte.setdefault(passage.observation_id, []).append(ecrit)
    utiles = {codage.code_id for passage in passages for codage in passage.codages.all()}
    sortis = [_texte(texte, par_texte.get(texte.pk, []), memos) for texte in textes]
    return Projet(
        nom=_("Le fil, observations"),
        codeuses=codeuses,
        codes=grille(utiles=utiles, memos=[memo for memo in memos if memo.code_id]),
        textes=sortis,
        memos=_memos(memos, {texte.pk for texte in textes}, {passage.pk for passage in passages}),
    )


def _passages(user, textes):
    """Hers; those of a second coder once she said that she had finished; those that came by an import."""
    finis = set(
        SecondCodage.objects.filter(observation__in=textes, fini_le__isnull=False).values_list(
            "observation", "codeur"
        )
    )
    passages = (
        Passage.objects.filter(observation__in=textes)
        .select_related("observation")
        .prefetch_related("codages__code")
        .order_by("debut", "fin", "pk")
    )
    return [p for p in passages if p.codeur_id == user.pk or p.code_ailleurs_par or _fini(p, finis)]


def _fini(passage, finis):
    return (passage.observation_id, passage.codeur_id) in finis


def _codeuses(user, passages):
    """([Codeuse], {who: GUID}): « Codeuse 1 » is she who takes her work away."""
    autres = {_qui(p) for p in passages} - {_qui_est(user.pk)}
    qui = [_qui_est(user.pk), *sorted(autres)]
    codeuses = [Codeuse(guids.stable("codeuse", *cle), CODEUSE.format(n)) for n, cle in enumerate(qui, 1)]
    return codeuses, {cle: codeuse.guid for cle, codeuse in zip(qui, codeuses, strict=True)}


def _qui_est(pk):
    return "compte", str(pk)


def _qui(passage):
    if passage.codeur_id:
        return _qui_est(passage.codeur_id)
    return "ailleurs", passage.code_ailleurs_par


def guid_de(user):
    """How she is named in the files she takes away."""
    return guids.stable("codeuse", *_qui_est(user.pk))


def _passage(passage, qui, memos):
    """Its bounds are counted on the text as it goes out; an old text may still have other line ends."""
    codeuse = qui[_qui(passage)]
    texte = passage.observation.texte
    debut, fin = (0, len(texte)) if passage.entier else (passage.debut, min(passage.fin, len(texte)))
    return PassageEcrit(
        guid=str(passage.cle),
        debut=_place(texte, debut),
        fin=_place(texte, fin),
        entier=passage.entier,
        codeuse=codeuse,
        poses=[Pose(str(c.cle), str(c.code.guid), codeuse) for c in passage.codages.all()],
        memos=memos,
    )


def _place(texte, position):
    """From a position of the text kept to one of the text that goes out."""
    if "\r" not in texte and "\u2028" not in texte and texte[:1] != "\n" and texte[-1:] != "\n":
        return position
    avant = en_lignes(texte[:position].replace("\x00", ""))
    return min(max(len(avant) - (len(texte) - len(texte.lstrip("\r\n"))), 0), len(normaliser(texte)))


def _texte(texte, passages, memos):
    seance = texte.seance
    variables = {
        DATE: timezone.localtime(seance.debut).date().isoformat(),
        SEANCE: seance.reference,
        MOMENT: texte.moment,
        GENRE: texte.genre,
        LANGUE: texte.langue,
    }
    return TexteEcrit(
        guid=str(texte.cle),
        nom=texte.titre or f"{seance.titre}, {variables[DATE]}",
        texte=normaliser(texte.texte),
        groupe=str(texte.groupe),
        variables={nom: valeur for nom, valeur in variables.items() if valeur},
        le=_moment(texte.cree_le),
        passages=[passage for passage in passages if passage.debut < passage.fin or passage.entier],
        memos=[str(memo.cle) for memo in memos if memo.observation_id == texte.pk],
    )


def _memos(memos, textes, passages):
    """Hers, of what goes out, of codes, and of nothing in particular."""
    return [
        MemoEcrit(str(memo.cle), memo.titre, normaliser(memo.texte), _moment(memo.cree_le))
        for memo in memos
        if (memo.observation_id is None or memo.observation_id in textes)
        and (memo.passage_id is None or memo.passage_id in passages)
    ]


def _par(memos, champ):
    ranges: dict[int, list[str]] = {}
    for memo in memos:
        if (cle := getattr(memo, champ)) is not None:
            ranges.setdefault(cle, []).append(str(memo.cle))
    return ranges


def _moment(quand):
    return f"{quand:%Y-%m-%dT%H:%M:%S}Z"
