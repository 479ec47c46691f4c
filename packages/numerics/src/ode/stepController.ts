/** x^(numerator / 128) by square roots and products alone, which round the same way on every machine. */
function rootPower(x: number, numerator: number): number {
  let root = x;
  let power = 1;
  for (let bit = 64; bit >= 1; bit >>= 1) {
    root = Math.sqrt(root);
    if ((numerator & bit) !== 0) power *= root;
  }
  return power;
}

/**
 * Proportional-integral choice of the step length (K. Gustafsson; Hairer & Wanner, Solving Ordinary Differential Equations II, IV.2)
 * for a method whose error estimate goes with the fifth power of the step: the factor is 0.9 err^(-21/128) lastErr^(6/128), within
 * [0.2, 10]. The exponents are those of the authors' code, 0.17 and 0.04, as fractions of 128.
 */
export class StepController {
  private lastError = 1e-4;
  private afterRejection = false;

  /** Factor from the step just accepted with `error` <= 1 to the next one. */
  accepted(error: number): number {
    const held = this.afterRejection ? 1 : 10;
    const wanted = error > 0 ? (0.9 / rootPower(error, 21)) * rootPower(this.lastError, 6) : held;
    this.lastError = Math.max(error, 1e-4);
    this.afterRejection = false;
    return Math.min(held, Math.max(0.2, wanted));
  }

  /** Factor from the step just rejected to the next attempt; a step with stages that are not finite is cut to a tenth. */
  rejected(error: number): number {
    this.afterRejection = true;
    return error < Infinity ? Math.max(0.2, 0.9 / rootPower(error, 21)) : 0.1;
  }

  forget(): void {
    this.lastError = 1e-4;
    this.afterRejection = false;
  }
}

/** Length of a first step for which the local error should be about `sizeOfError` relative to the tolerance: the fifth root. */
export const fifthRoot = (sizeOfError: number): number => rootPower(sizeOfError, 26);
