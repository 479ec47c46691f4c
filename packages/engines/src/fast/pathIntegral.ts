import { exp, expm1, log, type RandomStream } from "@forestall/numerics";

/**
 * The expected course of a birth-death process between two known sizes, X(s) = flat + growing e^(r s) on [0, h], and its integral.
 * This is the regression of X(s) on its end points, exact in first and second moments for every size: with X(0) = x0 and
 * X(h) = e^(rh) (x0 + m), the martingale part m has accrued by s in the ratio (1 - e^(-rs)) / (1 - e^(-rh)).
 */
export interface ExpectedPath {
  rate: number;
  length: number;
  flat: number;
  growing: number;
  integral: number;
}

export const newPath = (): ExpectedPath => ({ rate: 0, length: 0, flat: 0, growing: 0, integral: 0 });

export const fillPath = (path: ExpectedPath, x0: number, x1: number, netGrowth: number, length: number): void => {
  // Below 1e-9 of growth over the step the two exponentials merge; a straight line between the ends is the limit.
  const rate = Math.abs(netGrowth * length) < 1e-6 ? 1e-6 / length : netGrowth;
  // m / (1 - e^(-rh)), written so that no exponential overflows.
  const share = rate > 0 ? (x1 * exp(-rate * length) - x0) / -expm1(-rate * length) : (x1 - x0 * exp(rate * length)) / expm1(rate * length);
  path.rate = rate;
  path.length = length;
  path.growing = x0 + share;
  path.flat = -share;
  path.integral = path.flat * length + (path.growing * expm1(rate * length)) / rate;
};

/** X at time s of the path. */
export const pathAt = (path: ExpectedPath, s: number): number => Math.max(0, path.flat + path.growing * exp(path.rate * s));

/** A time in [0, length] drawn with density proportional to the path. */
export const samplePathTime = (stream: RandomStream, path: ExpectedPath): number => {
  const { rate, length, flat, growing } = path;
  const span = expm1(rate * length);
  if (growing >= 0) {
    // The exponential part is proposed; where the flat part is positive it is a mixture, where negative a thinning.
    const exponentialPart = (growing * span) / rate;
    if (flat >= 0 && stream.uniform() * path.integral >= exponentialPart) return stream.uniform() * length;
    for (;;) {
      const growth = 1 + stream.uniform() * span;
      if (flat >= 0 || stream.uniform() * growing * growth < growing * growth + flat) return log(growth) / rate;
    }
  }
  const largest = Math.max(pathAt(path, 0), pathAt(path, length));
  for (;;) {
    const s = stream.uniform() * length;
    if (stream.uniform() * largest < pathAt(path, s)) return s;
  }
};
