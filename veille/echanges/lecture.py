"""A project read: what it holds that we can keep, and in words what is left out. Raises FichierRefuse, nothing else."""

from dataclasses import dataclass, field

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from ..codage.texte import normaliser
from . import guids, noms
from .archive import Archive
from .contenu import TOUT_LE_TEXTE, Codeuse, MemoEcrit, PassageEcrit, Pose, Projet, TexteEcrit
from .grille_qdc import lire_l_arbre
from .positions import aplati, compteur, decoder, en_lignes, est_deja_dit
from .xml import FichierRefuse, enfant, enfants, entier, lire, local, texte_de

TEXTES_AU_PLUS = 500
SIGNES_AU_PLUS = 6_000_000
PASSAGES_AU_PLUS = 20_000
MEMOS_AU_PLUS = 20_000
#: Of what is left aside, as many are named; one does not read a thousand sentences.
REMARQUES_AU_PLUS = 50
_AUTRES_SOURCES = ("PictureSource", "PDFSource", "AudioSource", "VideoSource")


@dataclass
class Lecture:
    projet: Projet
    #: What was left out and why, in sentences.
    remarques: list[str] = field(default_factory=list)


def lire_le_projet(octets: bytes) -> Lecture:
    archive = Archive(octets)
    base = lire(archive.projet(), "Project")
    return _Lecteur(archive, base).tout()


