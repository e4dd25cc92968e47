"""The Sphinx extensions of the book, one module a thing that they add to or take from its pages."""
