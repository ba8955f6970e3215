"""Who may do what with observations, documents and syntheses; pure predicates, read top-down."""

from socle.cercles import permissions as cercles
from socle.cercles.enums import Cercle, Etat
from socle.comptes.enums import Role


def peut_veiller(user) -> bool:
    """The veilleuse: by her function, or in one of her groups."""
    if not (user.is_authenticated and user.is_active):
        return False
    return user.est_veilleuse or any(a.role == Role.VEILLEUSE for a in user.adhesions_actives)


def peut_noter(user, seance) -> bool:
    """Observe the sessions of her own groups, and those only."""
    if not peut_veiller(user) or seance.groupe_id not in user.groupes_ids:
        return False
    return user.est_veilleuse or user.adhesion_dans(seance.groupe_id).role == Role.VEILLEUSE


def peut_lire_les_observations(user) -> bool:
    """Whether the list exists for this person; what she finds there is `visibles_pour`'s matter."""
    if not (user.is_authenticated and user.is_active):
        return False
    return peut_veiller(user) or user.est_moderateur or user.est_coordination


def peut_lire_partagee(user, observation) -> bool:
    """Once shared by its author: the moderators of that group and coordination. Never a participant."""
    if not (user.is_authenticated and user.is_active):
        return False
    if observation.partagee_le is None or observation.etat != Etat.EN_LIGNE:
        return False
    if user.est_coordination or observation.groupe_id in user.groupes_moderes_ids:
        return True
    return est_second_codeur(user, observation)


def peut_coder(user, observation) -> bool:
    """Her own text; or one that was given her to code a second time, as long as it is shared."""
    if not (user.is_authenticated and user.is_active) or observation.etat != Etat.EN_LIGNE:
        return False
    if observation.auteur_id == user.pk:
        return peut_veiller(user)
    return observation.est_partagee and est_second_codeur(user, observation)


def peut_seconder(personne, observation) -> bool:
    """Who may be asked to code a text a second time: those who may read it once shared, or another veilleuse."""
    if not personne.is_active or personne.pk == observation.auteur_id:
        return False
    moderatrice = observation.groupe_id in personne.groupes_moderes_ids
    return moderatrice or personne.est_coordination or peut_veiller(personne)


def est_second_codeur(user, observation) -> bool:
    """Asked to, and still one of those who may be: leaving the moderation of the group closes the text."""
    return peut_seconder(user, observation) and observation.seconds_codages.filter(codeur=user.pk).exists()


def peut_demander_un_second_codage(user, observation) -> bool:
    """Its author, of a text that is shared, and no other."""
    return observation.est_partagee and peut_partager(user, observation) and peut_veiller(user)


def peut_comparer(user, second) -> bool:
    """The two coders, once the second has finished; she, as long as the text is open to her."""
    if second.fini_le is None or not user.is_authenticated:
        return False
    observation = second.observation
    if observation.auteur_id == user.pk:
        return peut_veiller(user)
    return second.codeur_id == user.pk and peut_coder(user, observation)


def peut_partager(user, observation) -> bool:
    return (
        user.is_authenticated
        and user.is_active
        and observation.auteur_id == user.pk
        and observation.etat == Etat.EN_LIGNE
    )


def peut_supprimer(user, observation) -> bool:
    """Its author alone, shared or not; coordination, once its author has left and nobody can take it back."""
    if not (user.is_authenticated and user.is_active):
        return False
    return observation.auteur_id == user.pk or (observation.auteur_id is None and user.est_coordination)


def peut_deposer(user) -> bool:
    """Put a report in the archive, write a synthesis: the veilleuse and coordination."""
    return user.is_authenticated and (peut_veiller(user) or user.est_coordination)


def peut_modifier_document(user, document) -> bool:
    """As long as nobody else reads it; what was reviewed is what is downloaded (produit.md §4.1)."""
    return cercles.peut_modifier(user, document)


def groupes_veilles(user) -> list[int]:
    """The groups that she observes."""
    if not peut_veiller(user):
        return []
    if user.est_veilleuse:
        return list(user.groupes_ids)
    return [a.cycle.groupe_id for a in user.adhesions_actives if a.role == Role.VEILLEUSE]


def peut_lire_sa_remontee(user, remontee) -> bool:
    """Beyond its cercle: the groups that raised it, once it is in `groupe`; who completes it, once it is given."""
    if not (user.is_authenticated and user.is_active) or remontee.etat != Etat.EN_LIGNE:
        return False
    suit = user.est_coordination or remontee.groupe_id in groupes_veilles(user)
    if suit and remontee.confiee_le is not None:
        return True
    levees = {groupe.pk for groupe in remontee.groupes.all()}
    return remontee.cercle == Cercle.GROUPE and not levees.isdisjoint(user.groupes_ids)


def peut_garder_un_verbatim(user) -> bool:
    """The veilleuse, in one of her groups."""
    return peut_veiller(user) and bool(user.groupes_ids)


