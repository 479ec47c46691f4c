import { expect, it } from "vitest";
import { patientStreams } from "./streams.ts";

const draws = (seed: number, patient: number, replicate: number): string[] =>
  Object.entries(patientStreams(seed, patient, replicate)).map(
    ([, stream]) => `${stream.uniform()} ${stream.uniform()} ${stream.uniform()}`,
  );

it("a patient has the same luck whenever it is asked for", () => {
  expect(draws(7, 3, 2)).toEqual(draws(7, 3, 2));
});

it("every purpose, replicate, patient and seed has numbers of its own", () => {
  const keys = [
    [1, 0, 0],
    [1, 0, 1],
    [1, 1, 0],
    [1, 1, 1],
    [0, 0, 1],
    [2, 0, 0],
  ] as const;
  const all = keys.flatMap(([seed, patient, replicate]) => draws(seed, patient, replicate));
  expect(new Set(all).size).toBe(3 * keys.length);
});

it("drawing for one purpose does not move another", () => {
  const once = patientStreams(1, 2, 3);
  const often = patientStreams(1, 2, 3);
  for (let k = 0; k < 1000; k++) often.measurement.uniform();
  for (let k = 0; k < 10; k++) often.history.numbered(k).uniform();
  expect(often.tumour.uniform()).toBe(once.tumour.uniform());
});
