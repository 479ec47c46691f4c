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
  // Two of the patients stand here with two replicates each, and what a patient is like is the same in both.
  expect(new Set(all).size).toBe(7 * keys.length - 2);
});

it("a patient is the same person in every replicate, and nobody else", () => {
  const draw = (seed: number, patient: number, replicate: number) => patientStreams(seed, patient, replicate).parameters.uniform();
  expect(draw(1, 5, 0)).toBe(draw(1, 5, 9));
  expect(new Set([draw(1, 5, 0), draw(1, 6, 0), draw(2, 5, 0)]).size).toBe(3);
});

it("drawing for one purpose does not move another", () => {
  const once = patientStreams(1, 2, 3);
  const often = patientStreams(1, 2, 3);
  for (let k = 0; k < 1000; k++) often.measurement.uniform();
  for (let k = 0; k < 10; k++) often.nonTarget.numbered(k).uniform();
  for (let k = 0; k < 10; k++) often.history.numbered(k).uniform();
  expect(often.tumour.uniform()).toBe(once.tumour.uniform());
});
