import { findRoot, integrate, quadrature } from "@forestall/numerics";

/** Answers that every machine must give in the same bits: a root, an integral, and a tumour growing to `capacity` cells. */
export function run({ capacity }: { capacity: number }): number[] {
  const growth = integrate(
    (_t, y, dydt) => {
      dydt[0] = 0.3 * y[0]! * (1 - y[0]! / capacity);
    },
    { t0: 0, y0: [1], t1: 30, outputTimes: [5, 10, 20] },
  );
  const states = [...growth.outputs, growth.y].map((y) => y[0]!);
  return [findRoot((x) => x * x * x - 2 * x - 5, 2, 3), quadrature((x) => 1 / Math.sqrt(x), 0, 2), ...states];
}
