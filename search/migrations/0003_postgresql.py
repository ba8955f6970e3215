"""What PostgreSQL needs to search the entries: extensions, configurations, columns that it fills itself, their indexes.

The columns are unknown to the model: SQLite has none of them, and nothing but the motor reads them.
"""

from django.db import migrations
from django.db.utils import Error

_EXTENSIONS = ("unaccent", "pg_trgm")
_REFUS = (
    "PostgreSQL refuse l’extension « {nom} » ({raison}). La personne qui l’administre doit installer le paquet "
    "« postgresql-contrib » s’il manque, puis exécuter dans cette base : CREATE EXTENSION {nom}; — ou donner au compte "
    "du site le droit CREATE sur la base. Relancez ensuite « manage.py migrate »."
)

#: Bodies in the SQL standard's form are read when they are defined: a restored dump finds what they name wherever it is.
_POSER = """
CREATE TEXT SEARCH CONFIGURATION fil_francais (COPY = pg_catalog.french);
ALTER TEXT SEARCH CONFIGURATION fil_francais
    ALTER MAPPING FOR asciiword, word, asciihword, hword, hword_asciipart, hword_part WITH unaccent, french_stem;
CREATE TEXT SEARCH CONFIGURATION fil_neerlandais (COPY = pg_catalog.dutch);
ALTER TEXT SEARCH CONFIGURATION fil_neerlandais
    ALTER MAPPING FOR asciiword, word, asciihword, hword, hword_asciipart, hword_part WITH unaccent, dutch_stem;
CREATE TEXT SEARCH CONFIGURATION fil_formes (COPY = pg_catalog.simple);
ALTER TEXT SEARCH CONFIGURATION fil_formes
    ALTER MAPPING FOR asciiword, word, asciihword, hword, hword_asciipart, hword_part WITH unaccent, simple;

-- Apostrophes and hyphens separate, « a/b » is no file name, « infirmier·ère » is one word, « C.P.A.S. » too. A tsvector
-- holds a megabyte: so many signs always fit.
CREATE FUNCTION fil_texte(t text) RETURNS text LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE RETURN
    regexp_replace(regexp_replace(regexp_replace(
        translate(left(t, 200000), '’‘ʼ′`´/_-‐‑@', '            '),
        '([[:alpha:]]{2})[·•‧⋅∙][[:alpha:]]{1,6}([·•‧⋅∙]s)?', '\\1', 'g'),
        '([[:alpha:]]{3})[.(](e|es|ne|nes|le|les|ère|ères|rice|trice|euse|euses|ve|ves)[)]?([.]?s)?\\M', '\\1', 'g'),
        '\\m([[:alpha:]])[.](?=[[:alpha:]]\\M)', '\\1', 'g');

CREATE FUNCTION fil_vecteur(langue text, titre text, mots text, texte text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    CASE WHEN langue LIKE 'nl%' THEN
        setweight(to_tsvector('fil_neerlandais'::regconfig, fil_texte(titre)), 'A')
        || setweight(to_tsvector('fil_neerlandais'::regconfig, fil_texte(mots)), 'B')
        || to_tsvector('fil_neerlandais'::regconfig, fil_texte(texte))
    ELSE
        setweight(to_tsvector('fil_francais'::regconfig, fil_texte(titre)), 'A')
        || setweight(to_tsvector('fil_francais'::regconfig, fil_texte(mots)), 'B')
        || to_tsvector('fil_francais'::regconfig, fil_texte(texte))
    END;

CREATE FUNCTION fil_formes_de(t text) RETURNS tsvector LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
    strip(to_tsvector('fil_formes'::regconfig, fil_texte(t)));

ALTER TABLE search_entree
    ADD COLUMN vecteur tsvector GENERATED ALWAYS AS (fil_vecteur(langue, titre, mots, texte)) STORED,
    ADD COLUMN debuts tsvector GENERATED ALWAYS AS (fil_formes_de(titre)) STORED,
    ADD COLUMN formes tsvector
        GENERATED ALWAYS AS (fil_formes_de(titre || ' ' || left(mots, 20000) || ' ' || texte)) STORED;
-- No list of pending words that every question would read: the one writer may wait, readers may not.
CREATE INDEX search_entree_vecteur ON search_entree USING gin (vecteur) WITH (fastupdate = off);
CREATE INDEX search_entree_debuts ON search_entree USING gin (debuts) WITH (fastupdate = off);
CREATE INDEX search_entree_formes ON search_entree USING gin (formes) WITH (fastupdate = off);

-- The words that are written somewhere, each with the number of its entries, so that it goes with the last one.
CREATE TABLE search_mot (mot text PRIMARY KEY, entrees integer NOT NULL);
INSERT INTO search_mot
    SELECT mot, count(*) FROM search_entree, unnest(tsvector_to_array(formes)) AS mot
    WHERE mot ~ '^[[:alpha:]]{4,40}$' GROUP BY mot;
CREATE INDEX search_mot_trigrammes ON search_mot USING gin (mot gin_trgm_ops);

-- In the order of the words, so that two who write wait for one another instead of blocking one another.
CREATE FUNCTION fil_compter() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $corps$
DECLARE
    sens integer := CASE WHEN TG_ARGV[0] = 'moins' THEN -1 ELSE 1 END;
BEGIN
    INSERT INTO search_mot AS connus
        SELECT mot, sens * count(*) FROM lignes, unnest(tsvector_to_array(formes)) AS mot
        WHERE mot ~ '^[[:alpha:]]{4,40}$' GROUP BY mot ORDER BY mot
    ON CONFLICT (mot) DO UPDATE SET entrees = connus.entrees + EXCLUDED.entrees;
    IF sens < 0 THEN
        DELETE FROM search_mot WHERE entrees <= 0 AND mot IN (
            SELECT mot FROM lignes, unnest(tsvector_to_array(formes)) AS mot);
    END IF;
    RETURN NULL;
END $corps$;
CREATE FUNCTION fil_vider() RETURNS trigger LANGUAGE plpgsql SET search_path FROM CURRENT AS $corps$
BEGIN DELETE FROM search_mot; RETURN NULL; END $corps$;
-- On an update, what is new first: a word that stays is not removed meanwhile (triggers fire in the order of their names).
CREATE TRIGGER fil_compter_1 AFTER INSERT ON search_entree REFERENCING NEW TABLE AS lignes
    FOR EACH STATEMENT EXECUTE FUNCTION fil_compter('plus');
CREATE TRIGGER fil_compter_2 AFTER UPDATE ON search_entree REFERENCING NEW TABLE AS lignes
    FOR EACH STATEMENT EXECUTE FUNCTION fil_compter('plus');
CREATE TRIGGER fil_compter_3 AFTER UPDATE ON search_entree REFERENCING OLD TABLE AS lignes
    FOR EACH STATEMENT EXECUTE FUNCTION fil_compter('moins');
CREATE TRIGGER fil_compter_4 AFTER DELETE ON search_entree REFERENCING OLD TABLE AS lignes
    FOR EACH STATEMENT EXECUTE FUNCTION fil_compter('moins');
CREATE TRIGGER fil_compter_5 AFTER TRUNCATE ON search_entree FOR EACH STATEMENT EXECUTE FUNCTION fil_vider();

-- Words that share enough with this one: each is judged alone, so that no word hides another.
CREATE FUNCTION fil_voisins(forme text) RETURNS SETOF text LANGUAGE sql STABLE
    SET search_path FROM CURRENT SET pg_trgm.similarity_threshold = 0.2 AS
    $corps$SELECT mot FROM search_mot WHERE mot % forme AND abs(length(mot) - length(forme)) <= 2$corps$;
"""

