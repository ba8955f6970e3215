"""How a record stays true: who is asked, what is answered, and what waits for whoever keeps the directory."""
