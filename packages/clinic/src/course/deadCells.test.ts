import { exp } from "@forestall/numerics";
import { describe, expect, it } from "vitest";
import { DeadCells } from "./deadCells.ts";

/** Dead cells by a fine Euler scheme of D' = r N - k D, N' = -r N. */
const integrated = (rate: number, clearance: number, days: number, living: number): number => {
  let dead = 0;
  const step = days / 1e6;
  let cells = living;
  const kept = exp(-rate * step);
  for (let k = 0; k < 1e6; k++) {
    const next = cells * kept;
    dead += cells - next - (dead / clearance) * step;
    cells = next;
  }
  return dead;
};

describe("dead cells that take time to clear", () => {
  it.each([
    [0.05, 14, 30],
    [0.5, 2, 10],
    // The two rates are one.
    [0.1, 10, 20],
  ])("lost at %d per day, cleared in %d days: after %d days as the equation says", (rate, clearance, days) => {
    const dead = new DeadCells(clearance, 0, 1e9).look(days, 1e9 * exp(-rate * days));
    expect(Math.abs(dead / integrated(rate, clearance, days, 1e9) - 1)).toBeLessThan(1e-5);
  });

  it("are the same however often one looks while the decline is exponential", () => {
    const often = new DeadCells(20, 0, 1e9);
    for (let day = 1; day < 60; day++) often.look(day, 1e9 * exp(-0.04 * day));
    const once = new DeadCells(20, 0, 1e9).look(60, 1e9 * exp(-0.04 * 60));
    expect(often.look(60, 1e9 * exp(-0.04 * 60)) / once).toBeCloseTo(1, 10);
  });

  it("fade when cells grow again, and are none where clearing takes no time", () => {
    const dead = new DeadCells(10, 0, 1000);
    const after = dead.look(5, 200);
    expect(dead.look(15, 400)).toBeCloseTo(after * exp(-1), 10);
    expect(new DeadCells(0, 0, 1000).look(5, 1)).toBe(0);
  });

  it("are all that there were when none is left alive and none has cleared", () => {
    const dead = new DeadCells(1e9, 0, 1000).look(10, 0);
    expect(Math.abs(dead - 1000)).toBeLessThan(1);
  });
});