_OTER = """
DROP TRIGGER fil_compter_1 ON search_entree; DROP TRIGGER fil_compter_2 ON search_entree;
DROP TRIGGER fil_compter_3 ON search_entree; DROP TRIGGER fil_compter_4 ON search_entree;
DROP TRIGGER fil_compter_5 ON search_entree;
DROP FUNCTION fil_voisins(text); DROP FUNCTION fil_compter(); DROP FUNCTION fil_vider();
DROP TABLE search_mot;
ALTER TABLE search_entree DROP COLUMN vecteur, DROP COLUMN debuts, DROP COLUMN formes;
DROP FUNCTION fil_vecteur(text, text, text, text); DROP FUNCTION fil_formes_de(text); DROP FUNCTION fil_texte(text);
DROP TEXT SEARCH CONFIGURATION fil_francais; DROP TEXT SEARCH CONFIGURATION fil_neerlandais;
DROP TEXT SEARCH CONFIGURATION fil_formes;
"""


def poser(apps, schema_editor):
    connexion = schema_editor.connection
    if connexion.vendor != "postgresql":
        return
    with connexion.cursor() as curseur:
        for nom in _EXTENSIONS:
            try:
                curseur.execute(f"CREATE EXTENSION IF NOT EXISTS {nom}")
            except Error as erreur:
                raison = str(erreur).strip().splitlines()[0]
                raise RuntimeError(_REFUS.format(nom=nom, raison=raison)) from erreur
        # The setting that a function changes belongs to a library that is loaded by its first use.
        curseur.execute("SELECT similarity('a', 'a')")
        curseur.execute(_POSER)


def oter(apps, schema_editor):
    """The extensions stay: others may use them."""
    if schema_editor.connection.vendor == "postgresql":
        with schema_editor.connection.cursor() as curseur:
            curseur.execute(_OTER)


class Migration(migrations.Migration):
    dependencies = [
        ("search", "0002_suivies"),
    ]

    operations = [
        migrations.RunPython(poser, oter),
    ]
