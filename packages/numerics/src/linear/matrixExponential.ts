import { factorLu, solveLu } from "./lu.ts";

/**
 * Degrees of the diagonal Padé approximants to exp, the largest 1-norm for which each is accurate to double precision,
 * and the coefficients of its numerator: table 2.3 and equation (2.3) of N. J. Higham, "The scaling and squaring method for
 * the matrix exponential revisited", SIAM J. Matrix Anal. Appl. 26 (2005) 1179-1193.
 */
const approximants = [
  { theta: 1.495585217958292e-2, coefficients: [120, 60, 12, 1] },
  { theta: 2.53939833006323e-1, coefficients: [30240, 15120, 3360, 420, 30, 1] },
  { theta: 9.504178996162932e-1, coefficients: [17297280, 8648640, 1995840, 277200, 25200, 1512, 56, 1] },
  {
    theta: 2.097847961257068,
    coefficients: [17643225600, 8821612800, 2075673600, 302702400, 30270240, 2162160, 110880, 3960, 90, 1],
  },
  {
    theta: 5.371920351148152,
    coefficients: [
      64764752532480000, 32382376266240000, 7771770303897600, 1187353796428800, 129060195264000, 10559470521600, 670442572800, 33522128640,
      1323241920, 40840800, 960960, 16380, 182, 1,
    ],
  },
] as const;

/**
 * Writes exp(A) into `out`: scaling and squaring with a Padé approximant of degree 3 to 13 (Higham 2005).
 * The absolute error is of the order of n times the machine epsilon times the 1-norm of A, relative to the norm of exp(A),
 * for matrices that are not far from normal.
 *
 * @param A row-major n x n, left as it is; dimensionless (a rate matrix times a duration)
 * @param out row-major n x n; may be `A` itself
 * @throws RangeError if A is not n x n or has an entry that is not finite
 */
export function matrixExponential(A: Float64Array, n: number, out: Float64Array): void {
  if (A.length !== n * n || out.length !== n * n) throw new RangeError(`matrixExponential: expected ${n} x ${n} matrices`);
  let norm = oneNorm(A, n);
  if (!(norm < Infinity)) throw new RangeError("matrixExponential: the matrix has an entry that is not finite");

  const scaled = Float64Array.from(A);
  const last = approximants[approximants.length - 1]!;
  let squarings = 0;
  while (norm > last.theta) {
    norm /= 2;
    squarings += 1;
  }
  if (squarings > 0) {
    let scale = 1;
    for (let k = 0; k < squarings; k++) scale /= 2;
    for (let i = 0; i < scaled.length; i++) scaled[i] = scaled[i]! * scale;
  }
  const chosen = approximants.find(({ theta }) => norm <= theta) ?? last;
  pade(scaled, n, chosen.coefficients, out);

  const product = scaled;
  for (let k = 0; k < squarings; k++) {
    multiply(out, out, n, product);
    out.set(product);
  }
}

/** out = (V - U)^-1 (V + U), with U the odd and V the even part of the numerator at A. */
function pade(A: Float64Array, n: number, coefficients: readonly number[], out: Float64Array): void {
  const size = n * n;
  const square = new Float64Array(size);
  multiply(A, A, n, square);
  const even = new Float64Array(size);
  const oddOverA = new Float64Array(size);
  let power = identity(n);
  let nextPower = new Float64Array(size);
  for (let k = 0; k < coefficients.length; k += 2) {
    if (k > 0) {
      multiply(power, square, n, nextPower);
      [power, nextPower] = [nextPower, power];
    }
    const evenCoefficient = coefficients[k]!;
    const oddCoefficient = coefficients[k + 1]!;
    for (let i = 0; i < size; i++) {
      even[i] = even[i]! + evenCoefficient * power[i]!;
      oddOverA[i] = oddOverA[i]! + oddCoefficient * power[i]!;
    }
  }
  const odd = nextPower;
  multiply(A, oddOverA, n, odd);

  const denominator = square;
  for (let i = 0; i < size; i++) denominator[i] = even[i]! - odd[i]!;
  const pivots = new Int32Array(n);
  if (!factorLu(denominator, n, pivots)) throw new RangeError("matrixExponential: the Padé denominator is singular");
  const column = new Float64Array(n);
  for (let j = 0; j < n; j++) {
    for (let i = 0; i < n; i++) column[i] = even[i * n + j]! + odd[i * n + j]!;
    solveLu(denominator, n, pivots, column);
    for (let i = 0; i < n; i++) out[i * n + j] = column[i]!;
  }
}

function identity(n: number): Float64Array<ArrayBuffer> {
  const matrix = new Float64Array(n * n);
  for (let i = 0; i < n; i++) matrix[i * n + i] = 1;
  return matrix;
}

/** out = left * right; `out` must be neither of them. */
function multiply(left: Float64Array, right: Float64Array, n: number, out: Float64Array): void {
  for (let i = 0; i < n; i++) {
    for (let j = 0; j < n; j++) {
      let sum = 0;
      for (let k = 0; k < n; k++) sum += left[i * n + k]! * right[k * n + j]!;
      out[i * n + j] = sum;
    }
  }
}

/** Largest sum of absolute values in a column; NaN or Infinity if an entry is. */
function oneNorm(A: Float64Array, n: number): number {
  let norm = 0;
  for (let j = 0; j < n; j++) {
    let sum = 0;
    for (let i = 0; i < n; i++) sum += Math.abs(A[i * n + j]!);
    if (!(sum <= norm)) norm = sum;
    if (Number.isNaN(sum)) return sum;
  }
  return norm;
}
