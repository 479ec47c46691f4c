import { proportion, quantile, type RunEnd } from "@forestall/studies";
import type { FinishedRun } from "../work/runScenario.ts";

const percent = (fraction: number): string => `${(100 * fraction).toFixed(1)} %`;
const count = (value: number): string => (value < 1e6 ? String(Math.round(value * 100) / 100) : value.toExponential(3));
const ends = {
  extinct: "no cell left",
  diedOfTumour: "died of the tumour",
  diedOfOther: "died of other causes",
  stop: "stopped by a rule",
  until: "ran to its last day",
} as const satisfies Record<RunEnd, string>;

const spread = (values: readonly number[], write: (value: number) => string): string => {
  const sorted = Float64Array.from(values).sort();
  if (sorted[0] === sorted.at(-1)) return write(sorted[0]!);
  return `${write(quantile(sorted, 0.5))} (5 to 95 %: ${write(quantile(sorted, 0.05))} to ${write(quantile(sorted, 0.95))})`;
};

/** What a run came to, for people. */
export const summaryText = ({ prepared, facts, summary, seconds }: FinishedRun): string => {
  const { scenario, engine } = prepared;
  const done = summary.replicates === facts.replicates ? "" : `${summary.replicates} of `;
  const replicates = `${done}${facts.replicates} replicate${facts.replicates === 1 ? "" : "s"}`;
  const lines = [
    scenario.title,
    `${engine.label} engine, seed ${facts.seed}, ${replicates}, ${seconds.toFixed(2)} s, scenario ${facts.hash.slice(0, 12)}`,
    "",
  ];
  for (const [end, meaning] of Object.entries(ends)) {
    const many = summary.ends[end as keyof typeof ends];
    if (many === 0) continue;
    const { low, high } = proportion(many, summary.replicates);
    const share =
      summary.replicates === 1
        ? ""
        : `${many} of ${summary.replicates}: ${percent(many / summary.replicates)} (95 % interval ${percent(low)} to ${percent(high)}), `;
    lines.push(`${meaning}: ${share}day ${spread(summary.endDays[end as keyof typeof ends], count)}`);
  }
  if (summary.finalCells.length > 0) lines.push(`cells at the last recorded day: ${spread(summary.finalCells, count)}`);
  if (summary.progressionDays.length > 0)
    lines.push(`progression (${summary.progressionDays.length}): day ${spread(summary.progressionDays, count)}`);
  const { causes } = summary;
  if (causes.length > 0)
    lines.push(
      `what grew back: ${causes
        .slice(0, 6)
        .map(
          ({ type, share, led }) =>
            `${type} ${percent(share)}${summary.relapses > 1 && led > 0 ? ` (led in ${led} of ${summary.relapses})` : ""}`,
        )
        .join(", ")}`,
    );
  if (summary.attempts > 0)
    lines.push(`growth histories that died out first: ${(summary.attempts / summary.replicates).toFixed(1)} for each tumour`);
  lines.push("", "For research and education, not for decisions about a patient's care.");
  return lines.join("\n");
};

/** What is left of a run that was ended early. */
export const interruptedText = ({ facts, summary }: FinishedRun): string =>
  summary.replicates === 0
    ? "interrupted: no replicate was finished"
    : `interrupted: the first ${summary.replicates} of ${facts.replicates} replicates are kept`;
