"""modelsearch's own backends, measured in a process and a database of their own."""
