import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { elementsOf, numberOf, textsOf } from "../figures/inspectFigure.testing.ts";
import { causeShares } from "./causeShares.ts";
import { causes } from "./causes.ts";
import { nobody, twoArms } from "./madeTrial.testing.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const [empty] = nobody.arms;

test("bars are as long as the shares, which are written behind them, largest cause first", () => {
  const figure = causes.draw(twoArms(200), { document, width: 900, heading: false });
  // Of 178 and 146 patients.
  const counts = [58, 98, 101, 0, 12, 28, 0, 13, 6, 7, 1, 0];
  const shares = counts.map((count, k) => count / (k % 2 === 0 ? 178 : 146));
  const lengths = elementsOf(figure, "rect", "mark-share").map((rect) => numberOf(rect, "width"));
  for (const [k, length] of lengths.entries()) expect(length / lengths[1]!).toBeCloseTo(shares[k]! / shares[1]!, 6);
  const arms = ["erlotinib, then osimertinib", "osimertinib"];
  expect(textsOf(figure).map(({ text }) => text)).toEqual([
    ...["not known", ...arms, "33 % (58)", "67 % (98)", "T790M", ...arms, "57 % (101)", "0 % (0)"],
    ...["MET amplification", ...arms, "6.7 % (12)", "19 % (28)", "C797S", ...arms, "0 % (0)", "8.9 % (13)"],
    ...["small cell", ...arms, "3.4 % (6)", "4.8 % (7)", "persisters", ...arms, "0.6 % (1)", "0 % (0)"],
  ]);
  expect(causes.caption(twoArms(200))).toMatch(
    /in all erlotinib, then osimertinib 178, osimertinib 146\. Progression seen by a new lesion counts as such, whatever had regrown\.$/,
  );
});

test("beyond ten causes the smallest are taken together, and nobody is lost", () => {
  const many = Array.from({ length: 14 }, (_, k) => ({ cause: `cause ${k}`, patients: k + 1 }));
  const shares = causeShares([
    { ...empty!, name: "A", causes: many },
    { ...empty!, name: "B", causes: [] },
  ]);
  expect(shares.causes).toHaveLength(10);
  expect(shares.causes.slice(0, 2)).toEqual(["cause 13", "cause 12"]);
  expect(shares.causes.at(-1)).toBe("5 further causes");
  const [a, b] = shares.arms;
  expect(a!.patients.reduce((sum, count) => sum + count, 0)).toBe(105);
  expect(a!.patients.at(-1)).toBe(15);
  expect(b!.progressed).toBe(0);
});

test("an arm in which nobody progressed says so", () => {
  const [arm] = twoArms(20).arms;
  const figure = causes.draw({ ...twoArms(20), arms: [arm!, { ...empty!, name: "B" }] }, { document });
  expect(textsOf(figure).filter(({ text }) => text === "nobody progressed")).toHaveLength(5);
});
