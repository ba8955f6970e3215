class LecteurDuReseau:
    """Any member, of no group and without a function, as `visibles_pour` asks: what everybody here would find."""

    # No row is hers, not even those that nobody signs.
    pk = 0
    is_active = is_authenticated = est_du_reseau = True
    is_anonymous = is_staff = is_superuser = False
    est_moderateur = est_coordination = est_veilleuse = False
    fonction = ""
    adhesions_actives: tuple = ()
    groupes_ids: tuple = ()
    groupes_moderes_ids: tuple = ()
    groupes_sans_exterieur_ids: tuple = ()
