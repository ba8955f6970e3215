"""On PostgreSQL, acronyms that are words are kept apart from them: « une AS du CPAS », not « tu as ».

As search/analyse reads them: in capitals, in a line that is not. One is written « AS0 »: no list empties it, nothing
stems it, nobody types it. No expression goes from the title to the labels.
"""

from django.db import migrations

#: What PostgreSQL's French and Dutch lists empty, of two to five letters.
_MOTS = """
au aux avec ce ces dans de des du elle en et eux il je la le leur lui ma mais me mes moi mon ne nos notre nous on ou par
pas pour qu que qui sa se ses son sur ta te tes toi ton tu un une vos votre vous suis es est sont serai seras sera serez
fus fut sois soit soyez ayant eu eue eues eus ai as avons avez ont aurai auras aura aurez avais avait eut aie aies ait
ayons ayez aient eusse
van ik dat die in een hij het niet zijn is was op aan met als voor had er maar om hem dan zou of wat mijn men dit zo door
over ze zich bij ook tot mij uit der daar haar naar heb hoe heeft deze want nog zal zij nu ge geen iets toch al waren veel
meer doen toen moet ben kan hun dus alles onder ja eens hier wie werd doch wordt ons zelf tegen na reeds wil kon niets uw
""".upper()
_SIGLE = rf"\m({'|'.join(sorted(set(_MOTS.split())))})\M"
#: A line in capitals is shouted, unless it is made of a few acronyms (search/analyse/jetons.py).
_SIGLES_SEULS = r"^\s*\S{1,5}(\s+\S{1,5}){0,2}\s*$"

_SIGLES = rf"""
CREATE FUNCTION fil_sigles(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    CASE WHEN t ~ '{_SIGLE}' THEN (
        SELECT string_agg(
            CASE WHEN ligne = upper(ligne) AND ligne !~ '{_SIGLES_SEULS}' THEN ligne
            ELSE regexp_replace(ligne, '{_SIGLE}', '\1' || '0', 'g') END, E'\n' ORDER BY rang)
        FROM regexp_split_to_table(t, '\n') WITH ORDINALITY AS lignes (ligne, rang)
    ) ELSE t END;
"""

#: The column is made again: PostgreSQL does not do it when what it calls changes.
_VECTEUR = """
ALTER TABLE search_entree DROP COLUMN vecteur;
CREATE OR REPLACE FUNCTION fil_vecteur(langue text, titre text, mots text, texte text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE WHEN langue LIKE 'nl%' THEN
        setweight(to_tsvector('fil_neerlandais'::regconfig, LU(titre)), 'A')
        || setweight(to_tsvector('fil_neerlandais'::regconfig, ECART LU(mots)), 'B')
        || to_tsvector('fil_neerlandais'::regconfig, ECART LU(texte))
    ELSE
        setweight(to_tsvector('fil_francais'::regconfig, LU(titre)), 'A')
        || setweight(to_tsvector('fil_francais'::regconfig, ECART LU(mots)), 'B')
        || to_tsvector('fil_francais'::regconfig, ECART LU(texte))
    END;
ALTER TABLE search_entree
    ADD COLUMN vecteur tsvector GENERATED ALWAYS AS (fil_vecteur(langue, titre, mots, texte)) STORED;
CREATE INDEX search_entree_vecteur ON search_entree USING gin (vecteur) WITH (fastupdate = off);
"""

#: Between the title, the labels and the text: stop words are places, over which no expression goes.
_ECART = f"'{'de ' * 20}' ||"

_POSER = (
    _SIGLES
    + "CREATE FUNCTION fil_lu(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE"
    + " RETURN fil_sigles(fil_texte(t));"
    + _VECTEUR.replace("ECART", _ECART).replace("LU(", "fil_lu(")
)
_OTER = (
    _VECTEUR.replace("ECART ", "").replace("LU(", "fil_texte(")
    + "DROP FUNCTION fil_lu(text); DROP FUNCTION fil_sigles(text);"
)


def _executer(sql):
    def faire(apps, schema_editor):
        if schema_editor.connection.vendor == "postgresql":
            with schema_editor.connection.cursor() as curseur:
                curseur.execute(sql)

    return faire


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0003_postgresql"),
    ]

    operations = [
        migrations.RunPython(_executer(_POSER), _executer(_OTER)),
    ]
