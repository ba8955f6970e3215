def autres_mots(synonymes, libelle):
    """The words typed beside a label, one by one, without the label itself."""
    mots = (mot.strip() for mot in synonymes.replace("\n", ",").split(","))
    return [mot for mot in dict.fromkeys(mots) if mot and mot != libelle]
