import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { Task } from "@forestall/studies";
import { describe, expect } from "vitest";
import { runInChromium, test } from "./chromium.ts";
import { run } from "./pages/replay.ts";

const page = fileURLToPath(new URL("pages/replay.ts", import.meta.url));

const textOf = (file: string): string => readFileSync(new URL(`../../examples/${file}`, import.meta.url), "utf8");

const request = (file: string, engine: string, replicates: number, set: readonly string[] = []): Task & { readonly kind: "run" } => ({
  kind: "run",
  request: { text: textOf(file), file, set, engine, seed: 20130625, replicates, at: null },
});

// Every engine, growth with and without limit, mutation, adaptive therapy, histories that die out and begin again; drugs by doses, infusions, pumps.
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
  request("egfr-erlotinib-first.yaml", "fast", 2),
  request("egfr-c797s-trans.yaml", "mean", 1),
  request("doxorubicin-tariquidar.yaml", "fast", 1),
  request("cml-imatinib.yaml", "fast", 1),
  request("egfr-erlotinib-first.yaml", "exact", 1, ["tumour.start=3000 cells", "tumour.composition.T790M=1 %", "run.until=300 days"]),
];

const arms = ["egfr-erlotinib-first", "egfr-osimertinib-first"];
/** Virtual patients drawn, both arms, clinic and endpoints. */
const trial: Task = {
  kind: "trial",
  request: {
    arms: arms.map((name) => ({ name, file: `${name}.yaml`, text: textOf(`${name}.yaml`) })),
    set: [],
    engine: null,
    seed: 20130625,
    patients: 4,
    replicates: null,
  },
};

describe("the same bytes in a real browser as in Node", () => {
  for (const asked of requests)
    test(`${asked.request.file} by ${asked.request.engine}`, async ({ chromium }) => {
      const inNode = await run(asked);
      expect(inNode.split("\n").length).toBeGreaterThan(20);
      expect(await runInChromium<string>(chromium, page, asked)).toBe(inNode);
    });

  test("a trial of four virtual patients", async ({ chromium }) => {
    const inNode = await run(trial);
    expect(inNode.split("\n")).toHaveLength(1 + 2 * 4 + 1);
    expect(await runInChromium<string>(chromium, page, trial)).toBe(inNode);
  });
});
