import { z } from "zod";
import type { PathProblem } from "../format/path.ts";
import { word } from "../format/problems.ts";
import { wanted } from "../format/schemaParts.ts";
import { suggestion } from "../format/suggestion.ts";
import type { Origin } from "../terms/knowledge.ts";
import type { Parameter } from "../terms/scenario.ts";

const originWanted = 'where it comes from, such as "calibrated on FLAURA", "assumed: a round number" or a citation';

/** Where a number of the file comes from, in words: "calibrated on ...", "assumed: ...", or a citation. */
const origin = z.string({ error: wanted(originWanted) }).transform((text, context): Origin => {
  const [, calibratedOn] = /^\s*calibrated on\s+(\S.*)$/is.exec(text) ?? [];
  if (calibratedOn !== undefined) return { kind: "calibrated", on: calibratedOn.trim() };
  const [, why] = /^\s*assumed\b[:,]?\s*(.*)$/is.exec(text) ?? [];
  if (why !== undefined) return { kind: "assumed", why: why.trim() || "no reason given" };
  if (text.trim() !== "") return { kind: "seen", source: text.trim() };
  context.addIssue({ code: "custom", message: `nothing is written; say ${originWanted}` });
  return z.NEVER;
});

/** The section `sources`: by the address of a number, or of the section that holds several. */
export const sources = z.record(z.string(), origin, {
  error: wanted("a mapping from addresses to origins, such as { tumour.netGrowth: calibrated on FLAURA }"),
});

const covers = (address: string, path: string): boolean => path === address || path.startsWith(`${address}.`);

/** The numbers of a file with the origins that its `sources` give them; the longest address that covers a number counts. One that covers none is a problem. */
export const withSources = (
  parameters: readonly Parameter[],
  given: Readonly<Record<string, Origin>>,
): { readonly parameters: readonly Parameter[]; readonly problems: readonly PathProblem[] } => {
  const addresses = Object.keys(given).sort((a, b) => b.length - a.length);
  const problems = addresses
    .filter((address) => !parameters.some(({ path }) => covers(address, path)))
    .map((address) => ({
      path: ["sources", address],
      message: `there is no number at ${word(address)} in this file; ${suggestion(
        address,
        parameters.map(({ path }) => path),
      )}`,
    }));
  const sourced = parameters.map((parameter) => {
    const address = addresses.find((candidate) => covers(candidate, parameter.path));
    return address === undefined ? parameter : { ...parameter, origin: given[address]! };
  });
  return { parameters: sourced, problems };
};
