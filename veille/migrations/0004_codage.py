import django.db.models.deletion
import socle.modeles
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('veille', '0003_langue'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name='code',
            name='fusionne_dans',
            field=models.ForeignKey(blank=True, editable=False, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='fusionnes', to='veille.code'),
        ),
        migrations.AddField(
            model_name='code',
            name='guid',
            field=models.UUIDField(editable=False, null=True, verbose_name='GUID'),
        ),
        migrations.AddField(
            model_name='code',
            name='retire_le',
            field=models.DateTimeField(blank=True, editable=False, null=True, verbose_name='retiré le'),
        ),
        migrations.AddField(
            model_name='observation',
            name='cle',
            field=models.UUIDField(editable=False, null=True, verbose_name='clé'),
        ),
        migrations.AddField(
            model_name='observation',
            name='genre',
            field=models.CharField(choices=[('note', 'note de séance'), ('transcription', 'transcription')], default='note', max_length=15, verbose_name='genre'),
        ),
        migrations.AddField(
            model_name='observation',
            name='titre',
            field=models.CharField(blank=True, max_length=160, verbose_name='titre'),
        ),
        migrations.AddField(
            model_name='observation',
            name='version',
            field=models.PositiveIntegerField(default=1, editable=False, verbose_name='version du texte'),
        ),
        migrations.AlterField(
            model_name='observation',
            name='moment',
            field=models.CharField(blank=True, choices=[('accueil', 'accueil'), ('parole_libre', 'parole libre'), ('echange', 'échange sur une situation'), ('posture', 'posture, méthode, outil'), ('co_construction', 'co-construction'), ('cloture', 'clôture')], max_length=20, verbose_name='moment'),
        ),
        migrations.CreateModel(
            name='Codage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cle', models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ('cree_le', models.DateTimeField(auto_now_add=True)),
                ('code', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='codages', to='veille.code')),
            ],
            options={
                'verbose_name': 'codage',
                'verbose_name_plural': 'codages',
            },
        ),
        migrations.CreateModel(
            name='Passage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('cle', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='clé')),
                ('debut', models.PositiveIntegerField(verbose_name='début')),
                ('fin', models.PositiveIntegerField(verbose_name='fin')),
                ('entier', models.BooleanField(default=False, help_text='Il suit le texte : ses bornes en sont les bornes.', verbose_name='tout le texte')),
                ('extrait', models.TextField(verbose_name='texte du passage')),
                ('etat', models.CharField(choices=[('ancre', 'à sa place'), ('a_revoir', 'à revoir : le texte a changé')], default='ancre', max_length=10, verbose_name='état')),
                ('codes', models.ManyToManyField(related_name='passages', through='veille.Codage', to='veille.code', verbose_name='codes')),
                ('codeur', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='codé par')),
                ('observation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='passages', to='veille.observation', verbose_name='observation')),
            ],
            options={
                'verbose_name': 'passage',
                'verbose_name_plural': 'passages',
                'ordering': ['debut', 'fin', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='Memo',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('langue', models.CharField(choices=socle.modeles.langues_possibles, default=socle.modeles.langue_active, max_length=8, verbose_name='langue du texte')),
                ('cree_le', models.DateTimeField(auto_now_add=True, verbose_name='créé le')),
                ('modifie_le', models.DateTimeField(auto_now=True, verbose_name='modifié le')),
                ('cle', models.UUIDField(default=uuid.uuid4, editable=False, unique=True, verbose_name='clé')),
                ('titre', models.CharField(blank=True, max_length=160, verbose_name='titre')),
                ('texte', models.TextField(verbose_name='mémo')),
                ('auteur', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memos', to=settings.AUTH_USER_MODEL, verbose_name='auteur·rice')),
                ('code', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memos', to='veille.code')),
                ('observation', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memos', to='veille.observation')),
                ('passage', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='memos', to='veille.passage')),
            ],
            options={
                'verbose_name': 'mémo',
                'verbose_name_plural': 'mémos',
                'ordering': ['-modifie_le', '-pk'],
            },
        ),
        migrations.AddField(
            model_name='codage',
            name='passage',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='codages', to='veille.passage'),
        ),
        migrations.CreateModel(
            name='RevisionDeTexte',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('version', models.PositiveIntegerField(verbose_name='version')),
                ('texte', models.TextField(verbose_name='texte')),
                ('le', models.DateTimeField(auto_now_add=True, verbose_name='le')),
                ('observation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='revisions', to='veille.observation', verbose_name='observation')),
                ('par', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='par')),
            ],
            options={
                'verbose_name': 'version d’un texte',
                'verbose_name_plural': 'versions d’un texte',
                'ordering': ['-version'],
            },
        ),
        migrations.CreateModel(
            name='SecondCodage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('cree_le', models.DateTimeField(auto_now_add=True)),
                ('fini_le', models.DateTimeField(blank=True, null=True)),
                ('codeur', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seconds_codages', to=settings.AUTH_USER_MODEL)),
                ('invite_par', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('observation', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='seconds_codages', to='veille.observation')),
            ],
            options={
                'verbose_name': 'second codage',
                'verbose_name_plural': 'seconds codages',
                'ordering': ['cree_le', 'pk'],
            },
        ),
        migrations.CreateModel(
            name='VersionDeGrille',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('numero', models.PositiveIntegerField(unique=True, verbose_name='version')),
                ('mot', models.CharField(blank=True, max_length=300, verbose_name='ce qui change')),
                ('contenu', models.JSONField(verbose_name='contenu')),
                ('le', models.DateTimeField(auto_now_add=True, verbose_name='le')),
                ('par', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL, verbose_name='par')),
            ],
            options={
                'verbose_name': 'version de la grille',
                'verbose_name_plural': 'versions de la grille',
                'ordering': ['-numero'],
            },
        ),
        migrations.AddIndex(
            model_name='passage',
            index=models.Index(fields=['observation', 'debut'], name='passage_dans_l_ordre'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.CheckConstraint(condition=models.Q(('debut__lt', models.F('fin'))), name='passage_non_vide'),
        ),
        migrations.AddConstraint(
            model_name='passage',
            constraint=models.UniqueConstraint(fields=('observation', 'codeur', 'debut', 'fin', 'entier'), name='passage_une_fois_par_codeur'),
        ),
        migrations.AddConstraint(
            model_name='memo',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('code__isnull', True), ('passage__isnull', True)), models.Q(('code__isnull', True), ('observation__isnull', True)), models.Q(('observation__isnull', True), ('passage__isnull', True)), _connector='OR'), name='memo_d_une_seule_chose'),
        ),
        migrations.AddConstraint(
            model_name='codage',
            constraint=models.UniqueConstraint(fields=('passage', 'code'), name='codage_une_fois_par_passage'),
        ),
        migrations.AddConstraint(
            model_name='revisiondetexte',
            constraint=models.UniqueConstraint(fields=('observation', 'version'), name='revision_une_par_version'),
        ),
        migrations.AddConstraint(
            model_name='secondcodage',
            constraint=models.UniqueConstraint(fields=('observation', 'codeur'), name='second_codage_une_fois'),
        ),
    ]
