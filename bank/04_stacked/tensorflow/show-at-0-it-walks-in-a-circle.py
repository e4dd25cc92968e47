figure, panels = plt.subplots(
    1,
    2,
    figsize=(10, 3.4),
    layout="constrained",
)
contests = [
    (
        "airline passengers, 12 months ahead",
        passengers,
        13,
        12,
        12,
        12,
        range(96, 133, 3),
    ),
    ("a stock, 5 days ahead", stock, 13, 5, 5, 1, range(500, 1043, 5)),
]
for axes, (
    title,
    series,
    lookback,
    horizon,
    period,
    scale,
    origins,
) in zip(panels, contests):
    forecasts = {
        "naive": seasonal_naive(series, origins, 1, horizon),
        f"seasonal naive ({period})": seasonal_naive(
            series,
            origins,
            period,
            horizon,
        ),
        f"linear, {lookback} lags": autoregression(
            series,
            origins,
            lookback,
            horizon,
        ),
    }
    for seed in range(3):
        keras.utils.set_random_seed(seed)
        model = forecaster(lookback, horizon)
        forecasts[f"LSTM, start {seed}"] = forecast(
            model,
            series,
            origins,
            lookback,
            horizon,
            200,
        )
    print(
        f"{title}: MASE from {len(origins)} origins, mean (from the",
        "best to the worst)",
    )
    for name, made in forecasts.items():
        scores = mase(series, origins, made, scale)
        print(
            f"  {name:20} {scores.mean():.2f} ({scores.min():.2f} to",
            f"{scores.max():.2f})",
        )
    last = origins[-1]
    axes.plot(
        range(last - 2 * horizon, last + horizon),
        series[last - 2 * horizon : last + horizon],
        "k.-",
        label="what happened",
    )
    for name, style in zip(
        [*list(forecasts)[:3], "LSTM, start 0"],
        (":", "--", "-", "-."),
    ):
        axes.plot(
            range(last, last + horizon),
            forecasts[name][-1],
            style,
            linewidth=2,
            label=name,
        )
    axes.set(title=f"{title}, the last origin", xlabel="step")
    axes.legend(fontsize=8)
