import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { elementsOf, numberOf, pathPoints, scaleThrough, textReading, textsOf } from "../figures/inspectFigure.testing.ts";
import { nobody, twoArms } from "./madeTrial.testing.ts";
import type { TrialFigureData } from "./trialFigure.ts";
import { waterfall } from "./waterfall.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const [empty] = nobody.arms;
const data: TrialFigureData = {
  title: "Five and two patients",
  arms: [
    { ...empty!, name: "A", bestChange: [-0.5, 0.1, null, 2.5, -1], bestResponse: ["PR", "PD", "NE", "PD", "CR"] },
    { ...empty!, name: "B", bestChange: [0, -0.4], bestResponse: ["SD", "PR"] },
  ],
  untilDays: 400,
};

describe("five and two patients", () => {
  const figure = waterfall.draw(data, { document, width: 720 });
  const fifties = textsOf(figure).filter(({ text }) => text === "−50 %");
  const zeros = textsOf(figure).filter(({ text }) => text === "0 %");
  const scales = [0, 1].map((k) => scaleThrough([zeros[k]!.y, 0], [fifties[k]!.y, -0.5]));
  const bars = elementsOf(figure, "rect", "mark-bar")
    .map((rect) => {
      const panel = numberOf(rect, "y") < fifties[0]!.y + 60 ? 0 : 1;
      const [top, bottom] = [numberOf(rect, "y"), numberOf(rect, "y") + numberOf(rect, "height")].map((y) => scales[panel]!.valueAt(y));
      return { panel, x: numberOf(rect, "x"), width: numberOf(rect, "width"), reach: top! > 0.03 ? top! : bottom! };
    })
    .sort((a, b) => a.panel - b.panel || a.x - b.x);

  test("bars run from the largest growth, cut at +100 %, to the deepest change; who was never measured has none", () => {
    const reaches = bars.map(({ panel, reach }) => [panel, Number(reach.toFixed(3))]);
    expect(reaches.slice(0, 4)).toEqual([
      [0, 1],
      [0, 0.1],
      [0, -0.5],
      [0, -1],
    ]);
    expect(reaches.at(-1)).toEqual([1, -0.4]);
  });

  test("no change has a bar, if a low one; bars are as wide in both arms", () => {
    expect(bars).toHaveLength(6);
    expect(Math.abs(bars[4]!.reach)).toBeLessThan(0.03);
    for (const { width } of bars) expect(width).toBeCloseTo(bars[0]!.width, 6);
  });

  test("dashed lines lie at -30 and +20 % of each panel", () => {
    const lines = elementsOf(figure, "path", "mark-threshold").map((path) => pathPoints(path)[0]![1]);
    const expected = scales.flatMap((scale) => [scale.pixelAt(-0.3), scale.pixelAt(0.2)]);
    expect(lines).toHaveLength(4);
    for (const [k, y] of lines.entries()) expect(y).toBeCloseTo(expected[k]!, 2);
  });

  test("says what is not to be seen", () => {
    expect(waterfall.caption(data)).toBe(
      "A bar per patient, sorted. Dashed lines: −30 % (partial response) and +20 % (progression from the start); a new lesion makes a progression whatever the sum did. " +
        "A: 5 patients, 1 CR, 1 PR, 2 PD, 1 never measured after the start, 1 cut at +100 %. B: 2 patients, 1 PR, 1 SD.",
    );
    for (const name of ["complete response (CR)", "partial response (PR)", "stable disease (SD)", "progression (PD)"])
      expect(textReading(figure, name).text).toBe(name);
  });
});

test("of more patients than there is room for, evenly chosen ones stand for all, the deepest among them", () => {
  const figure = waterfall.draw(twoArms(3000), { document, width: 350 });
  const bars = elementsOf(figure, "rect", "mark-bar");
  expect(bars.length).toBeLessThan(450);
  const fifty = textsOf(figure).filter(({ text }) => text === "−100 %")[0]!;
  const lowest = Math.max(...bars.map((rect) => numberOf(rect, "y") + numberOf(rect, "height")).filter((y) => y < fifty.y + 20));
  expect(lowest).toBeCloseTo(fifty.y, 3);
  expect(waterfall.caption(twoArms(3000))).toContain("evenly chosen ones stand for all");
});
