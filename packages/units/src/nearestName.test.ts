import { expect, test } from "vitest";
import { nearestName } from "./nearestName.ts";

const names = ["division", "death", "growth", "day", "days", "d", "nM", "nm", "mM"];

test.each([
  ["divsion", "division"],
  ["divisoin", "division"],
  ["Division", "division"],
  ["deaths", "death"],
  ["dayz", "days"],
  ["D", "d"],
  ["NM", "nM"],
  ["nMm", "nM"],
  ["z", null],
  ["capacity", null],
  ["", null],
  ["dth", null],
])("%s is nearest to %s", (name, nearest) => {
  expect(nearestName(name, names)).toBe(nearest);
});

test("of equals the first is taken", () => {
  expect(nearestName("bat", ["cat", "rat"])).toBe("cat");
  expect(nearestName("bat", [])).toBeNull();
});
