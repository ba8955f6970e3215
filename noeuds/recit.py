"""A situation being told, question after question: its draft, or the private vignette that is opened again.

A draft and its vignette have the same reference: an answer sent twice, from two tabs or after a cut, makes one thing.
"""

import hashlib
import json
from functools import cached_property

from django.apps import apps
from django.db import transaction
from django.db.models import CharField, Value
from django.http import Http404, QueryDict

from socle.cercles.actions import signer
from socle.cercles.permissions import peut_modifier
from socle.cercles.traductions import dans_la_langue
from socle.comptes.models import Bassin
from socle.etiquettes.models import Etiquette
from socle.modeles import langue_active

from .actions import consigner_l_ecriture
from .forms.recit import ETAPES
from .models import BrouillonDeVignette, Mobilisation, Noeud, Terme, Vignette
from .querysets import par_question


class Recit:
    """What its author has answered so far; `brouillon` is None until a first answer is changed."""

    def __init__(self, user, reference, brouillon=None, vignette=None):
        self.user, self.reference = user, reference
        self.brouillon, self.vignette = brouillon, vignette
        origine = brouillon or vignette
        self.langue = origine.langue if origine else langue_active()
        self.gardes = origine.gardes if origine else []
        self.donnees = (
            brouillon.donnees if brouillon else reponses_de(vignette) if vignette is not None else {}
        )

    @classmethod
    def ouvrir(cls, user, reference, verrou=False):
        """The one of this reference, 404 unless it is hers and nobody else reads it; locked to be written to."""
        siens = BrouillonDeVignette.objects.de(user)
        vignettes = Vignette.objects.visibles_pour(user).select_related("groupe")
        if verrou:
            siens = siens.select_for_update()
            vignettes = vignettes.select_for_update(of=("self",))
        brouillon = siens.filter(reference=reference).first()
        vignette = vignettes.filter(reference=reference).first()
        if vignette is not None and not peut_modifier(user, vignette):
            raise Http404
        if vignette is None and brouillon is None:
            raise Http404
        return cls(user, reference, brouillon, vignette)

    @cached_property
    def noeuds(self):
        """Those that she may see, each in her language where it exists, by family."""
        visibles = Noeud.objects.visibles_pour(self.user).sources()
        return par_question(dans_la_langue(visibles, self.user))

    @cached_property
    def termes(self):
        return list(Terme.objects.actifs())

    @cached_property
    def bassins(self):
        return list(Bassin.objects.all())

    @cached_property
    def seance(self):
        """The session for which it was begun, while she may read it, or None."""
        if self.brouillon is None or self.brouillon.seance_id is None:
            return None
        seances = apps.get_model("cdp.Seance").objects.visibles_pour(self.user)
        return seances.filter(pk=self.brouillon.seance_id).first()

    @property
    def texte(self):
        """The words already told, from which terms and labels are proposed."""
        return " ".join(self.donnees.get(nom) or "" for nom in ("recit", "aide_ou_manque", "suite"))

    @cached_property
    def groupes(self):
        return [adhesion.cycle.groupe for adhesion in self.user.adhesions_actives]

    @property
    def groupe(self):
        """The group where it will be reviewed: hers, chosen or first."""
        choisi = self.donnees.get("groupe")
        if self.vignette is not None and choisi in ("", str(self.vignette.groupe_id)):
            return self.vignette.groupe
        return next((g for g in self.groupes if str(g.pk) == choisi), next(iter(self.groupes), None))

    def question(self, classe, envoi=None):
        """The form of one question, as it was last answered or as it is sent."""
        instance = Vignette(gardes=list(self.gardes), langue=self.langue)
        if envoi is not None:
            return classe(envoi, recit=self, instance=instance)
        groupe = {"groupe": self.groupe.pk} if self.groupe else {}
        initial = {"langue": self.langue, **groupe, **self.donnees, "version": self.version(classe)}
        return classe(initial=initial, recit=self, instance=instance)

    def version(self, classe):
        """Of what is kept for one question: two tabs at two questions do not disturb one another."""
        reponses = json.dumps([self.donnees.get(nom) or "" for nom in classe.champs()])
        return hashlib.sha256(reponses.encode()).hexdigest()[:16]

    def a_change_ailleurs(self, form):
        """Whether its question was answered elsewhere since this form was opened, and differently."""
        classe = type(form)
        vues = form.data.get("version", "")
        propres = form.donnees_propres()
        memes = all((self.donnees.get(nom) or "") == (propre or "") for nom, propre in propres.items())
        return bool(vues) and vues != self.version(classe) and not memes

    def garder_les_reponses(self, form):
        """Keep what is clean of a validated form; a text that the helper refuses stays out (produit.md §4.2)."""
        nouvelles = {**self.donnees, **form.donnees_propres()}
        gardes = [g for g in self.gardes if g["champ"] not in form.TEXTES or g["champ"] in form.errors]
        gardes += [g for g in form.instance.gardes if g["champ"] in form.donnees_propres()]
        etape = type(form).cle
        if self.brouillon and (nouvelles, gardes, etape) == (self.donnees, self.gardes, self.brouillon.etape):
            return
        self.brouillon = self.brouillon or BrouillonDeVignette(reference=self.reference, auteur=self.user)
        self.donnees, self.gardes = nouvelles, gardes
        self.langue = nouvelles.get("langue") or self.langue
        self.brouillon.donnees, self.brouillon.gardes = nouvelles, gardes
        self.brouillon.langue, self.brouillon.etape, self.brouillon.groupe = self.langue, etape, self.groupe
        self.brouillon.save()

    def questions_verifiees(self, instance=None):
        """Every question with its kept answers, validated again: lists, nœuds and rules may have changed since."""
        return [self.question_verifiee(classe, instance) for classe in ETAPES]

    def question_verifiee(self, classe, instance=None):
        instance = instance or Vignette(gardes=list(self.gardes), langue=self.langue)
        return classe(self._envoi(classe), recit=self, instance=instance)

    def _envoi(self, classe):
        envoi = QueryDict(mutable=True)
        valeurs = {"langue": self.langue, "groupe": self.groupe and str(self.groupe.pk), **self.donnees}
        for nom in classe.champs():
            valeur = valeurs.get(nom) or []
            envoi.setlist(nom, valeur if isinstance(valeur, list) else [valeur])
        return envoi

    @transaction.atomic
    def devenir_vignette(self):
        """Make or change the private vignette and drop the draft; None when an answer is to be mended."""
        nouvelle = self.vignette is None
        vignette = Vignette(reference=self.reference) if nouvelle else self.vignette
        vignette.gardes, vignette.langue = list(self.gardes), self.langue
        formes = self.questions_verifiees(vignette)
        if any(forme.errors for forme in formes):
            return None
        if nouvelle or (self.groupe and self.groupe.pk != vignette.groupe_id):
            signer(vignette, self.user, self.groupe)
        vignette.save()
        for forme in formes:
            forme.save(commit=False)
            forme.save_m2m()
        self._lier(vignette, {type(forme).cle: forme for forme in formes})
        if nouvelle:
            consigner_l_ecriture(vignette, self.user)
        if self.brouillon:
            self.brouillon.delete()
        return vignette

    def _lier(self, vignette, formes):
        noms = formes["titre"].cleaned_data["etiquettes"]
        vignette.etiquettes.set(Etiquette.objects.pour_noms(noms))
        appels = formes["appels"].appels()
        connues = dict(vignette.mobilisations.values_list("quoi", "ressource"))
        connues |= self._ressources([quoi for quoi, _par, _effet in appels])
        vignette.mobilisations.all().delete()
        Mobilisation.objects.bulk_create(
            Mobilisation(vignette=vignette, quoi=quoi, par=par, effet=effet, ressource_id=connues.get(quoi))
            for quoi, par, effet in appels
        )

    def _ressources(self, noms):
        """Those of the directory that she may see and that are called by their own name."""
        annuaire = apps.get_model("ressources.Ressource")
        return dict(annuaire.objects.visibles_pour(self.user).filter(nom__in=noms).values_list("nom", "pk"))


