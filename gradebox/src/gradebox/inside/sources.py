"""What the text of a cell says about itself: which names it uses, and which it replaces on purpose."""

import ast

REPLACING = {"setattr", "delattr", "patch", "object", "monkeypatch"}  # unittest.mock's and pytest's
BY_EXTENSIONS = {
    *("ast_transformers", "input_transformers_post", "custom_exceptions", "cleanup_transforms"),
    *("line_transforms", "token_transforms", "token_transformers"),
}


class Source:
    """A cell's text after IPython has replaced its magics; `uses`, `stores` and `replaces` are empty if it is no Python.

    `uses` are the names that it reads, each with the attributes that it reads of it; `stores` are the names that it
    gives a meaning to, other than by an import; `replaces` are the last parts of what it replaces in modules, classes
    and in the shell.
    """

    def __init__(self, text):
        self.uses, self.stores, self.replaces = {}, set(), set()
        try:
            nodes = list(ast.walk(ast.parse(text)))
        except (SyntaxError, ValueError, RecursionError):
            return
        called, strings = set(), set()
        for node in nodes:
            if isinstance(node, ast.Name):
                called.add(node.id)
                if isinstance(node.ctx, ast.Load):
                    self.uses.setdefault(node.id, set())
                else:
                    self.stores.add(node.id)
            elif isinstance(node, ast.Attribute):
                called.add(node.attr)
                if not isinstance(node.ctx, ast.Load):
                    self.replaces.add(node.attr)
                elif isinstance(node.value, ast.Name):
                    self.uses.setdefault(node.value.id, set()).add(node.attr)
            elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
                self.stores.add(node.name)
            elif isinstance(node, ast.Constant) and isinstance(node.value, str):
                strings.add(node.value)
        if called & REPLACING:
            self.replaces |= {string.split(".")[-1] for string in strings}
        self.replaces |= BY_EXTENSIONS & called
        if "set_custom_exc" in called:
            self.replaces.add("custom_exceptions")
        if "load_ext" in strings:
            self.replaces |= BY_EXTENSIONS
