# Hidden test (2 points): with reset_after=True, and by default, one step obeys the equations, with two rows of biases.
@probe
def default_form():
    return GRUCell(3).reset_after


def test_gru_cell_after(rng):
    assert default_form() is True, "GRUCell: reset_after should be True by default."
    assert_step(rng, after=True)


test_gru_cell_after(fresh("test_gru_cell_after"))
