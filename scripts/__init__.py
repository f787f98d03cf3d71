"""The build: figures, site and checks behind one command line (`python -m scripts`)."""
