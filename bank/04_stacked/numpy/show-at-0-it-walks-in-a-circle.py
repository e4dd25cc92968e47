passengers = np.array(
    """112 118 132 129 121 135 148 148 136 119 104 118 115 126 141 135
    125 149 170 170 158 133 114 140 145 150 178 163 172 178 199 199 184
    162 146 166 171 180 193 181 183 218 230 242 209 191 172 194 196 196
    236 235 229 243 264 272 237 211 180 201 204 188 235 227 234 264 302
    293 259 229 203 229 242 233 267 269 270 315 364 347 312 274 237 278
    284 277 317 313 318 374 413 405 355 306 271 306 315 301 356 348 355
    422 465 467 404 347 305 336 340 318 362 348 363 435 491 505 404 359
    310 337 360 342 406 396 420 472 548 559 463 407 362 405 417 391 419
    461 472 535 622 606 508 461 390 432""".split(),
    float,
)
stock = cbook.get_sample_data("goog.npz")["price_data"]["close"]


def autoregression(past, lookback, horizon):
    """Forecast every step of the horizon with a linear function of the
    last `lookback` numbers.
    """
    inputs, targets = sliding_windows(past, lookback, horizon)
    weights = np.linalg.lstsq(
        np.column_stack([inputs, np.ones(len(inputs))]),
        targets,
        rcond=None,
    )[0]
    return np.append(past[-lookback:], 1) @ weights


figure, panels = plt.subplots(
    1,
    2,
    figsize=(10, 3.2),
    layout="constrained",
)
contests = [
    (
        "airline passengers, 12 months ahead",
        passengers,
        12,
        12,
        12,
        13,
        84,
        4,
    ),
    ("a stock, 5 days ahead", stock, 5, 5, 1, 5, 500, 5),
]
for axes, (
    title,
    series,
    period,
    horizon,
    scale,
    lookback,
    first,
    stride,
) in zip(panels, contests):
    methods = {
        "naive": lambda past: seasonal_naive(past, 1, horizon),
        f"seasonal naive ({period})": lambda past: seasonal_naive(
            past,
            period,
            horizon,
        ),
        f"linear, {lookback} lags": lambda past: autoregression(
            past,
            lookback,
            horizon,
        ),
    }
    origins = range(first, len(series) - horizon + 1, stride)
    print(
        f"{title}: MASE from {len(origins)} origins, mean (from the",
        "best to the worst)",
    )
    last = origins[-1]
    axes.plot(
        range(last - 2 * horizon, last + horizon),
        series[last - 2 * horizon : last + horizon],
        "k.-",
        label="what happened",
    )
    for (name, method), style in zip(methods.items(), (":", "--", "-")):
        scores = [
            mase(
                series[o : o + horizon],
                method(series[:o]),
                series[:o],
                scale,
            )
            for o in origins
        ]
        print(
            f"  {name:20} {np.mean(scores):.2f} ({min(scores):.2f} to",
            f"{max(scores):.2f})",
        )
        axes.plot(
            range(last, last + horizon),
            method(series[:last]),
            style,
            linewidth=2,
            label=name,
        )
    axes.set(title=f"{title}, the last origin", xlabel="step")
    axes.legend(fontsize=8)
