import { fileURLToPath } from "node:url";
import { describe, expect } from "vitest";
import { runInChromium, test } from "./chromium.ts";
import { run } from "./pages/numerics.ts";

const page = fileURLToPath(new URL("pages/numerics.ts", import.meta.url));

describe("numerics in Chromium", () => {
  test("gives the bits that Node gives", async ({ chromium }) => {
    const inNode = run({ capacity: 1e4 });
    expect(inNode[0]).toBeCloseTo(2.0945514815423265, 14); // Wallis's equation
    expect(await runInChromium<number[]>(chromium, page, { capacity: 1e4 })).toEqual(inNode);
  });

  test("passes on what fails there", async ({ chromium }) => {
    await expect(runInChromium(chromium, page, null)).rejects.toThrow(/capacity/);
  });
});
