import { emptyKnowledge } from "@forestall/model";
import { describe, expect, it } from "vitest";
import { runChunk } from "../run/runChunk.ts";
import type { RunRequest } from "../run/runRequest.ts";
import { chunksOf } from "./chunks.ts";

describe("chunks", () => {
  it.each([1, 2, 63, 64, 65, 250, 1000, 15_999, 16_000, 16_001, 123_457])("of %d replicates hold each once, in order", (replicates) => {
    const chunks = chunksOf(replicates);
    let next = 0;
    for (const [k, { index, from, to }] of chunks.entries()) {
      expect([index, from]).toEqual([k, next]);
      expect(to).toBeGreaterThan(from);
      next = to;
    }
    expect(next).toBe(replicates);
  });
});

describe("a replicate", () => {
  const request: RunRequest = {
    text: "forestall: 1\ntitle: T\ntumour: { start: 20 cells, division: 0.3 /day, death: 0.2 /day }\nrun: { until: 10 days }\n",
    file: "made",
    set: [],
    engine: null,
    seed: 5,
    replicates: 12,
    at: [5, 10],
  };

  it("is the same in whatever chunk it is computed, and unlike the others", () => {
    const whole = runChunk(request, { index: 0, from: 0, to: 12 }, emptyKnowledge);
    const parts = [
      [0, 1],
      [1, 5],
      [5, 12],
    ].flatMap(([from, to], index) => runChunk(request, { index, from: from!, to: to! }, emptyKnowledge));
    expect(parts).toEqual(whole);
    expect(new Set(whole.map(({ cells }) => cells.join(" "))).size).toBeGreaterThan(8);
  });

  it("changes with the seed", () => {
    const chunk = { index: 0, from: 0, to: 12 };
    expect(runChunk({ ...request, seed: 6 }, chunk, emptyKnowledge)).not.toEqual(runChunk(request, chunk, emptyKnowledge));
  });
});