class _Lecteur:
    def __init__(self, archive, base):
        self.archive, self.base = archive, base
        self.projet = Projet(nom=(base.get("name") or "").strip(), origine=(base.get("origin") or "").strip())
        self.remarques: list[str] = []
        self.pris: set[str] = set()
        self.dits: dict[str, str] = {}
        self.signes = self.nombre = 0
        self.sans_code = self.hors_texte = self.inconnus = 0

    def tout(self):
        self.projet.codeuses = [
            Codeuse(guid, (noeud.get("name") or "").replace("\x00", "").strip()[:80])
            for noeud in enfants(enfant(self.base, "Users"), "User")
            if (guid := guids.lire(noeud.get("guid")))
        ]
        livre = enfant(self.base, "CodeBook")
        self.projet.codes = lire_l_arbre(livre) if livre is not None else []
        self.codes = {code.guid for code in self.projet.codes}
        self._memos()
        self.variables = {
            guids.lire(noeud.get("guid")): (noeud.get("name") or "").strip()
            for noeud in enfants(enfant(self.base, "Variables"), "Variable")
        }
        self.groupes = self._groupes()
        self._sources()
        self._retenir_les_renvois()
        self._dire()
        return Lecture(self.projet, self.remarques)

    def _neuf(self, noeud):
        """Its GUID if it has one that nothing else has, else a new one."""
        guid = guids.lire(noeud.get("guid"))
        if not guid or guid in self.pris:
            guid = guids.neuf()
        self.pris.add(guid)
        return guid

    def _memos(self):
        for noeud in enfants(enfant(self.base, "Notes"), "Note"):
            brut = self._texte_brut(noeud)
            texte = normaliser(en_lignes(brut)) if brut is not None else ""
            if not texte.strip():
                continue
            titre = noms.titre_lu((noeud.get("name") or "").replace("\x00", "").strip(), texte)
            self._memo(MemoEcrit(self._neuf(noeud), titre, texte, noeud.get("creationDateTime") or ""))

    def _memo(self, memo):
        if len(self.projet.memos) >= MEMOS_AU_PLUS:
            raise FichierRefuse(
                _("Trop de mémos pour un seul import : %(n)s au plus.") % {"n": MEMOS_AU_PLUS}
            )
        self.projet.memos.append(memo)
        self.dits[memo.guid] = aplati(memo.texte)

    def _texte_brut(self, noeud):
        """The plain text of a source or of a note, with its own line ends; None where there is none."""
        brut = None
        if (contenu := enfant(noeud, "PlainTextContent")) is not None:
            brut = (contenu.text or "").replace("\x00", "\ufffd")
        elif (chemin := noeud.get("plainTextPath")) and (octets := self.archive.source(chemin)) is not None:
            brut = decoder(octets, self.projet.origine)
        self.signes += len(brut or "")
        if self.signes > SIGNES_AU_PLUS:
            raise FichierRefuse(
                _("Ces textes sont trop longs pour un seul import. Exportez-en moins à la fois.")
            )
        return brut

    def _groupes(self):
        membres = {}
        for ensemble in enfants(enfant(self.base, "Sets"), "Set"):
            for membre in enfants(ensemble, "MemberSource"):
                membres.setdefault(guids.lire(membre.get("targetGUID")), (ensemble.get("name") or "").strip())
        return membres

    def _sources(self):
        sources = enfant(self.base, "Sources")
        for noeud in sources if sources is not None else ():
            if local(noeud) == "TextSource":
                self._source(noeud)
            elif local(noeud) in _AUTRES_SOURCES:
                self._remarquer(
                    _("« %(nom)s » n’est pas un texte : il reste de côté, avec ses codages."), noeud
                )

    def _remarquer(self, phrase, noeud):
        if len(self.remarques) < REMARQUES_AU_PLUS:
            self.remarques.append(phrase % {"nom": (noeud.get("name") or _("Sans nom"))[:80]})

    def _source(self, noeud):
        if len(self.projet.textes) >= TEXTES_AU_PLUS:
            raise FichierRefuse(
                _("Trop de textes pour un seul import : %(n)s au plus.") % {"n": TEXTES_AU_PLUS}
            )
        brut = self._texte_brut(noeud)
        if brut is None:
            self._remarquer(_("« %(nom)s » : son texte manque dans le fichier."), noeud)
            return
        lignes = en_lignes(brut)
        texte = normaliser(lignes)
        guid = guids.lire(noeud.get("guid"))
        lu = TexteEcrit(
            guid=self._neuf(noeud),
            nom=(noeud.get("name") or "").replace("\x00", "").strip() or _("Sans nom"),
            texte=texte,
            groupe=self.groupes.get(guid, ""),
            variables=self._valeurs(noeud),
            le=noeud.get("creationDateTime") or "",
        )
        # Line ends at the very beginning are not kept: what follows moves up.
        self.avance = len(lignes) - len(lignes.lstrip("\n"))
        self._passages(noeud, lu, brut)
        lu.memos = self._ses_memos(noeud)
        self.projet.textes.append(lu)

    def _valeurs(self, noeud):
        valeurs = {}
        for dite in enfants(noeud, "VariableValue"):
            ref = enfant(dite, "VariableRef")
            nom = self.variables.get(guids.lire(ref.get("targetGUID"))) if ref is not None else None
            valeur = next((e.text for e in dite if local(e).endswith("Value") and e.text), "")
            if nom and valeur:
                valeurs[nom] = valeur.replace("\x00", "").strip()
        return valeurs

    def _passages(self, noeud, lu, brut):
        selections = enfants(noeud, "PlainTextSelection")
        self.nombre += len(selections)
        if self.nombre > PASSAGES_AU_PLUS:
            raise FichierRefuse(
                _("Trop de passages pour un seul import : exportez moins de textes à la fois.")
            )
        bornes = [
            (entier(s.get("startPosition")), entier(s.get("endPosition")), s.get("name") or "")
            for s in selections
        ]
        place = compteur(brut, self.projet.origine, bornes)
        for selection, (debut, fin, nom) in zip(selections, bornes, strict=True):
            debut, fin = self._borner(place(debut), lu), self._borner(place(fin), lu)
            if debut is None or fin is None or debut >= fin:
                self.hors_texte += 1
                continue
            tout = nom == TOUT_LE_TEXTE and (debut, fin) == (0, len(lu.texte))
            self._passage(selection, lu, PassageEcrit("", debut, fin, tout))
        if poses := self._poses(noeud):
            passage = PassageEcrit(guids.neuf(), 0, len(lu.texte), True, poses[0].codeuse, poses)
            lu.passages.append(passage)

    def _borner(self, position, lu):
        return None if position is None else min(max(position - self.avance, 0), len(lu.texte))

    def _passage(self, selection, lu, passage):
        passage.guid = self._neuf(selection)
        passage.poses = self._poses(selection)
        passage.memos = self._ses_memos(selection)
        passage.codeuse = guids.lire(selection.get("creatingUser")) or next(
            (pose.codeuse for pose in passage.poses), ""
        )
        if not passage.poses and not passage.memos:
            self.sans_code += 1
            return
        lu.passages.append(passage)

    def _poses(self, noeud):
        poses, deja = [], set()
        for codage in enfants(noeud, "Coding"):
            ref = enfant(codage, "CodeRef")
            code = guids.lire(ref.get("targetGUID")) if ref is not None else ""
            if code not in self.codes:
                self.inconnus += 1
            elif code not in deja:
                deja.add(code)
                codeuse = guids.lire(codage.get("creatingUser")) or guids.lire(noeud.get("creatingUser"))
                poses.append(Pose(self._neuf(codage), code, codeuse))
        return poses

    def _ses_memos(self, noeud):
        """Notes that it refers to; a description that says nothing else than them is the same memo."""
        memos = list(dict.fromkeys(guids.lire(ref.get("targetGUID")) for ref in enfants(noeud, "NoteRef")))
        dit = normaliser(texte_de(noeud, "Description")).strip()
        if dit and not est_deja_dit(aplati(dit), [self.dits[g] for g in memos if g in self.dits]):
            ajoute = MemoEcrit(guids.neuf(), "", dit, "")
            self._memo(ajoute)
            memos.append(ajoute.guid)
        return memos

    def _retenir_les_renvois(self):
        """References to notes that are not there lead nowhere."""
        connus = {memo.guid for memo in self.projet.memos}
        for chose in (*self.projet.codes, *self.projet.textes, *self.projet.passages):
            chose.memos = [guid for guid in chose.memos if guid in connus]

    def _dire(self):
        for nombre, phrase in (
            (
                n := self.hors_texte,
                ngettext(
                    "%(n)s passage est hors de son texte.", "%(n)s passages sont hors de leur texte.", n
                ),
            ),
            (
                n := self.sans_code,
                ngettext("%(n)s passage n’a pas de code.", "%(n)s passages n’ont pas de code.", n),
            ),
            (
                n := self.inconnus,
                ngettext("%(n)s codage vise un code absent.", "%(n)s codages visent un code absent.", n),
            ),
        ):
            if nombre:
                self.remarques.append(phrase % {"n": nombre})
