import type { WordSetting } from "@forestall/model";
import { formatQuantity, kinds } from "@forestall/units";

/**
 * For a rule that acts on what visits show: why it never acts, if none of the kinds it could read is measured between the first day and the last of the run; else `null`.
 * Kinds that are not measured at all are another problem, told elsewhere.
 */
export const neverSeen = (anyOf: readonly string[], { every, until }: WordSetting): string | null => {
  const taken = anyOf.filter((kind) => every[kind] !== undefined);
  const first = Math.min(...taken.map((kind) => every[kind]!));
  if (taken.length === 0 || first < until) return null;
  const days = (length: number) => formatQuantity(kinds.duration.brand(length), kinds.duration);
  return `the first visit after day 0 for ${taken.map((kind) => `\`${kind}\``).join(", ")} comes after ${days(first)}, when the run is over (${days(until)}); measure more often or lengthen run.until`;
};