def reponses_de(vignette):
    """The answers of a vignette as a draft keeps them."""
    champs = {nom for classe in ETAPES for nom in classe.champs()}
    simples = {champ.name for champ in Vignette._meta.fields if not champ.is_relation}
    reponses = {nom: getattr(vignette, nom) for nom in champs & simples}
    for nom in ("noeud", "bassin", "groupe"):
        cle = getattr(vignette, f"{nom}_id")
        reponses[nom] = str(cle) if cle else ""
    for nom, cle in _choix_multiples(vignette):
        reponses[nom] = [*reponses.get(nom, []), str(cle)]
    reponses["etiquettes"] = ", ".join(etiquette.name for etiquette in vignette.etiquettes.all())
    for rang, appel in enumerate(vignette.mobilisations.all()[:8], 1):
        reponses |= {f"quoi_{rang}": appel.quoi, f"par_{rang}": appel.par, f"effet_{rang}": appel.effet}
    return reponses


def _choix_multiples(vignette):
    """The (answer, key) of each choice among several, in one query."""
    listes = dict.fromkeys(("vulnerabilites", "pathologies", "themes"), "terme")
    premiere, *autres = [
        getattr(Vignette, nom)
        .through.objects.filter(vignette=vignette)
        .order_by()
        .values_list(Value(nom, CharField()), f"{cible}_id")
        for nom, cible in {**listes, "autres_noeuds": "noeud"}.items()
    ]
    return premiere.union(*autres, all=True)


def commencer(user, reference, form):
    """The draft of a new situation, from its first answer; the same reference sent twice is the same draft."""
    recit = Recit(user, reference, BrouillonDeVignette.objects.de(user).filter(reference=reference).first())
    recit.garder_les_reponses(form)
    return recit


def commencer_d_une_preparation(preparation):
    """The private draft of the situation that she brings to a session; its text passed the helper there (§4.2)."""
    gardes = [{**garde, "champ": "recit"} for garde in preparation.gardes if garde["champ"] == "situation"]
    return BrouillonDeVignette.objects.create(
        auteur=preparation.auteur,
        groupe=preparation.groupe,
        seance=preparation.seance,
        langue=preparation.langue,
        donnees={"recit": preparation.situation, "langue": preparation.langue},
        gardes=gardes,
    )


def defaire(user, reference, texte):
    """Forget that draft while nothing but this text was told in it; says whether it could."""
    brouillon = BrouillonDeVignette.objects.de(user).filter(reference=reference).first()
    if brouillon is None:
        return True
    if brouillon.donnees.get("recit") != texte or set(brouillon.donnees) - {"recit", "langue"}:
        return False
    brouillon.delete()
    return True
