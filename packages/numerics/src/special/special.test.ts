import { describe, expect, it } from "vitest";
import { exp } from "./exp.ts";
import { expm1 } from "./expm1.ts";
import { log } from "./log.ts";
import { log1p } from "./log1p.ts";
import { logGamma } from "./logGamma.ts";
import { pow } from "./pow.ts";
import references from "./references.json" with { type: "json" };

const double = new Float64Array(1);
const bits = new BigInt64Array(double.buffer);

/** Distance from |x| to the next larger double. */
function lastPlace(x: number): number {
  double[0] = Math.abs(x);
  bits[0]!++;
  return double[0]! - Math.abs(x);
}

/** Error in units in the last place of a result against nearest + rest units. */
const errorOf = (result: number, nearest: number, rest: number) => Math.abs((result - nearest) / lastPlace(nearest) - rest);

/** Next double above or below. */
function neighbour(x: number, direction: 1n | -1n): number {
  double[0] = x;
  bits[0]! += x > 0 ? direction : -direction;
  return double[0]!;
}

const unary = [
  { name: "exp", own: exp, platform: Math.exp, bound: 0.52, from: -700, to: 700, values: references.exp },
  { name: "expm1", own: expm1, platform: Math.expm1, bound: 0.8, from: -30, to: 30, values: references.expm1 },
  { name: "log", own: log, platform: Math.log, bound: 0.52, from: 0, to: 10, values: references.log },
  { name: "log1p", own: log1p, platform: Math.log1p, bound: 0.55, from: -1, to: 10, values: references.log1p },
];

describe.each(unary)("$name", ({ own, platform, bound, from, to, values }) => {
  it("is within its bound of the true value", () => {
    for (const [x, nearest, rest] of values) {
      // Where the result or the argument is subnormal one more rounding is allowed.
      const allowed = Math.abs(nearest!) < 2.3e-308 || Math.abs(x!) < 2.3e-308 ? 0.8 : bound;
      expect(errorOf(own(x!), nearest!, rest!), `at ${x}`).toBeLessThan(allowed);
    }
  });

  it("stays within two units of the platform's own everywhere between", () => {
    const count = 200_001;
    for (let i = 1; i < count; i++) {
      const x = from + ((to - from) * i) / count;
      const theirs = platform(x);
      if (Math.abs(own(x) - theirs) > 2 * lastPlace(theirs)) throw new Error(`${own(x)} against ${theirs} at ${x}`);
    }
  });

  it("never falls from one double to the next", () => {
    for (const [x] of values) {
      let below = x!;
      for (let i = 0; i < 20; i++) {
        const above = neighbour(below, 1n);
        if (own(above) < own(below)) throw new Error(`falls between ${below} and ${above}`);
        below = above;
      }
    }
  });
});

it("exp, expm1, log and log1p are right at their special values", () => {
  const { NaN: none, POSITIVE_INFINITY: infinity, NEGATIVE_INFINITY: minusInfinity, MIN_VALUE: least } = Number;
  const arguments_ = [
    0,
    -0,
    1,
    -1,
    infinity,
    minusInfinity,
    none,
    least,
    -least,
    709.782712893384,
    709.7827128933841,
    -745.2,
    -800,
    800,
    -2,
  ];
  for (const x of arguments_)
    for (const { own, platform } of unary) {
      const [ours, theirs] = [own(x), platform(x)];
      if (!Number.isFinite(theirs) || theirs === 0) expect(ours).toBe(theirs);
      else expect(Math.abs(ours - theirs)).toBeLessThanOrEqual(lastPlace(theirs));
    }
  expect(exp(709.782712893384)).toBeLessThan(infinity);
  expect(exp(-745)).toBe(least);
  expect([exp(0), log(1), expm1(-50), log(Number.MAX_VALUE)]).toEqual([1, 0, -1, 709.782712893384]);
});

describe("pow", () => {
  it("is within 0.6 units of the true value, 0.8 where that is subnormal", () => {
    for (const [x, y, nearest, rest] of references.pow)
      expect(errorOf(pow(x!, y!), nearest!, rest!), `${x}, ${y}`).toBeLessThan(nearest! < 2.3e-308 ? 0.8 : 0.6);
  });

  it("has the special values of ECMAScript's power", () => {
    const { NaN: none, POSITIVE_INFINITY: infinity, MIN_VALUE: least } = Number;
    const sizes = [0, least, 1e-300, 0.5, 1, 1.5, 2, 3, 2.5, 1e18 + 128, 9007199254740991, 1e20, 1e300, infinity, none];
    const values = [...sizes, ...sizes.map((x) => -x)];
    for (const x of values)
      for (const y of values) {
        const [ours, theirs] = [pow(x, y), Math.pow(x, y)];
        if (!Number.isFinite(theirs) || theirs === 0) expect(ours, `${x}, ${y}`).toBe(theirs);
        else expect(Math.abs(ours - theirs), `${x}, ${y}`).toBeLessThanOrEqual(2 * lastPlace(theirs));
      }
  });

  it("gives whole powers of small whole numbers exactly", () => {
    for (let base = 2; base < 20; base++)
      for (let n = 0, power = 1; power < 9007199254740992; n++, power *= base) expect(pow(base, n)).toBe(power);
  });
});

describe("logGamma", () => {
  it("is within 1e-15 of the true value, relatively, also next to its zeros", () => {
    for (const [x, nearest, rest] of references.logGamma)
      expect(errorOf(logGamma(x!), nearest!, rest!) * lastPlace(nearest!), `at ${x}`).toBeLessThan(1e-15 * Math.abs(nearest!));
  });

  it("is the logarithm of the factorial", () => {
    for (let n = 1, factorial = 1; n < 20; factorial *= n, n++) expect(logGamma(n)).toBeCloseTo(Math.log(factorial), 13);
    expect([logGamma(1), logGamma(2)]).toEqual([0, 0]);
  });

  it("is right at its special values", () => {
    const infinity = Number.POSITIVE_INFINITY;
    expect([0, -0, infinity, -1, -infinity, Number.NaN, 2.6e305].map(logGamma)).toEqual([
      infinity,
      infinity,
      infinity,
      Number.NaN,
      Number.NaN,
      Number.NaN,
      infinity,
    ]);
  });
});

// The bits themselves, which no platform may change: a hash over many results of each function.
it("gives the same bits everywhere", () => {
  const results = new Float64Array(6 * 20_000);
  for (let i = 0; i < 20_000; i++) {
    const x = (i + 0.37) / 1024;
    results.set([exp(x - 9), expm1(x / 8 - 1), log(x), log1p(x * x - 0.001), pow(x, 1.7 - x / 8), logGamma(x)], 6 * i);
  }
  let hash = 0;
  for (const word of new Int32Array(results.buffer)) hash = (Math.imul(hash ^ word, 0x01000193) + (hash >>> 13)) | 0;
  expect(hash >>> 0).toBe(2002465440);
});
