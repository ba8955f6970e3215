"""Who may do what in a group and around its sessions; pure predicates (reading a session: socle.cercles)."""

from datetime import timedelta

from django.utils import timezone

#: One sets up the projector before people come, and ends when they leave.
AVANT, APRES = timedelta(hours=3), timedelta(hours=6)
#: What was noted without network may arrive once everybody is home.
DERNIERES_NOTES = timedelta(hours=12)


def est_membre(user, groupe) -> bool:
    """Of this group today, whatever the role."""
    return user.is_authenticated and user.is_active and groupe.pk in user.groupes_ids


def voit_les_membres(user, groupe) -> bool:
    """Names stay in the group, and with coordination, which signs the agreements."""
    return est_membre(user, groupe) or (user.is_authenticated and user.est_coordination)


def peut_animer(user, groupe) -> bool:
    """Plan, change and write up its sessions: the moderators of this very group."""
    return user.is_authenticated and user.is_active and groupe.pk in user.groupes_moderes_ids


def peut_repondre(user, seance) -> bool:
    return est_membre(user, seance.groupe) and not seance.annulee and not seance.a_commence


def peut_preparer(user, seance) -> bool:
    """Until the end: some write in the tram, some during the welcome coffee."""
    return est_membre(user, seance.groupe) and not seance.annulee and not seance.est_finie


def peut_inviter(user, seance) -> bool:
    """Send its invitation, or tell of a change, as long as it is not over."""
    return peut_animer(user, seance.groupe) and not seance.est_finie


def voit_les_reponses(user, seance) -> bool:
    return peut_animer(user, seance.groupe)


def peut_consigner(user, seance) -> bool:
    """Presence, minutes and the four elements: once it began."""
    return peut_animer(user, seance.groupe) and seance.a_commence and not seance.annulee


def peut_commencer(user, seance) -> bool:
    """Around its hour only: a session begun by mistake would open its code."""
    autour = seance.debut - AVANT <= timezone.now() <= seance.fin + APRES
    return peut_animer(user, seance.groupe) and not seance.annulee and autour


def peut_suivre(user, seance) -> bool:
    """Its live page, its projector, what those present note: everybody of the group, the veilleuse too."""
    return est_membre(user, seance.groupe)


def peut_noter(user, direct) -> bool:
    """Write in a session that is being held, or was just now."""
    ouverte = direct.finie_le is None or direct.finie_le > timezone.now() - DERNIERES_NOTES
    return est_membre(user, direct.seance.groupe) and ouverte


def peut_revoir(user, direct) -> bool:
    """« Toujours vrai ? »: with the group around, or before the end of that day; not alone, days later."""
    ce_jour = timezone.localdate(direct.commencee_le) == timezone.localdate()
    return peut_animer(user, direct.seance.groupe) and (direct.en_cours or ce_jour)


def peut_retirer(user, capture) -> bool:
    """What one noted oneself; a moderator, anything."""
    return capture.auteur_id == user.pk or peut_animer(user, capture.seance.groupe)


def peut_ouvrir_cycle(user, groupe) -> bool:
    """Coordination, which signs the agreements of the year; sessions stay the group's."""
    return user.is_authenticated and user.est_coordination and not groupe.archive


def peut_poser_les_dates(user, groupe) -> bool:
    return peut_animer(user, groupe) and not groupe.archive


def voit_le_cycle(user, groupe) -> bool:
    return peut_ouvrir_cycle(user, groupe) or peut_poser_les_dates(user, groupe)


def peut_oter_du_programme(user, proposition) -> bool:
    """What one proposed oneself; a moderator of the group, anything."""
    groupe = proposition.cycle.groupe
    return peut_animer(user, groupe) or (est_membre(user, groupe) and proposition.propose_par_id == user.pk)


def etablit_les_papiers(user, groupe) -> bool:
    """Who was there and what is paid: the moderators of this very group, and coordination, which signs."""
    return peut_animer(user, groupe) or (user.is_authenticated and user.est_coordination)


def voit_l_attestation(user, adhesion) -> bool:
    """One's own, also once the cycle is over."""
    return adhesion.personne_id == user.pk or etablit_les_papiers(user, adhesion.cycle.groupe)


def peut_en_faire_une_piste(user, capture) -> bool:
    """Its author; of what nobody signed, a moderator in her own name."""
    if capture.genre != "piste":
        return False
    if capture.auteur_id is None:
        return peut_animer(user, capture.seance.groupe)
    return capture.auteur_id == user.pk


def peut_relire_la_seance(user, seance) -> bool:
    """What was missed, and the sheet for one's team: the group, once it is over."""
    return est_membre(user, seance.groupe) and seance.est_finie and not seance.annulee


def peut_envoyer_le_resume(user, seance) -> bool:
    """Once the minutes are there to be read."""
    return peut_consigner(user, seance) and bool(seance.compte_rendu)
