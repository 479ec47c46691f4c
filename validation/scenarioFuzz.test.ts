import { readdirSync, readFileSync } from "node:fs";
import { clinicVocabulary } from "@forestall/clinic";
import { loadCurated } from "@forestall/evidence";
import { compile, readScenario } from "@forestall/model";
import { randomStream } from "@forestall/numerics";
import { it } from "vitest";
import { exampleTexts } from "../packages/model/src/scenario/examples.testing.ts";
import { mutateText } from "../packages/model/src/scenario/mutate.testing.ts";
import { record } from "./record.ts";

const topic = "Spoilt scenario files";
const source = "definition";
const files = 10_000;
const slowest = 2000;

const knowledge = await loadCurated();
const folder = new URL("../examples/", import.meta.url);
const texts = [
  ...exampleTexts,
  ...readdirSync(folder).flatMap((name) => (name.endsWith(".yaml") ? [readFileSync(new URL(name, folder), "utf8")] : [])),
];

it(`${files} of them are read, compiled or refused with a place, in time`, () => {
  const seen = { compiled: 0, refused: 0, crashed: 0, placeless: 0 };
  let longest = 0;
  let worst = "";
  const root = randomStream(10_000_001);
  for (let k = 0; k < files; k++) {
    const stream = root.numbered(k);
    const text = mutateText(texts[k % texts.length]!, (below) => Math.floor(stream.uniform() * below));
    const begun = performance.now();
    try {
      const read = readScenario(text, { file: "a.yaml", knowledge, vocabulary: clinicVocabulary });
      const compiled = read.ok ? compile(read.scenario, knowledge) : null;
      const problems = read.ok ? (compiled!.ok ? [] : compiled!.problems.map((problem) => read.problemAt(problem))) : read.problems;
      if (compiled?.ok === true) seen.compiled++;
      else {
        seen.refused++;
        if (problems.length === 0 || problems.some(({ line, column }) => !(line >= 1 && column >= 1))) seen.placeless++;
      }
    } catch (error) {
      seen.crashed++;
      process.stdout.write(`file ${k}: ${String(error)}\n${text}\n`);
    }
    const took = performance.now() - begun;
    if (took > longest) [longest, worst] = [took, text];
  }
  const none = (what: string, ours: number): void => record({ topic, what, reference: 0, source, ours, bound: 0, pass: ours === 0 });
  none("files that crashed the reader or the compiler", seen.crashed);
  none("refusals without a line and a column", seen.placeless);
  const share = seen.refused / files;
  record({
    topic,
    what: "refused files, fraction (most edits must spoil)",
    reference: "above .5",
    source,
    ours: share,
    bound: "above .5",
    pass: share > 0.5,
  });
  const what = "slowest file, milliseconds";
  record({ topic, what, reference: `under ${slowest}`, source, ours: longest, bound: slowest, pass: longest < slowest });
  process.stdout.write(`slowest, ${longest.toFixed(0)} ms:\n${worst}\n`);
});
