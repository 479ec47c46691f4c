import { exp, expm1, log1p, pow } from "@forestall/numerics";
import { type Days, type Dimensionless, dimensionless, type Nanomolar, nanomolar, type PerDay, perDay } from "@forestall/units";

/**
 * A viability assay and what it read. `relativeToUntreated`: the IC50, where N = Nu / 2, half the cells of the untreated control at the end.
 * `growthInhibition`: the GI50, where N = (N0 + Nu) / 2, half the control's growth.
 */
export type AssayReadout = "relativeToUntreated" | "growthInhibition";

/** How cells live and die in a culture with drug: a cytotoxic effect that follows the concentration at once. */
export interface CultureRates {
  /** Birth minus death without drug. */
  readonly netGrowthRate: PerDay;
  /** Additional death at full effect. */
  readonly killRate: PerDay;
  /** Concentration of half that effect. */
  readonly ec50: Nanomolar;
  readonly hillCoefficient: Dimensionless;
}

/** N(days) / N(0) = exp((growth - kill h) days), h = (c/EC50)^n / (1 + (c/EC50)^n): what the rate law says of a culture at a constant concentration. */
export function cellsAfter({ netGrowthRate, killRate, ec50, hillCoefficient }: CultureRates, concentration: Nanomolar, time: Days): number {
  const relative = pow(concentration / ec50, hillCoefficient);
  const effect = relative === Infinity ? 1 : relative / (1 + relative);
  return exp((netGrowthRate - killRate * effect) * time);
}

/** What is known of an assay and its cells. */
export interface AssayOfRate {
  /** The IC50 or GI50 that was read. */
  readonly gi50: Nanomolar;
  readonly days: Days;
  readonly readout: AssayReadout;
  readonly killRate: PerDay;
  readonly hillCoefficient: Dimensionless;
  readonly netGrowthRate: PerDay;
}

/**
 * The EC50 of a kill rate from the half-effect concentration of a viability assay, which is another number: after T days the untreated control is
 * halved, or half its growth is lost, where
 *
 *     kill h T = ln 2        or        kill h T = g T - ln((1 + e^(g T)) / 2),
 *
 * and solving h = x^n / (1 + x^n) for x = GI50 / EC50 gives EC50 = GI50 (h^-1 - 1)^(1/n).
 *
 * @throws RangeError if even full effect does not reach the readout, or a number is not positive
 */
export function ec50OfRate({ gi50, days, readout, killRate, hillCoefficient, netGrowthRate }: AssayOfRate): Nanomolar {
  requirePositive("half-effect concentration", gi50);
  requirePositive("length in days", days);
  requirePositive("kill rate", killRate);
  requirePositive("Hill coefficient", hillCoefficient);
  if (readout === "growthInhibition") requirePositive("net growth rate", netGrowthRate);
  const loss = readout === "relativeToUntreated" ? Math.LN2 : -log1p(expm1(-netGrowthRate * days) / 2);
  const effect = loss / (killRate * days);
  if (!(effect < 1)) {
    const least = (loss / days).toPrecision(3);
    throw new RangeError(
      `assay: in ${days} days a kill rate of ${killRate} per day never reaches the half-effect that was read; it takes more than ${least} per day`,
    );
  }
  return nanomolar(gi50 * pow(1 / effect - 1, 1 / hillCoefficient));
}

/** A net growth rate measured at a concentration, per day and nM. */
export interface MeasuredGrowth {
  readonly concentration: Nanomolar;
  readonly netGrowthRate: PerDay;
}

/**
 * Kill rate and EC50 from net growth without drug and at two concentrations c1 < c2, Hill coefficient 1. The losses e = K c / (c + EC50)
 * are straight in their reciprocals (Lineweaver & Burk 1934, doi 10.1021/ja01318a036):
 *
 *     1/e1 - 1/e2 = (EC50/K) (1/c1 - 1/c2),        1/K = 1/e1 - (EC50/K) / c1.
 *
 * @throws RangeError if no such curve goes through the three: the loss must grow with the concentration, but less than in proportion
 */
export function fitRates(untreated: PerDay, lower: MeasuredGrowth, higher: MeasuredGrowth): CultureRates {
  const [c1, c2] = [lower.concentration, higher.concentration];
  if (!(c1 > 0 && c2 > c1)) throw new RangeError(`assay: concentrations ${c1} and ${c2} nM; expected two above 0, the lower one first`);
  const e1 = untreated - lower.netGrowthRate;
  const e2 = untreated - higher.netGrowthRate;
  if (!(e1 > 0 && e2 > e1 && e2 * c1 < e1 * c2))
    throw new RangeError(
      `assay: net growth falls by ${e1} per day at ${c1} nM and by ${e2} at ${c2} nM; a saturating effect grows with the concentration, but less than in proportion`,
    );
  const ratio = (1 / e1 - 1 / e2) / (1 / c1 - 1 / c2);
  const killRate = 1 / (1 / e1 - ratio / c1);
  return { netGrowthRate: untreated, killRate: perDay(killRate), ec50: nanomolar(ratio * killRate), hillCoefficient: dimensionless(1) };
}

function requirePositive(what: string, value: number): void {
  if (!(value > 0 && value < Infinity)) throw new RangeError(`assay: the ${what} must be above 0, not ${value}`);
}
