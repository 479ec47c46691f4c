import { loadTopic } from "@forestall/evidence";
import type { Parameter } from "@forestall/model";

/** Sources by their key, as they are cited. */
export type Citations = (source: string) => string | null;

/** Loads how sources are cited. A key of several, joined by `+`, cites each. */
export const loadCitations = async (): Promise<Citations> => {
  const sources = new Map((await loadTopic("sources")).sources.map((source) => [source.id, source]));
  return (key) => {
    const cited = key.split("+").flatMap((part) => {
      const source = sources.get(part.trim());
      if (source === undefined) return [];
      return [source.doi === null ? source.citation : `${source.citation}, doi ${source.doi}`];
    });
    return cited.length === 0 ? null : cited.join("; ");
  };
};

/** Where a number comes from, in words. */
export const originText = ({ origin }: Pick<Parameter, "origin">): string => {
  switch (origin.kind) {
    case "scenario":
      return "the scenario";
    case "seen":
      return origin.source;
    case "recalled":
      return `${origin.source}, recalled: not read again`;
    case "calibrated":
      return `calibrated on ${origin.on}`;
    case "assumed":
      return `assumed: ${origin.why}`;
  }
};

const counted = (count: number, kind: string): string => `${count} ${kind}`;

/** The numbers that a scenario does not state itself, each with its origin, and how many there are of each kind. */
export const takenLines = async (parameters: readonly Parameter[]): Promise<string[]> => {
  const taken = parameters.filter(({ origin }) => origin.kind !== "scenario");
  if (taken.length === 0) return [];
  const kinds = (["seen", "recalled", "calibrated", "assumed"] as const).flatMap((kind) => {
    const count = taken.filter(({ origin }) => origin.kind === kind).length;
    return count === 0 ? [] : [counted(count, kind)];
  });
  return [
    `taken beside the scenario's own numbers: ${kinds.join(", ")}`,
    ...taken.map((parameter) => `  ${parameter.path} = ${parameter.text} (${originText(parameter)})`),
  ];
};
