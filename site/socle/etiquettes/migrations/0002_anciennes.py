
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('etiquettes', '0001_initial'),
    ]

    operations = [
        migrations.CreateModel(
            name='AncienneEtiquette',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('nom', models.CharField(max_length=100, verbose_name='nom')),
                ('pli', models.CharField(max_length=100, unique=True, verbose_name='forme pliée')),
                ('slug', models.SlugField(allow_unicode=True, max_length=100, verbose_name='adresse')),
                ('etiquette', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='anciennes', to='etiquettes.etiquette', verbose_name='étiquette')),
            ],
            options={
                'verbose_name': 'ancienne étiquette',
                'verbose_name_plural': 'anciennes étiquettes',
                'ordering': ['pli'],
            },
        ),
    ]
