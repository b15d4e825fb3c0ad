"""The speeds that are held, measured: `make bench`."""
