import { describe, expect, it } from "vitest";
import { dosing } from "./dosing.ts";

const read = (value: unknown) => dosing.parse(value);
const refusals = (value: unknown): string => {
  const result = dosing.safeParse(value);
  return result.success ? "read" : result.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`).join("\n");
};

const plain = { infusion: 0, cycle: null, ramp: [], holds: [], missed: 0 };

describe("a dosing", () => {
  it.each([
    ["150 mg daily", 150, 1],
    ["400 mg twice daily", 400, 0.5],
    ["1 g every 12 hours", 1000, 0.5],
    ["80 mg every other day", 80, 2],
    ["5 mg weekly", 5, 7],
    ["0 mg daily", 0, 1],
  ])("in words: %s", (text, dose, every) => {
    expect(read(text)).toEqual({ ...plain, dose, every });
  });

  it("`constant`: at the drug's own exposure", () => {
    expect(read("constant")).toBe(null);
  });

  it("in full: holds count from their first day, days off and first doses as stated", () => {
    expect(read({ dose: "80 mg", every: "12 h" })).toEqual({ ...plain, dose: 80, every: 0.5 });
    const full = {
      dose: "50 mg",
      every: "1 day",
      infusion: "15 minutes",
      cycle: { on: "14 days", off: "1 week" },
      ramp: [
        { dose: "10 mg", for: "3 days" },
        { dose: "25 mg", for: "4 days" },
      ],
      holds: [{ from: "30 days", for: "1 week" }],
      missed: "10 %",
    };
    expect(read(full)).toEqual({
      dose: 50,
      every: 1,
      infusion: expect.closeTo(15 / 1440, 12),
      cycle: { on: 14, off: 7 },
      ramp: [
        { dose: 10, length: 3 },
        { dose: 25, length: 4 },
      ],
      holds: [{ from: 30, to: 37 }],
      missed: 0.1,
    });
  });

  it.each([
    ["150 mg", "does not say how often"],
    ["daily", "lacks the dose"],
    ["150 daily", "150"],
    ["150 nM daily", "concentration"],
    ["-5 mg daily", "below 0"],
    ["soon", "is no dosing"],
    ["Constant", "is no dosing"],
    [{ dose: "150 mg" }, "every: is missing"],
    [{ every: "1 day" }, "dose: is missing"],
    [{ dose: "-1 mg", every: "1 day" }, "dose: -1 mg is out of range"],
    [{ dose: "1 mg", every: "0 days" }, "every: 0 days is out of range"],
    [{ dose: "1 mg", every: "1 day", infusion: "-1 h" }, "infusion: -1 h is out of range"],
    [{ dose: "1 mg", every: "1 day", cycle: { on: "1 week" } }, "cycle.off: is missing"],
    [{ dose: "1 mg", every: "1 day", cycle: "1 week on" }, "cycle: "],
    [{ dose: "1 mg", every: "1 day", ramp: [{ dose: "1 mg" }] }, "ramp.0.for: is missing"],
    [{ dose: "1 mg", every: "1 day", holds: [{ from: "3 days" }] }, "holds.0.for: is missing"],
    [{ dose: "1 mg", every: "1 day", missed: "120 %" }, "missed: 120 % is out of range"],
    [{ dose: "1 mg", every: "1 day", evry: "2 days" }, "did you mean `every`?"],
    [true, "true stands here"],
    [["150 mg daily"], "a list stands here"],
  ])("%j is refused, with what would do", (value, message) => {
    expect(refusals(value)).toContain(message);
  });
});
