"""A page of the book with one cell: PAGE.format(code=...)."""

PAGE = """---
file_format: mystnb
kernelspec: {{name: python3, display_name: Python 3}}
---

# A page

```{{code-cell}}
{code}
```
"""
