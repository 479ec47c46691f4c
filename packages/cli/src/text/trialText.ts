import { type ArmSummary, type PatientRow, pairedComparison, type SurvivalQuantile } from "@forestall/studies";
import { percentText } from "@forestall/units";
import type { FinishedTrial } from "../work/runTrial.ts";

const month = 365.25 / 12;
const months = (days: number | null): string => (days === null ? "not reached" : (days / month).toFixed(1));

/** "11.1 (9.8 to 12.4)": a median in months with its 95 % interval. */
export const medianText = ({ estimate, low, high }: SurvivalQuantile): string =>
  low === null && high === null ? months(estimate) : `${months(estimate)} (${months(low)} to ${months(high)})`;

const responseText = ({ responded }: ArmSummary): string =>
  responded === null
    ? "not measured"
    : `${percentText(responded.count / responded.of)} (${percentText(responded.low)} to ${percentText(responded.high)})`;

const causesText = ({ causes, courses }: ArmSummary, most: number): string => {
  const progressed = causes.reduce((sum, { patients }) => sum + patients, 0);
  if (progressed === 0) return "none";
  const shown = causes.slice(0, most).map(({ cause, patients }) => `${cause} ${percentText(patients / progressed)}`);
  return `${shown.join(", ")}; ${progressed} of ${courses}`;
};

const byDay = (times: readonly { readonly time: number; readonly event: boolean }[], day: number): string =>
  percentText(times.filter(({ time, event }) => event && time <= day).length / times.length);

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
          .map(({ type, share }) => `${type} ${percentText(share)}`)
          .join(", ") || "none",
    ),
  ],
  [
    "dose given, mean in mg",
    ...arms.map(({ doses }) => doses.map(({ drug, mean }) => `${drug} ${Math.round(mean)}`).join(", ") || "none in mg"),
  ],
];

/** What the intervals of a simulated trial are, which no number of virtual patients changes. */
export const intervalNote = "Intervals show the chance of drawing these virtual patients, not doubt about the model or its numbers.";

/** Two arms patient by patient, in words; `null` for other numbers of arms. */
const comparisonText = (arms: readonly ArmSummary[], rows: readonly PatientRow[]): string | null => {
  const [a, b] = arms;
  if (a === undefined || b === undefined || arms.length !== 2) return null;
  const { pairs, longer, shorter, same, open } = pairedComparison(rows, a.name, b.name);
  if (pairs === 0) return null;
  const untold = open === 0 ? "" : `, and in ${open} it is open, because follow-up ended`;
  return (
    `${b.name} was longer without progression in ${longer} of ${pairs} patients, shorter in ${shorter}, the same in ${same}${untold} ` +
    "(the same patients are in both arms)."
  );
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
const textWidth = 100;

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
  const comparison = comparisonText(arms, rows);
  return [
    `${prepared.arms.map((arm) => `${arm.name}: ${arm.typical.scenario.title}`).join("\n")}`,
    `${first!.engine.label} engine, seed ${seed}, ${patients} virtual patients in each arm${replicates > 1 ? `, ${replicates} replicates of each` : ""}, ${rows.length} courses, ${seconds.toFixed(1)} s, trial ${hash.slice(0, 12)}`,
    "",
    tableText(["", ...arms.map(({ name }) => name)], trialRows(arms)),
    "",
    ...(comparison === null ? [] : wrapped(comparison, textWidth)),
    ...wrapped(intervalNote, textWidth),
    ...(redrawn > 0 ? [`virtual patients drawn anew because they could not be: ${redrawn}`] : []),
    "",
    "For research and education, not for decisions about a patient's care.",
  ].join("\n");
};
