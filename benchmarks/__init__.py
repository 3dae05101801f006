"""How well and how fast the program searches, on any collection."""
