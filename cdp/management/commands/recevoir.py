import sys

from django.core.management.base import BaseCommand

from cdp.invitations.lecture import TAILLE
from cdp.invitations.retour import recevoir


class Command(BaseCommand):
    help = "Read one message on the standard input: for a mail server that hands over what comes for FIL_REPONSES."

    def handle(self, *args, **options):
        # Never a failure for the mail server: it would send the words back to whoever wrote, through others.
        self.stdout.write(recevoir(sys.stdin.buffer.read(TAILLE + 1)))
