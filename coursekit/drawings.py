"""The drawings of chapter 3: an LSTM cell in which some parts stand out, its weights side by side, its way back."""

import matplotlib.pyplot as plt

from coursekit.plots import draw_arrow, draw_block

ON, OFF = "black", "#C4C4C4"
COLOURS = {"forget": "#F6CFBA", "input": "#CDE4F3", "candidate": "#C5E8DC", "output": "#E3D3EA"}
PARTS = ("forget", "input", "candidate", "update", "output", "hidden")


WIDTH = 0.96  # of a layer: "tanh" fits into it on a phone


def draw_lstm_cell(axes, highlight=PARTS):
    """Draw the cell from c_prev, h_prev and x_t to c_t and h_t.

    highlight: names out of PARTS; these are drawn in full, the others in grey. "update" is the way of the cell state,
    "hidden" the way from the cell state to h_t. ValueError for a name that is not a part.
    """
    highlight = set(highlight)
    if not highlight <= set(PARTS):
        raise ValueError(f"highlight has {sorted(highlight - set(PARTS))}; the parts are {PARTS}")

    def ink(*parts):
        return ON if highlight & set(parts) else OFF

    def line(points, *parts, arrow=True):
        """A line through points, with an arrow at its end."""
        color = ink(*parts)
        order = 2 if color == ON else 1
        xs, ys = zip(*points)
        axes.plot(xs, ys, color=color, linewidth=1.4, zorder=order, solid_capstyle="butt")
        if arrow:
            draw_arrow(axes, points[-2], points[-1], edgecolor=color, facecolor=color, linewidth=1.4)

    def word(x, y, text, *parts, **options):
        axes.text(x, y, text, color="black" if highlight & set(parts) else "#9A9A9A", va="center", **options)

    def circle(x, y, text, *parts):
        color = ink(*parts)
        axes.add_patch(plt.Circle((x, y), 0.17, facecolor="white", edgecolor=color, linewidth=1.4, zorder=4))
        axes.text(x, y - 0.01, text, ha="center", va="center", color=color, zorder=5, fontsize=12)

    def block(x, text, part):
        draw_block(axes, x, 1.15, "", COLOURS[part] if part in highlight else "white", WIDTH, 0.46)
        axes.patches[-1].set(edgecolor=ink(part), linewidth=1.4, zorder=3)
        word(x, 1.15, text, part, ha="center", zorder=5)

    gates = ("forget", "input", "candidate", "output")
    axes.add_patch(
        plt.Rectangle((0.3, -0.15), 7.2, 3.6, facecolor="#FAFAFA", edgecolor="#C4C4C4", zorder=0, linewidth=1)
    )
    # The cell state, along the top.
    line([(-0.2, 3), (1.23, 3)], "update")
    line([(1.57, 3), (4.03, 3)], "update")
    line([(4.37, 3), (8.0, 3)], "update")
    # The old hidden state and the input, along the bottom, up to the last gate that is shown.
    places = {"forget": 1.4, "input": 2.8, "candidate": 4.2, "output": 5.5}
    last = max((places[part] for part in gates if part in highlight), default=None)
    line([(-0.2, 0.3), (5.5, 0.3), (5.5, 0.92)], "output")
    line([(0.75, -0.5), (0.75, 0.3)], *gates)
    if last:
        line([(-0.2, 0.3), (last, 0.3)], *gates, arrow=False)
    for part in gates[:3]:
        line([(places[part], 0.3), (places[part], 0.92)], part)
    # What the layers say, and where it goes.
    line([(1.4, 1.38), (1.4, 2.83)], "forget", "update")
    line([(2.8, 1.38), (2.8, 2.15), (4.03, 2.15)], "input", "update")
    line([(4.2, 1.38), (4.2, 1.98)], "candidate", "update")
    line([(4.2, 2.32), (4.2, 2.83)], "update")
    line([(5.5 + WIDTH / 2, 1.15), (6.43, 1.15)], "output", "hidden")
    line([(6.6, 3), (6.6, 2.42)], "hidden")
    line([(6.6, 1.98), (6.6, 1.32)], "hidden")
    line([(6.6, 0.98), (6.6, 0.3), (8.0, 0.3)], "hidden")
    for part, text in zip(gates, ("σ", "σ", "tanh", "σ")):
        block(places[part], text, part)
    draw_block(axes, 6.6, 2.2, "", "white", WIDTH, 0.44)
    axes.patches[-1].set(edgecolor=ink("hidden"), linewidth=1.4, zorder=3)
    word(6.6, 2.2, "tanh", "hidden", ha="center", zorder=5)
    circle(1.4, 3, "×", "update")
    circle(4.2, 3, "+", "update")
    circle(4.2, 2.15, "×", "update")
    circle(6.6, 1.15, "×", "hidden")
    word(1.5, 1.9, "$f_t$", "forget", "update", ha="left")
    word(2.9, 1.75, "$i_t$", "input", "update", ha="left")
    word(4.3, 1.68, "$\\tilde{c}_t$", "candidate", "update", ha="left")
    word(6.15, 1.6, "$o_t$", "output", "hidden", ha="center")
    word(-0.3, 3, "$c_{t-1}$", "update", ha="right")
    word(8.1, 3, "$c_t$", "update", ha="left")
    word(-0.3, 0.3, "$h_{t-1}$", *gates, ha="right")
    word(0.75, -0.68, "$x_t$", *gates, ha="center")
    word(8.1, 0.3, "$h_t$", "hidden", ha="left")
    axes.set(xlim=(-1.0, 8.7), ylim=(-0.9, 3.55), aspect="equal")
    axes.axis("off")


