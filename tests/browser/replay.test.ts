import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { RunRequest } from "@forestall/studies";
import { describe, expect } from "vitest";
import { runInChromium, test } from "./chromium.ts";
import { run } from "./pages/replay.ts";

const page = fileURLToPath(new URL("pages/replay.ts", import.meta.url));

const request = (file: string, engine: string, replicates: number, set: readonly string[] = []): RunRequest => ({
  text: readFileSync(new URL(`../../examples/${file}`, import.meta.url), "utf8"),
  file,
  set,
  engine,
  seed: 20130625,
  replicates,
  at: null,
});

// Every engine, growth with and without limit, mutation, adaptive therapy, histories that die out and begin again.
const requests = [
  request("birth-death.yaml", "mean", 1),
  request("birth-death.yaml", "exact", 3),
  request("birth-death.yaml", "fast", 20),
  request("dual-therapy.yaml", "mean", 1),
  request("dual-therapy.yaml", "fast", 20),
  request("dual-therapy.yaml", "exact", 2, ["tumour.start=2000 cells", "run.stop=[extinct, 3000 cells]"]),
  request("adaptive-therapy.yaml", "mean", 1),
  request("adaptive-therapy.yaml", "fast", 2),
  request("adaptive-therapy.yaml", "exact", 1, [
    "tumour.start=300 cells",
    "tumour.growth.capacity=400 cells",
    "tumour.composition.resistant=5 %",
  ]),
];

describe("the same bytes in a real browser as in Node", () => {
  for (const asked of requests)
    test(`${asked.file} by ${asked.engine}`, async ({ chromium }) => {
      const inNode = run(asked);
      expect(inNode.split("\n").length).toBeGreaterThan(20);
      expect(await runInChromium<string>(chromium, page, asked)).toBe(inNode);
    });
});
