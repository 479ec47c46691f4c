import { expect, it } from "vitest";
import { madeRow } from "./madeTrial.testing.ts";
import { pairedComparison } from "./pairedComparison.ts";

const event = (at: number) => ({ kind: "event", at }) as const;
const censored = (at: number) => ({ kind: "censored", at, why: "end of follow-up" }) as const;

it("pairs patients by number and replicate, whatever the order of the rows, and tells who was longer without progression", () => {
  const pairs = [
    [event(100), event(200)], // longer
    [event(100), censored(150)], // longer: followed past the other's progression
    [event(100), censored(100)], // longer: without progression on that day
    [event(300), event(200)], // shorter
    [censored(300), event(200)], // shorter
    [event(200), event(200)], // same
    [censored(1000), censored(1000)], // same
    [censored(100), event(200)], // open: not followed for long enough
    [censored(100), censored(200)], // open
  ] as const;
  const rows = pairs.flatMap(([a, b], patient) => [
    madeRow({ arm: "A", patient, progressionFree: a }),
    madeRow({ arm: "B", patient, progressionFree: b }),
  ]);
  const alone = madeRow({ arm: "B", patient: 0, replicate: 1, progressionFree: event(1) });
  const counts = { pairs: 9, longer: 3, shorter: 2, same: 2, open: 2 };
  expect(pairedComparison([...rows, alone], "A", "B")).toEqual(counts);
  expect(pairedComparison([alone, ...rows.toReversed()], "B", "A")).toEqual({ ...counts, longer: 2, shorter: 3 });
});
