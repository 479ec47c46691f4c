import { days, fraction, milligrams } from "@forestall/units";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type Dose, DoseSchedule } from "./doseSchedule.ts";
import type { DosingPlan } from "./dosingPlan.ts";

const daily: DosingPlan = {
  dose: milligrams(80),
  every: days(1),
  infusion: days(0),
  cycle: null,
  ramp: [],
  holds: [],
  missed: fraction(0),
};
const always = () => true;

/** The doses after `after` until `until`, asked one after the other. */
const until = (schedule: DoseSchedule, end: number, after = Number.NEGATIVE_INFINITY): Dose[] => {
  const doses: Dose[] = [];
  for (let dose = schedule.next(after); dose !== null && dose.day <= end; dose = schedule.next(dose.day)) doses.push(dose);
  return doses;
};
const daysOf = (plan: Partial<DosingPlan>, end: number, start = 0) =>
  until(new DoseSchedule({ ...daily, ...plan }, start, always), end).map(({ day }) => day);

describe("the days of doses", () => {
  it("begin with the line and keep their distance without adding up rounding, past day 98 and 100", () => {
    expect(daysOf({ every: days(2) }, 103, 94)).toEqual([94, 96, 98, 100, 102]);
    const thirds = daysOf({ every: days(1 / 3) }, 2000);
    expect(thirds).toHaveLength(6001);
    expect(thirds[6000]).toBe(6000 * (1 / 3));
  });

  it("leave out the days off and begin again with each cycle", () => {
    expect(daysOf({ every: days(7), cycle: { on: days(21), off: days(7) } }, 60, 1)).toEqual([1, 8, 15, 29, 36, 43, 57]);
    expect(daysOf({ cycle: { on: days(2), off: days(1) } }, 7)).toEqual([0, 1, 3, 4, 6, 7]);
    // Days on that doses do not fill: every 3 days for 7 days is days 0, 3, 6.
    expect(daysOf({ every: days(3), cycle: { on: days(7), off: days(3) } }, 20)).toEqual([0, 3, 6, 10, 13, 16, 20]);
  });

  it("go on for more than a hundred thousand doses within one cycle", () => {
    // A dose per minute: number 108000 falls on day 75, the last of the first cycle, 143999, a minute before day 100.
    const minutely = new DoseSchedule({ ...daily, every: days(1 / 1440), cycle: { on: days(100), off: days(10) } }, 7, always);
    expect(minutely.next(7 + 75.0001)).toMatchObject({ index: 108_001, day: expect.closeTo(7 + 108_001 / 1440, 9) });
    expect(minutely.next(7 + 100 - 1.5 / 1440)!.index).toBe(143_999);
    expect(minutely.next(7 + 100 - 0.5 / 1440)).toMatchObject({ index: 144_000, day: 117 });
  });

  it("leave out holds: their first day, but not the day they end on", () => {
    const holds = [
      { from: days(2), to: days(4) },
      { from: days(5), to: days(5) },
    ];
    expect(daysOf({ holds }, 107, 100)).toEqual([100, 101, 104, 105, 106, 107]);
    expect(daysOf({ every: days(0.1), holds: [{ from: days(0.3), to: days(0.6) }] }, 0.75)).toEqual([0, 0.1, 0.2, 6 * 0.1, 7 * 0.1]);
  });

  it("end where a hold never ends, nothing is taken or the dose is nothing", () => {
    const forever = [{ from: days(3), to: days(Number.POSITIVE_INFINITY) }];
    expect(daysOf({ holds: forever }, 1000)).toEqual([0, 1, 2]);
    expect(daysOf({ missed: fraction(1) }, 1000)).toEqual([]);
    expect(daysOf({ dose: milligrams(0), ramp: [{ dose: milligrams(5), length: days(2) }] }, 1000)).toEqual([0, 1]);
    expect(new DoseSchedule(daily, 0, () => false).next(0)).toBeNull();
    expect(new DoseSchedule(daily, 0, always).next(Number.POSITIVE_INFINITY)).toBeNull();
  });
});

it("raises the dose step by step: venetoclax's five weeks", () => {
  const ramp = [20, 50, 100, 200].map((dose) => ({ dose: milligrams(dose), length: days(7) }));
  const doses = until(new DoseSchedule({ ...daily, dose: milligrams(400), ramp }, 10, always), 45);
  const first = (amount: number) => doses.find((dose) => dose.amount === amount)!.day;
  expect([20, 50, 100, 200, 400].map(first)).toEqual([10, 17, 24, 31, 38]);
});

it("numbers all planned doses, so that one missed or held moves the luck of no other", () => {
  const missed = new Set([1, 4, 5]);
  const schedule = (plan: Partial<DosingPlan>) => new DoseSchedule({ ...daily, ...plan }, 0, (index) => !missed.has(index));
  expect(until(schedule({}), 7).map(({ index }) => index)).toEqual([0, 2, 3, 6, 7]);
  const held = until(schedule({ holds: [{ from: days(2), to: days(5) }] }), 7);
  expect(held.map(({ day, index }) => [day, index])).toEqual([
    [0, 0],
    [6, 6],
    [7, 7],
  ]);
});

it("gives the same doses wherever and however often it is asked", () => {
  const plans = fc.record({
    every: fc.constantFrom(0.1, 0.5, 1, 1 / 3, 7, 21),
    infusion: fc.constantFrom(0, 0.04),
    cycle: fc.option(fc.record({ on: fc.integer({ min: 1, max: 28 }), off: fc.integer({ min: 0, max: 14 }) })),
    holds: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 20 })).map(([from, length]) => ({ from, to: from + length })),
      { maxLength: 3 },
    ),
    ramp: fc.array(fc.record({ dose: fc.integer({ min: 0, max: 50 }), length: fc.integer({ min: 1, max: 10 }) }), { maxLength: 3 }),
  });
  fc.assert(
    fc.property(plans, fc.constantFrom(0, -7, 98, 0.3), fc.array(fc.double({ min: -20, max: 200, noNaN: true })), (plan, start, splits) => {
      const taken = (index: number) => (index * 7919) % 11 !== 3;
      const make = () => new DoseSchedule({ ...daily, ...plan } as unknown as DosingPlan, start, taken);
      const all = until(make(), 200);
      const asked = make();
      for (const split of splits) {
        expect(asked.next(split)).toEqual(make().next(split));
        const first = all.find(({ day }) => day > split);
        if (first !== undefined) expect(asked.next(split)).toEqual(first);
        expect([...all.filter(({ day }) => day <= split), ...until(asked, 200, split)]).toEqual(all);
      }
    }),
    { seed: 5, numRuns: 50 },
  );
});

it("refuses intervals and cycles without length", () => {
  expect(() => new DoseSchedule({ ...daily, every: days(0) }, 0, always)).toThrow(/expected a number above 0/);
  expect(() => new DoseSchedule({ ...daily, cycle: { on: days(0), off: days(7) } }, 0, always)).toThrow(/the first must be above 0/);
});
