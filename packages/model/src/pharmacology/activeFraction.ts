import { type Fraction, fraction } from "@forestall/units";

/**
 * The part of the total plasma concentration that acts as the same concentration does in the culture medium its EC50 was measured in: what
 * reaches a cell is unbound drug, so a = fu_plasma / fu_medium. May exceed 1 where the medium binds more.
 *
 * @throws RangeError unless both are above 0 and at most 1
 */
export function activeFraction(unboundInPlasma: Fraction, unboundInMedium: Fraction): Fraction {
  requireShare("unbound fraction in plasma", unboundInPlasma);
  requireShare("unbound fraction in the medium", unboundInMedium);
  return fraction(unboundInPlasma / unboundInMedium);
}

/**
 * Unbound fraction in a medium with a share of serum, from that in plasma, where nobody measured it: bound over unbound, 1/fu - 1, goes with
 * the protein while binding is far from saturated, so 1/fu_medium - 1 = share (1/fu_plasma - 1). J. C. Kalvass & T. S. Maurer 2002,
 * doi 10.1002/bdd.325. Human plasma and the serum of the medium are taken to bind alike: an assumption.
 *
 * @param serum share of serum in the medium, 0.1 for the usual 10 %
 * @throws RangeError unless the unbound fraction is above 0 and at most 1, and the share between 0 and 1
 */
export function unboundInMedium(unboundInPlasma: Fraction, serum: Fraction): Fraction {
  requireShare("unbound fraction in plasma", unboundInPlasma);
  if (!(serum >= 0 && serum <= 1)) throw new RangeError(`active fraction: the share of serum must be between 0 and 1, not ${serum}`);
  return fraction(unboundInPlasma / (unboundInPlasma + serum * (1 - unboundInPlasma)));
}

function requireShare(what: string, value: number): void {
  if (!(value > 0 && value <= 1)) throw new RangeError(`active fraction: the ${what} must be above 0 and at most 1, not ${value}`);
}
