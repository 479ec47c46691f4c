import { readFileSync } from "node:fs";
import type { PatientCourse } from "@forestall/clinic";
import { emptyKnowledge } from "@forestall/model";
import { prepareRun, type RunRequest, runChunk } from "@forestall/studies";

/** One of the examples, changed as `--set` changes it. */
export interface Asked {
  readonly example: string;
  readonly set?: readonly string[];
  readonly engine?: string;
  readonly seed: number;
  readonly replicates: number;
  /** Days to record; default: day 0 only. */
  readonly at?: readonly number[];
}

const requestOf = ({ example, set = [], engine, seed, replicates, at = [0] }: Asked): RunRequest => ({
  text: readFileSync(new URL(`../examples/${example}.yaml`, import.meta.url), "utf8"),
  file: `${example}.yaml`,
  set,
  engine: engine ?? null,
  seed,
  replicates,
  at,
});

/** Names of the cell types that come out. */
export const typesOf = (asked: Asked): readonly string[] => prepareRun(requestOf(asked), emptyKnowledge).system.types;

/** Runs the example through the same door as the command line; `each` gets every course in turn, so that none has to be kept. */
export const runEach = (asked: Asked, each: (course: PatientCourse) => void): void => {
  const request = requestOf(asked);
  const { replicates } = prepareRun(request, emptyKnowledge);
  const piece = 250;
  for (let from = 0; from < replicates; from += piece)
    for (const course of runChunk(request, { index: from / piece, from, to: Math.min(replicates, from + piece) }, emptyKnowledge))
      each(course);
};
