"""Training of Kronika's syntax models; see ../README.md."""
