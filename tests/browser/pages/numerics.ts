import { exp, expm1, findRoot, integrate, log, log1p, logGamma, pow, quadrature, randomStream } from "@forestall/numerics";

/** Answers that every machine must give in the same bits: draws from a stream, what the elementary functions make of them, and solutions. */
export function run({ seed, draws }: { seed: number; draws: number }): number[] {
  const stream = randomStream(seed).named("Chromium").numbered(3);
  const drawn = Array.from({ length: draws }, () => stream.uniform());
  const elementary = drawn.flatMap((u) => {
    const x = 40 * u - 20;
    return [u, exp(x), expm1(x), log(u), log1p(u), pow(u, x), logGamma(20 * u)];
  });
  const growth = integrate(
    (_t, y, dydt) => {
      dydt[0] = 0.3 * y[0]! * (1 - y[0]! / 1e4);
    },
    { t0: 0, y0: [1], t1: 30, outputTimes: [5, 10, 20] },
  );
  const solutions = [...growth.outputs, growth.y].map((y) => y[0]!);
  return [findRoot((x) => x * x * x - 2 * x - 5, 2, 3), quadrature((x) => 1 / Math.sqrt(x), 0, 2), ...solutions, ...elementary];
}
