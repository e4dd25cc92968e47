_given, _square = (example(19, q=(2, 7, K), k=(2, 7, K), v=(2, 7, 5)) for K in (3, 5))
_mistake = (
    "fails for K, V = 3, 5 and works where both are 5: queries meet keys, and a value has other numbers."
)
_hint = "The scores are (B, T, T). k.T turns the batch as well: turn the last two axes only."
check(
    "linear_attention",
    call(linear_attention, _given, _hint, alike=[(_square, _mistake)]),
    (2, 7, 5),
    np.float64,
    -19.44633,
    {
        ### MISTAKES no_mask, without_itself
    },
    "Work out the three answers of the task's example.",
)
check_one_row(linear_attention, _given)
check_dtype(linear_attention, _given)
print("linear_attention: this looks right.")
