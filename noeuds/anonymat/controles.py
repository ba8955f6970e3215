"""Check digits: each takes what its rule caught, and says whether it is such a number."""

import re

LONGUEURS_IBAN = {
    "BE": 16, "FR": 27, "NL": 18, "DE": 22, "LU": 20, "ES": 24, "IT": 27, "PT": 25, "GB": 22, "RO": 24, "PL": 28,
    "BG": 22, "GR": 27, "IE": 22, "CH": 21, "AT": 20, "MA": 28, "TN": 24, "TR": 26, "DK": 18, "SE": 24, "CZ": 24,
    "HU": 28, "LT": 20, "HR": 21, "SK": 24,
}  # fmt: skip
ORDINAIRE = re.compile(
    r"(19|20)\d\d\W(19|20)?\d\d|0?[89]00\D.*|\d\d?[hu]\d\d\W.*|\d{1,3}([.,]\d{3})+|COVID.*"
    r"|(?:mmse|moca|katz|tinetti|gds|eva|ta|glasgow|norton|braden)\W.*",
    re.ASCII | re.IGNORECASE,
)


def chiffres(texte):
    """The digits, with the letter O read as a zero."""
    return re.sub(r"[^0-9]", "", re.sub(r"[oO]", "0", texte))


def niss(texte):
    """National or BIS number: mod 97 on nine digits, with a 2 before them for those born since 2000."""
    nombre = chiffres(texte)
    if len(nombre) != 11:
        return False
    cle = int(nombre[9:])
    return cle in (97 - int(nombre[:9]) % 97, 97 - int("2" + nombre[:9]) % 97)


def forme_niss(texte):
    """Without its check: a month (BIS: 20 or 40 more, or 0) and a day that exist."""
    nombre = chiffres(texte)
    return len(nombre) == 11 and int(nombre[2:4]) % 20 <= 12 and int(nombre[4:6]) <= 31


def inami(texte):
    """Five digits and a rank, then 97 less them modulo 97 (some professions: 89, 83, 79)."""
    nombre = chiffres(texte)
    return len(nombre) in (8, 11) and any(
        m - int(nombre[:6]) % m == int(nombre[6:8]) for m in (97, 89, 83, 79)
    )


def iban(texte):
    """ISO 13616, with the length of the country."""
    compte = re.sub(r"[^A-Z0-9]", "", texte.upper())
    compte = compte[:2] + (compte[2:].replace("O", "0") if compte.startswith("BE") else compte[2:])
    if LONGUEURS_IBAN.get(compte[:2]) != len(compte):
        return False
    tourne = compte[4:] + compte[:4]
    return int("".join(str(int(c, 36)) for c in tourne)) % 97 == 1


def compte(texte):
    """Belgian account before IBAN: ten digits modulo 97, 97 for 0."""
    nombre = chiffres(texte)
    return len(nombre) == 12 and (int(nombre[:10]) % 97 or 97) == int(nombre[10:])


def telephone(texte):
    """Belgian: eight digits after the zero for a line, nine for a mobile; a date is not one."""
    if re.match(r"[0-3]?\d([./-])[01]?\d\1(19|20)\d\d", texte):
        return False
    nombre = re.sub(r"^(0032|32(?=\d{8}))0?", "0", chiffres(texte))
    return (len(nombre) == 10 and nombre[:2] == "04") or (len(nombre) == 9 and nombre[:2] != "04")


def numero(texte):
    """Of an unknown form: enough digits, and neither a span of years, an hour nor a free helpline."""
    nombre = re.sub(r"[^0-9]", "", texte)
    assez = 3 if re.search("[A-Za-z]", texte) else 6
    return len(nombre) >= assez and not ORDINAIRE.fullmatch(texte)


CONTROLES = {
    "numero": numero,
    "niss": niss,
    "forme_niss": forme_niss,
    "inami": inami,
    "iban": iban,
    "compte": compte,
    "telephone": telephone,
}
