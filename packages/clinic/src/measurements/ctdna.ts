import { quantity } from "@forestall/model";
import { poisson } from "@forestall/numerics";
import { kinds } from "@forestall/units";
import { defineMeasurement, type Measured, totalOf, visited } from "./measurement.ts";

/** Mass of one copy of the genome (haploid, 3.1e9 base pairs), 3.3 pg in mg. */
const genome = 3.3e-9;
/** DNA in plasma of 1e9 tumour cells, 0.01 ng/mL in mg/L: 3 copies per mL, near the 0.1 % of lung tumours of 10 cm3 (Abbosh et al. 2017, recalled). */
const usualShedding = 0.01e-3;
/** Cell-free DNA of normal cells, 5 ng/mL in mg/L: 1500 copies per mL; assumed, as healthy people have a few ng/mL. */
const usualBackground = 5e-3;
/** Plasma of one blood sample, L: assumed, of a 10 mL tube of blood. */
const usualPlasma = 4e-3;
const usualLimit = 0.001;

const concentration = quantity(kinds.massConcentration, { least: 0, bounds: "at least 0" });
const positiveConcentration = quantity(kinds.massConcentration, { above: 0, bounds: "above 0" });
const sample = quantity(kinds.volume, { above: 0, most: 1, bounds: "above 0 and at most 1 L" });
const limit = quantity(kinds.fraction, { least: 0, below: 1, bounds: "from 0 to below 1 (0 % to below 100 %)" });

/** Living cells by variant that sequencing can find. */
const carriers = ({ counts, system }: Measured): Map<string, number> => {
  const cells = new Map<string, number>();
  for (const [type, variants] of system.variants.entries())
    for (const variant of new Set(variants)) cells.set(variant, (cells.get(variant) ?? 0) + counts[type]!);
  return cells;
};

/**
 * Variant allele fractions in cell-free DNA. Its half-life is under two hours, so plasma holds `shedding` for every 1e9 living cells at any time, beside
 * `background` from normal cells. A cell carries a variant on one of two copies, so of all copies of the locus
 *
 *     VAF = (1/2) shedding N_variant / (shedding N + background),
 *
 * and of the copies in `plasma` drawn, Poisson numbers carry each variant or not. A variant is found when at least one copy carries it and the
 * fraction in the sample is at or above `detectionLimit`. The value is the largest fraction found. Variants that sit on the same molecules are
 * sampled each by itself. Defaults assumed.
 */
export const ctdna = defineMeasurement({
  id: "ctdna",
  label: "Circulating tumour DNA",
  meaning: "the fraction of each variant among the copies of its gene in plasma",
  unit: "1",
  schema: visited({
    detectionLimit: limit.optional(),
    shedding: positiveConcentration.optional(),
    background: concentration.optional(),
    plasma: sample.optional(),
  }),
  take: (parameters, measured, stream) => {
    const { shedding = usualShedding, background = usualBackground, plasma = usualPlasma, detectionLimit = usualLimit } = parameters;
    const copiesPerCell = (shedding / 1e9 / genome) * plasma;
    const all = totalOf(measured.counts) * copiesPerCell + (background / genome) * plasma;
    const parts: Record<string, number | null> = {};
    let value: number | null = null;
    for (const [variant, carrying] of carriers(measured)) {
      const mutant = (carrying * copiesPerCell) / 2;
      const own = stream.named(variant);
      const found = poisson(own, mutant);
      const others = poisson(own, all - mutant);
      const share = found / (found + others);
      const detected = found >= 1 && share >= detectionLimit;
      parts[variant] = detected ? share : null;
      if (detected && (value === null || share > value)) value = share;
    }
    return { value, parts };
  },
});