BLOCKS = {"i": "input", "f": "forget", "c": "candidate", "o": "output"}  # in Keras's order


GAP = 0.2  # between the blocks of packed arrays, in cells
CELL = 1.2  # how wide a cell of packed arrays is, in its height: −1.6 has room


def draw_packed(axes, arrays):
    """Draw packed arrays with their numbers, one below the other; each block has the colour of its layer.

    arrays: {name: array (rows, 4H)}.
    """
    top = 0
    for name, array in arrays.items():
        rows, columns = array.shape
        H = columns // 4
        axes.text(-0.3, top - rows / 2, name.replace(" ", "\n", 1), ha="right", va="center")
        for row in range(rows):
            for column in range(columns):
                block = column // H
                x = CELL * (column + GAP * block)  # a gap between the blocks
                color = COLOURS[list(BLOCKS.values())[block]]
                axes.add_patch(plt.Rectangle((x, top - row - 1), CELL, 1, facecolor=color, edgecolor="black"))
                text = f"{array[row, column]:g}".replace("-", "−")
                axes.text(x + CELL / 2, top - row - 0.5, text, ha="center", va="center")
        top -= rows + 0.5
    for block, letter in enumerate(BLOCKS):
        middle = CELL * (block * (H + GAP) + H / 2)
        axes.text(middle, 0.35, letter, ha="center", va="center", fontweight="bold")
    axes.set(xlim=(-2.1, CELL * (4 * H + 3 * GAP) + 0.1), ylim=(top + 0.3, 0.8), aspect="equal")
    axes.axis("off")


def draw_lstm_backward(axes):
    """Draw the way of the gradients through the cell: in orange along the cell state, in blue through the layers."""
    draw_lstm_cell(axes, [])
    for text in list(axes.texts):
        if "$" in text.get_text() or not text.get_text():
            text.remove()  # the arrays of the way there, and the heads of its arrows
    along, through = "#D55E00", "#0072B2"  # as in coursekit.plots.STYLES

    def back(points, color, style="-"):
        xs, ys = zip(*points)
        axes.plot(xs[:-1], ys[:-1], color=color, linewidth=2, linestyle=style, zorder=2)
        look = {"edgecolor": color, "facecolor": color, "linewidth": 2, "linestyle": style}
        draw_arrow(axes, points[-2], points[-1], **look)

    back([(8.0, 3), (4.37, 3)], along)
    back([(4.03, 3), (1.57, 3)], along)
    back([(1.23, 3), (-0.2, 3)], along)
    back([(8.0, 0.3), (6.6, 0.3), (6.6, 0.98)], through, "--")
    back([(6.6, 1.32), (6.6, 1.98)], through, "--")
    back([(6.6, 2.42), (6.6, 2.95)], through, "--")
    back([(6.43, 1.15), (5.5 + WIDTH / 2, 1.15)], through, "--")
    back([(1.4, 2.83), (1.4, 1.38)], through, "--")
    back([(4.2, 2.83), (4.2, 2.32)], through, "--")
    back([(4.03, 2.15), (2.8, 2.15), (2.8, 1.38)], through, "--")
    back([(4.2, 1.98), (4.2, 1.38)], through, "--")
    for x in (1.4, 2.8, 4.2, 5.5):
        back([(x, 0.92), (x, 0.33)], through, "--")
    back([(5.5, 0.3), (0.9, 0.3), (-0.2, 0.3)], through, "--")
    back([(0.75, 0.3), (0.75, -0.5)], through, "--")

    def word(x, y, text, color, **place):
        axes.text(x, y, text, color=color, zorder=6, **place)

    word(8.1, 3, "$dc_t$", along, ha="left", va="center")
    word(-0.3, 3, "$dc_{t-1}$", along, ha="right", va="center")
    word(1.4, 3.28, "$\\times f_t$", along, ha="center", va="center")
    word(8.1, 0.3, "$dh_t$", through, ha="left", va="center")
    word(-0.3, 0.3, "$dh_{t-1}$", through, ha="right", va="center")
    word(0.75, -0.7, "$dx_t$", through, ha="center", va="center")
    word(6.48, 2.7, "adds up", through, ha="right", va="center", fontsize=9)
    for x, y, text in [(1.5, 1.9, "$df_t$"), (2.9, 1.75, "$di_t$"), (4.3, 1.68, "$d\\tilde{c}_t$")]:
        word(x, y, text, through, ha="left", va="center")
    word(6.15, 1.62, "$do_t$", through, ha="center", va="center")
    for x, text in [(1.4, "$dz_f$"), (2.8, "$dz_i$"), (4.2, "$dz_c$"), (5.5, "$dz_o$")]:
        word(x + 0.08, 0.62, text, through, ha="left", va="center", fontsize=9)
