/** A unit for time axes. */
export interface TimeUnit {
  readonly name: "days" | "months" | "years";
  readonly days: number;
}

const [day, month, year]: readonly [TimeUnit, TimeUnit, TimeUnit] = [
  { name: "days", days: 1 },
  { name: "months", days: 365.25 / 12 },
  { name: "years", days: 365.25 },
];

/** The unit in which a span of `lastDay` days reads naturally: days to four months, months to eight years (as trials are read), years beyond. */
export const timeUnitFor = (lastDay: number): TimeUnit => {
  if (lastDay <= 4 * month.days) return day;
  return lastDay <= 8 * year.days ? month : year;
};

const steps: Readonly<Record<TimeUnit["name"], readonly number[]>> = {
  days: [1, 2, 5, 7, 10, 14, 20, 28, 30, 60],
  months: [1, 2, 3, 6, 12, 24],
  years: [1, 2, 5, 10, 20, 25, 50, 100],
};

/** Tick days from 0 to `lastDay`, at least `spacing` pixels apart, in round numbers of the unit. */
export const timeTicks = (lastDay: number, unit: TimeUnit, pixels: number, spacing: number): number[] => {
  const span = lastDay / unit.days;
  const most = Math.max(2, pixels / spacing);
  // Spans below two units (a run of hours) need fractions; spans of centuries need steps beyond the table.
  const step = span < 2 ? span / 2 : (steps[unit.name].find((candidate) => span / candidate <= most) ?? roundUp(span / most));
  const ticks: number[] = [];
  for (let k = 0; k * step <= span * (1 + 1e-9); k++) ticks.push(k * step * unit.days);
  return ticks;
};

const roundUp = (step: number): number => {
  let decade = 1;
  while (decade * 10 <= step) decade *= 10;
  return decade * Math.ceil(step / decade);
};

/** A tick's number in its unit. */
export const tickText = (tickDay: number, unit: TimeUnit): string => String(Number((tickDay / unit.days).toPrecision(4)));

/** A day in a figure's unit: "day 278", "9.1 months", "1.25 years". */
export const dayText = (value: number, unit: TimeUnit): string => {
  const number = Number((value / unit.days).toFixed(unit.name === "years" ? 2 : 1));
  return unit.name === "days" ? `day ${number}` : `${number} ${unit.name}`;
};
