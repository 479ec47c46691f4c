import { loadTopic } from "@forestall/evidence";
import { expect, test } from "vitest";
import { comparatorOf } from "./publishedFlaura.ts";

test("the comparator's response in FLAURA is read out of the row of osimertinib: 76 % (Soria 2018)", async () => {
  const row = (await loadTopic("trials")).rows.find(({ id }) => id === "trial-FLAURA-03")!;
  expect(comparatorOf(row)).toBe(0.76);
  for (const conditions of ["", "vs 8.5", "vs 0.31; OR 5.39", "comparator 0.76"])
    expect(() => comparatorOf({ ...row, conditions })).toThrow('trial-FLAURA-03 does not say "vs"');
});
