"""From an archive to a library: the pages, the catalogue and all they need, made once."""
