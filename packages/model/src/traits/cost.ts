import { fraction } from "../format/leaves.ts";
import type { Path } from "../format/path.ts";
import type { ParameterReader } from "./parameters.ts";
import type { TraitContext } from "./trait.ts";

/** What resistance costs without drug, one of the two: the part of division lost, or the part of the founder's net growth lost. */
export interface StatedCost {
  readonly fitnessCost?: number | undefined;
  readonly netGrowthCost?: number | undefined;
}

/** The keys of a cost. */
export const costKeys = { fitnessCost: fraction.optional(), netGrowthCost: fraction.optional() };

/** Why a cost of 0 is assumed. */
export const neutralCost = "neutral without drug unless the scenario states a cost";

/** The fitness cost that the scenario states, a cost on net growth c converted to c (b0 - d0) / b0; `undefined`: it states none. */
export const statedCost = (
  { fitnessCost, netGrowthCost }: StatedCost,
  at: Path,
  { founder, problem }: TraitContext,
): number | undefined => {
  if (netGrowthCost === undefined) return fitnessCost;
  if (fitnessCost !== undefined) {
    problem(
      [...at, "netGrowthCost"],
      "a cost is given twice; keep `fitnessCost` (part of division lost) or `netGrowthCost` (part of net growth lost)",
    );
    return 0;
  }
  if (netGrowthCost === 0) return 0;
  if (founder.birthRate <= founder.deathRate) {
    problem([...at, "netGrowthCost"], "the founder has no net growth to lose; write `fitnessCost`, the part of division lost");
    return 0;
  }
  return (netGrowthCost * (founder.birthRate - founder.deathRate)) / founder.birthRate;
};

/** The part of division lost: as stated, else as the evidence base has it in either way, else none. */
export const costOf = (stated: StatedCost, numbers: ParameterReader, context: TraitContext): number => {
  const given = statedCost(stated, [], context) ?? numbers.known("fitnessCost", fraction);
  if (given !== undefined) return given;
  const netGrowthCost = numbers.known("netGrowthCost", fraction);
  if (netGrowthCost !== undefined) return statedCost({ netGrowthCost }, [], context) ?? 0;
  numbers.assume("fitnessCost", "0 %", neutralCost);
  return 0;
};
