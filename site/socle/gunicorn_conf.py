"""gunicorn for an association's server: one process and its threads, which is what SQLite serves best.

With PostgreSQL, more processes help: FIL_PROCESSUS (docs/exploitation.md).
"""

import os

from socle.memoire import figer

bind = f"{os.environ.get('FIL_HOTE', '127.0.0.1')}:{os.environ.get('FIL_PORT', '8000')}"
workers = int(os.environ.get("FIL_PROCESSUS", "1"))
worker_class = "gthread"
threads = 8
timeout = 60
graceful_timeout = 5
keepalive = 5
# Loaded before it says that it is ready, and once for all processes.
preload_app = True
# The access log would hold who read what: nobody needs it, and it would be personal data.
accesslog = None
loglevel = "warning"
# A door by which another process could command this one; nobody uses it.
control_socket_disable = True


def when_ready(server):
    # 0.0.0.0 is where one listens; what one types is localhost.
    adresse = bind.replace("0.0.0.0", "localhost")  # noqa: S104
    print(f"\nLe fil est prêt : http://{adresse}/   (Ctrl-C pour l’arrêter)\n", flush=True)


def post_worker_init(worker):
    figer()


def on_exit(server):
    print("\nLe fil est arrêté. Ce qui a été écrit est gardé.", flush=True)
