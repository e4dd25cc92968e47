_grads = [2 * np.sin(np.arange(6.0)).reshape(2, 3), np.cos(np.arange(4.0)), 0.1 * np.ones((1, 2))]
_answer = call(
    clip_by_global_norm,
    {"grads": _grads, "max_norm": 1.5},
    keep="*= writes into the caller's arrays.",
)
assert isinstance(_answer, (tuple, list)) and len(_answer) == 2 and isinstance(_answer[0], (tuple, list)), (
    "clip_by_global_norm returns two things: the list of clipped arrays, and the norm before clipping."
)
assert [np.shape(g) for g in _answer[0]] == [(2, 3), (4,), (1, 2)], (
    f"clip_by_global_norm gives arrays of shapes {[np.shape(g) for g in _answer[0]]}; they should be those of grads."
)
assert np.ndim(_answer[1]) == 0, "clip_by_global_norm: the norm is one number, for all arrays together."
check(
    "clip_by_global_norm: the norm",
    np.asarray(_answer[1], np.float64),
    (),
    np.float64,
    3.82800,
    {
        ### MISTAKES norm_after_clipping, no_root, sum_of_norms, largest_norm, mean_square, absolute_values
    },
)
check(
    "clip_by_global_norm: the arrays",
    np.concatenate([np.ravel(g) for g in _answer[0]]),
    (12,),
    np.float64,
    1.00510,
    {
        ### MISTAKES each_on_its_own, by_value, unit_norm, not_clipped
    },
)
_more = [waves(1, 2, 3, 2), waves(3, 5), waves(4, 1)]
_clipped = call(
    clip_by_global_norm,
    {"grads": _more, "max_norm": 0.5},
    "Every max_norm above 0 is allowed.",
)[0]
check_again(
    "clip_by_global_norm: each clipped array",
    np.concatenate([np.ravel(g) for g in _clipped]),
    (18,),
    0.72342,
    "three arrays of shapes (2, 3, 2), (5,), (1,) with max_norm = 0.5",
)
with np.errstate(all="ignore"):
    _small = clip_by_global_norm([g.copy() for g in _grads], 100.0)[0]
    _zero = clip_by_global_norm([np.zeros(3)], 1.5)[0][0]
    _nan = clip_by_global_norm([np.array([1.0, np.nan], np.float32), np.ones(2, np.float32)], 1.5)
    _inf = clip_by_global_norm([np.array([1.0, np.inf]), np.ones(2)], 1.5)
    _large = clip_by_global_norm([np.array([3e25, 4e25], np.float32)], 10.0)
assert all(np.array_equal(g, was) for g, was in zip(_small, _grads)), (
    "clip_by_global_norm changes gradients whose norm is below max_norm; there is nothing to clip."
)
assert np.array_equal(_zero, np.zeros(3)), (
    f"clip_by_global_norm gives {_zero} for gradients of 0; mind 0 / 0."
)
for _case, _why, (_clipped, _norm) in [
    ("NaN", "NaN > 1 is False.", _nan),
    ("infinity", "infinity times 1.5 / infinity is NaN.", _inf),
]:
    assert all(np.array_equal(g, np.zeros(2)) for g in _clipped), (
        f"clip_by_global_norm: with {_case} among the entries every array should become zeros. ({_why})"
    )
    assert not np.isfinite(_norm), (
        f"clip_by_global_norm: with {_case} among the entries the norm should say so."
    )
assert all(np.asarray(g).dtype == np.float32 for g in _nan[0]), (
    "clip_by_global_norm: the zeros that take the place of NaN are float64, though the gradients are float32."
)
assert np.allclose(_large[0][0], [6, 8]), (
    f"clip_by_global_norm gives {_large[0][0]} for large float32 gradients: their squares overflow. Add them up in float64."
)
for _max_norm in (0.0, -0.5):
    try:
        with np.errstate(all="ignore"):
            clip_by_global_norm([np.ones(2)], _max_norm)
    except ValueError:
        pass
    except Exception as error:
        raise AssertionError(
            f"clip_by_global_norm raises {type(error).__name__} for max_norm = {_max_norm:g}; raise ValueError."
        )
    else:
        raise AssertionError(f"clip_by_global_norm accepts max_norm = {_max_norm:g}; raise a ValueError.")
print("clip_by_global_norm: this looks right.")
