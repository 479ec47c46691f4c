import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { cpus } from "node:os";
import { fileURLToPath } from "node:url";
import { constantExposure, type Engine, engines } from "@forestall/engines";
import { loadCurated } from "@forestall/evidence";
import { emptyKnowledge, growthLaw, type TransitionEntry, tabulate } from "@forestall/model";
import { binomial, gamma, log, negativeBinomial, poisson, randomStream } from "@forestall/numerics";
import { prepareRun, prepareTrial, type RunRequest, runChunk, runTrialChunk, type TrialRequest, virtualPatient } from "@forestall/studies";
import { measure } from "./measure.ts";

const root = process.cwd();
const nano = (seconds: number): string => `${(seconds * 1e9).toFixed(1)} ns`;
const milli = (seconds: number): string => `${(seconds * 1e3).toFixed(3)} ms`;
const heading = (text: string): void => console.log(`\n${text}`);
const row = (...cells: string[]): void => console.log(cells.map((cell, k) => (k === 0 ? cell.padEnd(44) : cell.padStart(14))).join(""));

/** `types` types in a chain of rare mutations, dividing and dying alike. */
const chain = (types: number, start: number, birthRate: number, deathRate: number, mutation = 1e-6) => {
  const transitions: TransitionEntry[] = [];
  for (let i = 0; i + 1 < types; i++) transitions.push({ kind: 0, from: i, first: i, second: i + 1, value: mutation });
  return tabulate({
    types: Array.from({ length: types }, (_, i) => ({ name: `t${i}`, birthRate, deathRate, effects: [], start })),
    drugs: [],
    transitions,
    growth: growthLaw({ law: "exponential" }, { birthRate, deathRate }),
    competition: null,
  });
};

const begin = (engine: Engine, system: ReturnType<typeof chain>) =>
  engine.start({ system, counts: system.start, day: 0, exposure: constantExposure(new Float64Array(0)), stream: randomStream(1) });

console.log(
  `Node ${process.version}, ${cpus().length} x ${cpus()[0]?.model ?? "unknown processor"}; medians, one thread, variants in turn`,
);

heading("numbers (per draw)                                     median");
const stream = randomStream(2);
const draws = 200_000;
const repeat = (draw: () => number) => (): number => {
  let sum = 0;
  for (let k = 0; k < draws; k++) sum += draw();
  return sum === -1 ? 0 : draws;
};
let argument = 0.3;
const next = (): number => {
  argument += 1e-6;
  return argument;
};
for (const timing of measure([
  { name: "uniform", run: repeat(() => stream.uniform()) },
  { name: "portable log", run: repeat(() => log(next())) },
  { name: "Math.log (for comparison)", run: repeat(() => Math.log(next())) },
  { name: "binomial(1e10, .3)", run: repeat(() => binomial(stream, 1e10, 0.3)) },
  { name: "binomial(1e10, 1e-10)", run: repeat(() => binomial(stream, 1e10, 1e-10)) },
  { name: "poisson(1e6)", run: repeat(() => poisson(stream, 1e6)) },
  { name: "gamma(1e6)", run: repeat(() => gamma(stream, 1e6)) },
  { name: "negativeBinomial(1e6, 2)", run: repeat(() => negativeBinomial(stream, 1e6, 2)) },
]))
  row(timing.name, nano(timing.median));

heading("exact: one event                     target 64 types: 83.3 ns (12 million/s)");
for (const timing of measure(
  [1, 8, 64, 512].map((types) => {
    const system = chain(types, Math.ceil(20_000 / types), 0.5, 0.5);
    const tumour = begin(engines.exact, system);
    // Critical: the number of cells, and so the events per day, stays near 20,000.
    return {
      name: `${types} types`,
      run: () => {
        const before = tumour.day;
        let cells = 0;
        for (const count of tumour.counts) cells += count;
        tumour.advance(before + 10);
        let after = 0;
        for (const count of tumour.counts) after += count;
        return ((cells + after) / 2) * 10;
      },
    };
  }),
))
  row(timing.name, nano(timing.median), `${(1e-6 / timing.median).toFixed(1)} million/s`);

