/** Nodes on [-1, 1] and weights of a quadrature rule: the integral of f over [-1, 1] is about the sum of weight * f(node). */
export interface QuadratureRule {
  readonly nodes: readonly number[];
  readonly weights: readonly number[];
}

/** Gauss-Legendre rules with 2 to 5 points, exact for polynomials of degree 2 points - 1 (Abramowitz & Stegun, table 25.4). */
export const gaussLegendre: {
  readonly 2: QuadratureRule;
  readonly 3: QuadratureRule;
  readonly 4: QuadratureRule;
  readonly 5: QuadratureRule;
} = {
  2: { nodes: [-0.5773502691896258, 0.5773502691896258], weights: [1, 1] },
  3: { nodes: [-0.7745966692414834, 0, 0.7745966692414834], weights: [5 / 9, 8 / 9, 5 / 9] },
  4: {
    nodes: [-0.8611363115940526, -0.33998104358485626, 0.33998104358485626, 0.8611363115940526],
    weights: [0.34785484513745385, 0.6521451548625461, 0.6521451548625461, 0.34785484513745385],
  },
  5: {
    nodes: [-0.906179845938664, -0.5384693101056831, 0, 0.5384693101056831, 0.906179845938664],
    weights: [0.23692688505618908, 0.47862867049936647, 128 / 225, 0.47862867049936647, 0.23692688505618908],
  },
};

/** Positive nodes of the 15-point Kronrod extension; the odd places (1, 3, 5) and 0 are those of the 7-point Gauss rule. */
const kronrodNodes = [
  0.9914553711208126, 0.9491079123427585, 0.8648644233597691, 0.7415311855993945, 0.5860872354676911, 0.4058451513773972,
  0.20778495500789848,
] as const;
/** Weights at those nodes and at 0 (R. Piessens et al., QUADPACK, Springer 1983, routine QK15). */
const kronrodWeights = [
  0.022935322010529224, 0.06309209262997856, 0.10479001032225019, 0.14065325971552592, 0.1690047266392679, 0.19035057806478542,
  0.20443294007529889, 0.20948214108472782,
] as const;
const gaussWeights = [0.1294849661688697, 0.27970539148927664, 0.3818300505051189, 0.4179591836734694] as const;

/** How exact the integral has to be, and how hard to try. */
export interface QuadratureOptions {
  /** default 0 */
  readonly absoluteTolerance?: number;
  /** default 1e-12 */
  readonly relativeTolerance?: number;
  /** Pieces into which the interval may be cut; default 500. */
  readonly maximumPieces?: number;
}

interface Piece {
  readonly from: number;
  readonly to: number;
  readonly value: number;
  readonly error: number;
  /** integral of the absolute value, which the rounding goes with */
  readonly size: number;
}

/**
 * The integral of f from a to b, cutting the worst piece in half until the estimated error is within the larger tolerance
 * (Gauss-Kronrod 7, 15). The ends are never evaluated, so f may be singular there if it is integrable; a singularity is resolved best
 * at 0, where doubles are dense. A peak much narrower than a fifteenth of the interval can be missed: cut the interval there.
 * Errors below the rounding of the sum, 50 machine epsilons of the integral of |f|, are not pursued. `b` may be Infinity: then x = a + u / (1 - u).
 *
 * @throws RangeError if the pieces do not suffice or f is not finite at a point looked at
 */
export function quadrature(f: (x: number) => number, a: number, b: number, options: QuadratureOptions = {}): number {
  if (b === Infinity) return quadrature((u) => f(a + u / (1 - u)) / ((1 - u) * (1 - u)), 0, 1, options);
  if (!Number.isFinite(a) || !Number.isFinite(b)) throw new RangeError(`quadrature: cannot integrate from ${a} to ${b}`);
  const { absoluteTolerance = 0, relativeTolerance = 1e-12, maximumPieces = 500 } = options;
  const pieces = [measure(f, a, b)];
  for (;;) {
    let value = 0;
    let error = 0;
    let size = 0;
    let worst = 0;
    for (let k = 0; k < pieces.length; k++) {
      const piece = pieces[k]!;
      value += piece.value;
      error += piece.error;
      size += piece.size;
      if (piece.error > pieces[worst]!.error) worst = k;
    }
    if (error <= Math.max(absoluteTolerance, relativeTolerance * Math.abs(value), 50 * Number.EPSILON * size)) return value;
    const { from, to } = pieces[worst]!;
    const middle = from + (to - from) / 2;
    if (pieces.length >= maximumPieces || middle === from || middle === to)
      throw new RangeError(`quadrature: error ${error} of ${value} after ${pieces.length} pieces; the worst is at ${middle}`);
    pieces[worst] = measure(f, from, middle);
    pieces.push(measure(f, middle, to));
  }
}

/** Both rules on one piece, with QUADPACK's estimate of the error. */
function measure(f: (x: number) => number, from: number, to: number): Piece {
  const middle = from + (to - from) / 2;
  const half = (to - from) / 2;
  const atMiddle = f(middle);
  let kronrod = kronrodWeights[7] * atMiddle;
  let gauss = gaussWeights[3] * atMiddle;
  let size = kronrodWeights[7] * Math.abs(atMiddle);
  const values: number[] = [];
  for (let k = 0; k < kronrodNodes.length; k++) {
    const left = f(middle - half * kronrodNodes[k]!);
    const right = f(middle + half * kronrodNodes[k]!);
    values.push(left, right);
    kronrod += kronrodWeights[k]! * (left + right);
    size += kronrodWeights[k]! * (Math.abs(left) + Math.abs(right));
    if (k % 2 === 1) gauss += gaussWeights[(k - 1) / 2]! * (left + right);
  }
  if (!Number.isFinite(kronrod)) throw new RangeError(`quadrature: the function is not finite somewhere between ${from} and ${to}`);
  const mean = kronrod / 2;
  let spread = kronrodWeights[7] * Math.abs(atMiddle - mean);
  for (let k = 0; k < values.length; k++) spread += kronrodWeights[k >> 1]! * Math.abs(values[k]! - mean);
  const difference = Math.abs(kronrod - gauss);
  const ratio = spread > 0 ? (200 * difference) / spread : 0;
  const error = ratio > 0 ? spread * Math.min(1, ratio * Math.sqrt(ratio)) : difference;
  const width = Math.abs(half);
  return { from, to, value: kronrod * half, error: error * width, size: size * width };
}
