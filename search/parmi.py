"""« Among these »: thousands of primary keys as one parameter, where `IN` would take a placeholder each."""

import json

from django.core.exceptions import EmptyResultSet
from django.db.models import F, Lookup


class ParmiCes(Lookup):
    """`queryset.filter(ParmiCes(pks))`, pks as the primary key's field reads them."""

    lookup_name = "parmi_ces"
    prepare_rhs = False

    def __init__(self, lhs, rhs=None):
        if rhs is None:
            lhs, rhs = F("pk"), lhs
        super().__init__(lhs, rhs)

    def get_prep_lookup(self):
        return self.rhs

    def as_sql(self, compiler, connection):
        gauche, parametres = self.process_lhs(compiler, connection)
        valeurs = self._valeurs(connection)
        return f"{gauche} IN ({', '.join(['%s'] * len(valeurs))})", [*parametres, *valeurs]

    def as_sqlite(self, compiler, connection):
        gauche, parametres = self.process_lhs(compiler, connection)
        sql = f"{gauche} IN (SELECT value FROM json_each(%s))"  # noqa: S608 (a column's name)
        return sql, [*parametres, json.dumps(self._valeurs(connection))]

    def as_postgresql(self, compiler, connection):
        gauche, parametres = self.process_lhs(compiler, connection)
        return f"{gauche} = ANY(%s)", [*parametres, self._valeurs(connection)]

    def _valeurs(self, connection):
        if not self.rhs:
            raise EmptyResultSet
        if all(type(pk) is int for pk in self.rhs):
            return list(self.rhs)
        champ = self.lhs.output_field
        return [champ.get_db_prep_value(pk, connection, prepared=False) for pk in self.rhs]
