import { describe, expect, it } from "vitest";
import { factorLu, solveLu } from "./lu.ts";
import { matrixExponential } from "./matrixExponential.ts";

const exponential = (rows: number[][]) => {
  const n = rows.length;
  const out = new Float64Array(n * n);
  matrixExponential(Float64Array.from(rows.flat()), n, out);
  return out;
};

function expectClose(actual: ArrayLike<number>, expected: readonly number[], bound: number) {
  const distance = Math.max(...expected.map((value, i) => Math.abs(actual[i]! - value)));
  expect(distance).toBeLessThanOrEqual(bound);
}

describe("matrixExponential", () => {
  it("is the sum of the first powers for a nilpotent matrix", () => {
    expectClose(
      exponential([
        [0, 1, 2],
        [0, 0, 3],
        [0, 0, 0],
      ]),
      [1, 1, 3.5, 0, 1, 3, 0, 0, 1],
      4e-15,
    );
  });

  it.each([1e-3, 0.1, 0.7, 1.7, 4, 30, 300])("turns by an angle of %f", (angle) => {
    const [cosine, sine] = [Math.cos(angle), Math.sin(angle)];
    // The condition of the problem is the norm of the matrix: an angle is only known to one part in 2^53.
    expectClose(
      exponential([
        [0, -angle],
        [angle, 0],
      ]),
      [cosine, -sine, sine, cosine],
      1e-15 * (1 + 4 * angle),
    );
  });

  it.each([1e-3, 0.1, 0.4, 1, 2.5, 100])("has the closed form of a two-state switch, rates times %f", (scale) => {
    const [on, off] = [0.3 * scale, 1.1 * scale];
    const decay = Math.exp(-(on + off));
    const share = on / (on + off);
    const expected = [1 - share * (1 - decay), share * (1 - decay), (1 - share) * (1 - decay), share + (1 - share) * decay];
    expectClose(
      exponential([
        [-on, on],
        [off, -off],
      ]),
      expected,
      2e-15 * (1 + 4 * scale),
    );
  });

  it("has the closed form of a Jordan block at a growing eigenvalue", () => {
    const e = Math.exp(5);
    expectClose(
      exponential([
        [5, 1],
        [0, 5],
      ]),
      [e, e, 0, e],
      2e-14 * e,
    );
  });

  it.each([1, 1e2, 1e4])("keeps a stochastic generator of rates up to %d a set of probabilities", (rate) => {
    const n = 6;
    const rows = Array.from({ length: n }, (_, i) =>
      Array.from({ length: n }, (_, j) => (i === j ? 0 : (rate * ((3 * i + 5 * j) % 7)) / 6)),
    );
    for (const [i, row] of rows.entries()) row[i] = -row.reduce((sum, value) => sum + value, 0);
    const norm = Math.max(...rows.map((row) => row.reduce((sum, value) => sum + Math.abs(value), 0)));
    const result = exponential(rows);
    for (let i = 0; i < n; i++) {
      const row = result.subarray(i * n, (i + 1) * n);
      expect(Math.abs(row.reduce((sum, value) => sum + value, 0) - 1)).toBeLessThan(n * norm * Number.EPSILON);
      expect(Math.min(...row)).toBeGreaterThanOrEqual(0);
    }
  });

  it("may overwrite its argument, and refuses what is not finite or not square", () => {
    const A = Float64Array.from([0, 1, 0, 0]);
    matrixExponential(A, 2, A);
    expect([...A]).toEqual([1, 1, 0, 1]);
    expect(() =>
      exponential([
        [NaN, 0],
        [0, 1],
      ]),
    ).toThrow(/not finite/);
    expect(() => matrixExponential(new Float64Array(3), 2, new Float64Array(4))).toThrow(/2 x 2/);
  });
});

describe("LU", () => {
  it("solves a system that needs pivoting", () => {
    const A = Float64Array.from([0, 2, 1, 1, 1, 1, 4, -1, 3]);
    const x = [3, -1, 2];
    const b = Float64Array.from([0, 1, 2].map((i) => x.reduce((sum, value, j) => sum + A[i * 3 + j]! * value, 0)));
    const pivots = new Int32Array(3);
    expect(factorLu(A, 3, pivots)).toBe(true);
    solveLu(A, 3, pivots, b);
    expectClose(b, x, 1e-14);
  });

  it("inverts the Hilbert matrix of order 5 to its condition number", () => {
    const n = 5;
    const A = new Float64Array(n * n).map((_, k) => 1 / (Math.floor(k / n) + (k % n) + 1));
    const b = Float64Array.from({ length: n }, (_, i) => A.subarray(i * n, (i + 1) * n).reduce((sum, value) => sum + value, 0));
    const pivots = new Int32Array(n);
    factorLu(A, n, pivots);
    solveLu(A, n, pivots, b);
    expectClose(b, [1, 1, 1, 1, 1], 4.8e5 * 10 * Number.EPSILON);
  });

  it("says that a matrix is singular", () => {
    expect(factorLu(Float64Array.from([1, 2, 2, 4]), 2, new Int32Array(2))).toBe(false);
    expect(factorLu(Float64Array.from([NaN, 2, 2, 4]), 2, new Int32Array(2))).toBe(false);
  });
});
