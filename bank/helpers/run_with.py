def run_with(test, **correct):
    """Run a test with correct functions in the place of earlier ones, so that a mistake there costs no points here."""
    own = {name: globals()[name] for name in correct if name in globals()}
    globals().update(correct)
    try:
        test(fresh(test.__name__))
    finally:
        for name in correct:
            globals().pop(name, None)  # its own cell may have failed
        globals().update(own)
