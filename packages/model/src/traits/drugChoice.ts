import type { Path } from "../format/path.ts";
import { word } from "../format/problems.ts";
import { list, name } from "../format/schemaParts.ts";
import { suggestion } from "../format/suggestion.ts";
import type { DrugSpec } from "../terms/scenario.ts";
import type { ParameterReader } from "./parameters.ts";
import type { TraitContext } from "./trait.ts";

/** A list of names of drugs. */
export const drugNames = () => list("a list of drugs such as [A, B]", name("a drug's name"));

/** Says that the scenario has no such drug. */
export const noDrug = (drug: string, drugs: readonly DrugSpec[]): string =>
  `there is no drug ${word(drug)}; ${suggestion(
    drug,
    drugs.map((d) => d.name),
    "list it under drugs",
  )}`;

/** Says that a drug has no EC50 to move. */
export const noEc50 = (drug: DrugSpec): string =>
  `a fold moves an EC50, and ${word(drug.name)} has none (exposure: constant); write its exposure as a concentration with an ec50, or resists: [${drug.name}]`;

/** Whether the drug kills cells or holds them up by itself; an inhibitor of pumps need not. */
export const actsItself = (drug: DrugSpec): boolean => drug.killRate > 0 || drug.cytostatic > 0;

/** Whether the drug blocks the signalling that a mechanism of targeted resistance gets around. */
export const isTargeted = (drug: DrugSpec): boolean => drug.action === "targeted" && actsItself(drug);

/** Drugs named in a list, each of which must be in the scenario. */
export const namedDrugs = (names: readonly string[], at: Path, { drugs, problem }: TraitContext): readonly DrugSpec[] =>
  names.flatMap((given, i) => {
    const drug = drugs.find((d) => d.name === given);
    if (drug === undefined) problem([...at, i], noDrug(given, drugs));
    return drug === undefined ? [] : [drug];
  });

/**
 * The drugs that a mechanism concerns: those of the list under `key`, else those of the scenario that `isMeant` picks, which are listed as
 * assumed. Drugs of which it picks none are a problem, since the mechanism would do nothing; an empty list says that this is meant.
 */
export const chosenDrugs = (
  key: string,
  stated: readonly string[] | undefined,
  { isMeant, what }: { isMeant(drug: DrugSpec): boolean; what: string },
  numbers: ParameterReader,
  context: TraitContext,
): readonly DrugSpec[] => {
  if (stated !== undefined) return namedDrugs(stated, [key], context);
  const picked = context.drugs.filter(isMeant);
  if (picked.length > 0) numbers.assume(key, picked.map((d) => d.name).join(", "), `${what} of the scenario`);
  else if (context.drugs.length > 0)
    context.problem(
      [key],
      `the scenario has no ${what}; write the drugs concerned, such as ${key}: [${context.drugs[0]!.name}], or ${key}: []`,
    );
  return picked;
};
