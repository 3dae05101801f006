"""From files to an index that answers queries. Imports nothing of ``search_app``."""