heading("fast: one type, one step of a day    target: within 1.2x from 1e3 to 1e12");
const sizes = [1e3, 1e4, 1e6, 1e8, 1e10, 1e12];
for (const [what, mutation] of [
  ["16 types each for itself", 0],
  ["16 types in a chain of mutations, 1e-6 a division", 1e-6],
] as const) {
  console.log(what);
  const stepped = measure(
    sizes.map((size) => {
      const system = chain(16, size, 0.3, 0.3, mutation);
      return {
        name: `  ${size.toExponential(0)} cells a type`,
        run: () => {
          const tumour = begin(engines.fast, system);
          for (let day = 1; day <= 100; day++) tumour.advance(day);
          return 16 * 100;
        },
      };
    }),
  );
  for (const timing of stepped) row(timing.name, nano(timing.median), `${(timing.median / stepped[0]!.median).toFixed(2)} x`);
}

heading("a whole Bozic run: one founder to M cells, two drugs, cure or relapse     target 1e9: 0.400 ms");
const text = readFileSync(`${root}/examples/dual-therapy.yaml`, "utf8");
const request = (size: number, at: readonly number[] | null): RunRequest => ({
  text,
  file: "dual-therapy.yaml",
  set: [`tumour.start=${size} cells`, `run.stop=[extinct, ${10 * size} cells]`],
  engine: "fast",
  seed: 1,
  replicates: 1000,
  at,
});
const bozic = (name: string, asked: RunRequest) => {
  prepareRun(asked, emptyKnowledge);
  let from = 0;
  return {
    name,
    run: () => {
      from = (from + 100) % 900;
      return runChunk(asked, { index: 0, from, to: from + 100 }, emptyKnowledge).length;
    },
  };
};
for (const timing of measure([
  ...[1e5, 1e7, 1e9, 1e11].map((size) => bozic(`M = ${size.toExponential(0)}, ln M = ${Math.log(size).toFixed(1)}`, request(size, [0]))),
  bozic("M = 1e9, recording 201 days", request(1e9, null)),
]))
  row(timing.name, milli(timing.median));

heading("mean field: adaptive therapy, ten years with daily visits");
const adaptive: RunRequest = {
  text: readFileSync(`${root}/examples/adaptive-therapy.yaml`, "utf8"),
  file: "adaptive-therapy.yaml",
  set: [],
  engine: null,
  seed: 1,
  replicates: 1,
  at: null,
};
for (const timing of measure(
  (["mean", "fast"] as const).map((engine) => ({
    name: engine,
    run: () => runChunk({ ...adaptive, engine }, { index: 0, from: 0, to: 1 }, emptyKnowledge).length,
  })),
))
  row(timing.name, milli(timing.median));

heading("the first trial: EGFR, two arms, daily doses, six years, clinic every six weeks");
const knowledge = await loadCurated();
const trial: TrialRequest = {
  arms: ["egfr-erlotinib-first", "egfr-osimertinib-first"].map((name) => ({
    name,
    file: name,
    text: readFileSync(`${root}/examples/${name}.yaml`, "utf8"),
  })),
  set: [],
  engine: null,
  seed: 1,
  patients: 1000,
  replicates: 1,
};
const prepared = prepareTrial(trial, knowledge);
let reader = 0;
let course = 0;
for (const timing of measure([
  {
    name: "reading a virtual patient",
    run: () => {
      for (let k = 0; k < 10; k++) virtualPatient(prepared, prepared.arms[0]!, reader++ % 1000, knowledge);
      return 10;
    },
  },
  {
    name: "a course, patient read",
    run: () => {
      course = (course + 10) % 1900;
      return runTrialChunk(trial, { index: 0, from: course, to: course + 10 }, knowledge).length;
    },
  },
]))
  row(timing.name, milli(timing.median));

heading("the command line, process start to output, median of 20     target 500 ms");
const program = fileURLToPath(new URL(`file://${root}/node_modules/.bin/forestall`));
for (const timing of measure(
  [
    { name: "node alone", run: () => execFileSync(process.execPath, ["-e", "0"]) && 1 },
    {
      name: "forestall run examples/birth-death.yaml",
      run: () => execFileSync(program, ["run", `${root}/examples/birth-death.yaml`]) && 1,
    },
  ],
  20,
))
  row(timing.name, milli(timing.median));
