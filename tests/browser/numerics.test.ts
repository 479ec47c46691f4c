import { fileURLToPath } from "node:url";
import { describe, expect } from "vitest";
import { runInChromium, test } from "./chromium.ts";
import { run } from "./pages/numerics.ts";

const page = fileURLToPath(new URL("pages/numerics.ts", import.meta.url));

describe("numerics in Chromium", () => {
  test("gives the bits that Node gives", async ({ chromium }) => {
    const given = { seed: 1, draws: 1000 };
    const inNode = run(given);
    expect(inNode).toHaveLength(6 + 7 * given.draws);
    expect(inNode[0]).toBeCloseTo(2.0945514815423265, 14); // Wallis's equation
    expect(await runInChromium<number[]>(chromium, page, given)).toEqual(inNode);
  });

  test("passes on what fails there", async ({ chromium }) => {
    await expect(runInChromium(chromium, page, null)).rejects.toThrow(/seed/);
  });
});
