/** Allowed local errors, one entry per component. */
export interface Tolerances {
  readonly relative: Float64Array;
  readonly absolute: Float64Array;
}

/** Spreads single numbers over `n` components and checks them: relative >= 0, absolute > 0. */
export function readTolerances(n: number, relative: number | ArrayLike<number>, absolute: number | ArrayLike<number>): Tolerances {
  const read = (what: string, given: number | ArrayLike<number>, least: number) => {
    if (typeof given !== "number" && given.length !== n) throw new RangeError(`${what}: got ${given.length} values for ${n} components`);
    const values = typeof given === "number" ? new Float64Array(n).fill(given) : Float64Array.from(given);
    const wrong = values.findIndex((value) => !(value >= least && value < Infinity));
    if (wrong >= 0) throw new RangeError(`${what}: ${values[wrong]} for component ${wrong}; write a finite number of at least ${least}`);
    return values;
  };
  return { relative: read("relativeTolerance", relative, 0), absolute: read("absoluteTolerance", absolute, Number.MIN_VALUE) };
}