def peut_dire_l_accord(user, verbatim) -> bool:
    """Whoever keeps the words, and the moderators of the group: it is to them that the person says so."""
    if not (user.is_authenticated and user.is_active) or not cercles.peut_voir(user, verbatim):
        return False
    return verbatim.auteur_id == user.pk or verbatim.groupe_id in user.groupes_moderes_ids


def peut_lire_l_accord(user, verbatim) -> bool:
    """Those, and whoever reviews; others read only that there is one."""
    return peut_dire_l_accord(user, verbatim) or cercles.peut_renvoyer(user, verbatim)


def peut_effacer_un_verbatim(user, verbatim) -> bool:
    return cercles.peut_modifier(user, verbatim)


def peut_reunir_des_preuves(user) -> bool:
    return peut_deposer(user) and user.is_active


def peut_chercher_des_motifs(user) -> bool:
    """Ask the figures anything: the veilleuse and coordination."""
    return user.is_authenticated and user.is_active and (peut_veiller(user) or user.est_coordination)


def peut_lire_les_motifs(user) -> bool:
    """Read the questions kept and their figures at a date: those who lead groups, too."""
    return peut_chercher_des_motifs(user) or (
        user.is_authenticated and user.is_active and user.est_moderateur
    )


def peut_relever(user, motif) -> bool:
    """Read its figures for good, or take it back: of one's own texts, one's own only."""
    return peut_chercher_des_motifs(user) and (motif.porte_sur_tous or motif.auteur_id == user.pk)


def peut_faire_remonter(user) -> bool:
    """Those who lead or observe a group, and coordination."""
    if not (user.is_authenticated and user.is_active):
        return False
    return user.est_moderateur or user.est_coordination or bool(groupes_veilles(user))


def peut_confier(user, remontee) -> bool:
    """Its author, while it is hers alone: who observes her group, and coordination, will complete it."""
    return cercles.peut_modifier(user, remontee) and remontee.groupe_id is not None


def peut_completer(user, remontee) -> bool:
    """Its author, or those to whom she gave it; nobody, once it is reviewed or about to be (§4.1)."""
    if cercles.peut_modifier(user, remontee):
        return True
    hors_cercle = remontee.cercle == Cercle.PRIVE and not remontee.cercle_demande
    return hors_cercle and remontee.confiee_le is not None and _accompagne(user, remontee)


def peut_suivre(user, remontee) -> bool:
    """Send it and say what came back: once somebody other than its author has reviewed it."""
    relue = remontee.cercle != Cercle.PRIVE and remontee.etat == Etat.EN_LIGNE
    return relue and _accompagne(user, remontee) and cercles.peut_voir(user, remontee)


def _accompagne(user, remontee):
    """The veilleuse of one of its groups, and coordination; only those of them who see it."""
    if not (user.is_authenticated and user.is_active):
        return False
    groupes = {remontee.groupe_id, *(groupe.pk for groupe in remontee.groupes.all())}
    return user.est_coordination or not groupes.isdisjoint(groupes_veilles(user))


def lit_toutes_les_suites(user, remontee) -> bool:
    """Its author, who follows it and the moderators of its groups read the words that nobody accepted yet."""
    if not (user.is_authenticated and user.is_active) or not cercles.peut_voir(user, remontee):
        return False
    groupes = {remontee.groupe_id, *(groupe.pk for groupe in remontee.groupes.all())}
    moderee = not groupes.isdisjoint(user.groupes_moderes_ids)
    return remontee.auteur_id == user.pk or moderee or _accompagne(user, remontee)


def peut_montrer_une_suite(user, suite) -> bool:
    """Never whoever wrote it. For everybody: coordination; else a moderator of its group too (§4.1)."""
    remontee = suite.remontee
    if not suite.texte or suite.montree_le or suite.par_id == user.pk:
        return False
    if not lit_toutes_les_suites(user, remontee):
        return False
    return user.est_coordination or (
        remontee.cercle != Cercle.PUBLIC and remontee.groupe_id in user.groupes_moderes_ids
    )


def peut_cacher_une_suite(user, suite) -> bool:
    """At once: whoever wrote it, and all who follow the remontée."""
    return suite.montree_le is not None and lit_toutes_les_suites(user, suite.remontee)


def peut_lire_les_indicateurs(user) -> bool:
    """Figures of the work done, without a name: coordination, veilleuse, moderators."""
    return user.is_authenticated and (peut_veiller(user) or user.est_coordination or user.est_moderateur)


def groupes_des_indicateurs(user) -> set[int] | None:
    """The groups whose figures she reads; None for those of the whole network."""
    if user.est_coordination or user.est_veilleuse:
        return None
    veilles = {a.cycle.groupe_id for a in user.adhesions_actives if a.role == Role.VEILLEUSE}
    return veilles | set(user.groupes_moderes_ids)
