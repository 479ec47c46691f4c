import { type ArmSummary, logRank, type SurvivalQuantile } from "@forestall/studies";
import type { FinishedTrial } from "./runTrial.ts";

const month = 365.25 / 12;
const months = (days: number | null): string => (days === null ? "not reached" : (days / month).toFixed(1));

/** "11.1 (9.8 to 12.4)": a median in months with its 95 % interval. */
export const medianText = ({ estimate, low, high }: SurvivalQuantile): string =>
  low === null && high === null ? months(estimate) : `${months(estimate)} (${months(low)} to ${months(high)})`;

const percent = (fraction: number): string => `${(100 * fraction).toFixed(0)} %`;

const responseText = ({ responded }: ArmSummary): string =>
  responded === null
    ? "not measured"
    : `${percent(responded.count / responded.of)} (${percent(responded.low)} to ${percent(responded.high)})`;

const causesText = ({ causes, courses }: ArmSummary, most: number): string => {
  const progressed = causes.reduce((sum, { patients }) => sum + patients, 0);
  if (progressed === 0) return "none";
  const shown = causes.slice(0, most).map(({ cause, patients }) => `${cause} ${percent(patients / progressed)}`);
  return `${shown.join(", ")}; ${progressed} of ${courses}`;
};

const byDay = (times: readonly { readonly time: number; readonly event: boolean }[], day: number): string =>
  percent(times.filter(({ time, event }) => event && time <= day).length / times.length);

/** Molecular responses where BCR-ABL1 is measured: the shares of patients with each by its usual landmark. */
const molecularRows = (arms: readonly ArmSummary[]): (readonly [string, ...string[]])[] =>
  arms.every(({ molecular }) => molecular === null)
    ? []
    : [
        [
          "MMR (BCR-ABL1 at most 0.1 % IS) by 12 months",
          ...arms.map(({ molecular }) => (molecular === null ? "not measured" : byDay(molecular.mmr, 366))),
        ],
        [
          "MR4.5 (at most 0.0032 %) by 5 years",
          ...arms.map(({ molecular }) => (molecular === null ? "not measured" : byDay(molecular.mr45, 5 * 365.25))),
        ],
      ];

/** Rows of a trial's table, one for each endpoint: its name, then the arms. */
export const trialRows = (arms: readonly ArmSummary[]): (readonly [string, ...string[]])[] => [
  ["patients", ...arms.map(({ courses }) => String(courses))],
  ["progression-free survival, median in months (95 %)", ...arms.map(({ progressionFree }) => medianText(progressionFree.median))],
  ...(arms.every(({ responded }) => responded === null) ? [] : [["response, CR or PR (95 %)", ...arms.map(responseText)] as const]),
  ...molecularRows(arms),
  ["second progression-free survival (PFS2), median", ...arms.map(({ secondProgressionFree }) => medianText(secondProgressionFree.median))],
  ["overall survival, median", ...arms.map(({ survival }) => medianText(survival.median))],
  ["cause of first progression", ...arms.map((arm) => causesText(arm, 6))],
  [
    "mean share of the regrown cells",
    ...arms.map(
      ({ regrowth }) =>
        regrowth
          .slice(0, 6)
          .map(({ type, share }) => `${type} ${percent(share)}`)
          .join(", ") || "none",
    ),
  ],
  ["dose given, mean in mg", ...arms.map(({ doseGiven }) => String(Math.round(doseGiven)))],
];

/** The log-rank test of two arms in words; `null` for other numbers of arms. */
export const comparisonText = (arms: readonly ArmSummary[]): string | null => {
  const [a, b] = arms;
  if (a === undefined || b === undefined || arms.length !== 2) return null;
  const { chiSquare, p } = logRank([a.progressionFree.times, b.progressionFree.times]);
  if (chiSquare === null || p === null) return null;
  return `log-rank test of progression-free survival: chi-square ${chiSquare.toFixed(1)} on 1 degree of freedom, p ${p < 1e-4 ? "< 0.0001" : `= ${p.toPrecision(2)}`}; the same virtual patients are in both arms, which it does not use`;
};

const wrapped = (text: string, width: number): string[] => {
  const lines = [""];
  for (const word of text.split(" ")) {
    const line = lines.at(-1)!;
    if (line !== "" && line.length + 1 + word.length > width) lines.push(word);
    else lines[lines.length - 1] = line === "" ? word : `${line} ${word}`;
  }
  return lines;
};

const nameWidth = 30;
const armWidth = 40;

/** A table for the terminal: the first column names the row. */
export const tableText = (columns: readonly string[], rows: readonly (readonly string[])[]): string =>
  [columns, ...rows]
    .map((row) => {
      const cells = row.map((cell, k) => wrapped(cell, (k === 0 ? nameWidth : armWidth) - 2));
      const height = Math.max(...cells.map((lines) => lines.length));
      return Array.from({ length: height }, (_, line) =>
        cells
          .map((lines, k) => (lines[line] ?? "").padEnd(k === 0 ? nameWidth : armWidth))
          .join("")
          .trimEnd(),
      ).join("\n");
    })
    .join("\n");

/** What a trial came to, for people. */
export const trialText = ({ prepared, arms, hash, seconds, rows }: FinishedTrial): string => {
  const { patients, replicates, seed } = prepared;
  const [first] = prepared.arms;
  const redrawn = arms.reduce((sum, arm) => sum + arm.redrawn, 0);
  const comparison = comparisonText(arms);
  return [
    `${prepared.arms.map((arm) => `${arm.name}: ${arm.typical.scenario.title}`).join("\n")}`,
    `${first!.engine.label} engine, seed ${seed}, ${patients} virtual patients in each arm${replicates > 1 ? `, ${replicates} replicates of each` : ""}, ${rows.length} courses, ${seconds.toFixed(1)} s, trial ${hash.slice(0, 12)}`,
    "",
    tableText(["", ...arms.map(({ name }) => name)], trialRows(arms)),
    ...(comparison === null ? [] : ["", ...wrapped(comparison, nameWidth + armWidth * arms.length)]),
    ...(redrawn > 0 ? [`virtual patients drawn anew because they could not be: ${redrawn}`] : []),
    "",
    "For research and education, not for decisions about a patient's care.",
  ].join("\n");
};
