"""How often each thing may be tried, in allauth's words: by address (`ip`), by what is typed (`key`), by `user`."""

# A computer room of a CPAS shares one address: 20 codes a minute would shut it out.
ACCOUNT_RATE_LIMITS = {
    "demander_code": "60/m/ip,5/10m/key",
    # Forty codes a day of the million: whoever is kept out by somebody else's tries still has her link.
    "essayer_code": "120/m/ip,10/10m/key,40/d/key",
    "inviter": "60/h/user",
    # A code of six signs among two hundred million, good for an afternoon: nobody finds it by trying.
    "rejoindre": "10/10m/user",
    # A report hides at once: one address, or many together, must not hide the whole site.
    "alerter": "3/h/ip,40/d/key",
    "alerter_membre": "20/h/user",
    # Whoever checks a stack of papers; guessing a code of 25⁸ would take longer than the platform.
    "verifier": "30/m/ip",
    # Each makes a mail leave to an address that somebody typed.
    "s_inscrire": "60/h/ip,5/h/key",
    # Whole files are made for each of these; a machine that harvests the open data asks one page a second.
    "exporter": "20/m/ip",
    "hsds": "120/m/ip",
}
