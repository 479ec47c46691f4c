import type { PatientCourse } from "@forestall/clinic";
import type { Markish } from "@observablehq/plot";
import { dayPixel, type Layout } from "../frame/layout.ts";
import { dayText, timeUnitFor } from "../frame/timeAxis.ts";
import { fitText, textWidth } from "../text/textWidth.ts";
import { filled, stroked } from "../theme/styleSheet.ts";
import { lineMark, textMark } from "./pixels.ts";

interface CourseEvent {
  readonly name: string;
  readonly day: number;
}

/** An event with the place of its text: the row, counted from the top, and the middle. */
export interface PlacedEvent {
  readonly day: number;
  readonly text: string;
  readonly row: number;
  readonly middle: number;
}

/** Progression on each line, death, and the end of the last cell, by day. */
const eventsOf = ({ lines, progressionDay, death, end, endDay }: PatientCourse): CourseEvent[] => {
  const days = lines.flatMap((line) => line.progressionDay ?? []);
  if (progressionDay !== null && !days.includes(progressionDay)) days.push(progressionDay);
  const events = days.map((day) => ({ name: "progression", day }));
  if (death !== null) events.push({ name: death.of === "tumour" ? "death" : "death of other causes", day: death.day });
  if (end === "extinct") events.push({ name: "extinct", day: endDay });
  return events.sort((a, b) => a.day - b.day);
};

/** The events of a course, each text as near above its day as the others leave room: in as few rows as do. */
export const placeEvents = (course: PatientCourse, layout: Layout): PlacedEvent[] => {
  const { width, fontSize, lastDay } = layout;
  const rows: number[] = [];
  return eventsOf(course).map(({ name, day }) => {
    const text = fitText(`${name}: ${dayText(day, timeUnitFor(lastDay))}`, width, fontSize);
    const half = textWidth(text, fontSize) / 2;
    const middle = Math.max(half, Math.min(dayPixel(layout, day), width - half));
    const free = rows.findIndex((taken) => taken + 8 <= middle - half);
    const row = free < 0 ? rows.length : free;
    rows[row] = middle + half;
    return { day, text, row, middle };
  });
};

/** Height of the rows of events. */
export const eventsHeight = (events: readonly PlacedEvent[], fontSize: number): number =>
  events.length === 0 ? 0 : (Math.max(...events.map(({ row }) => row)) + 1) * rowHeight(fontSize) + 4;

const rowHeight = (fontSize: number): number => fontSize + 5;

/** Texts of the events from `top` on, and a dashed line on each day through every panel. */
export const courseEventMarks = (events: readonly PlacedEvent[], panels: readonly Layout[], top: number): Markish[] => {
  const [first] = panels;
  if (first === undefined || events.length === 0) return [];
  const lines = events.flatMap(({ day }, k) =>
    panels.flatMap((panel, p) => {
      const x = dayPixel(panel, day);
      return [panel.top, panel.bottom].map((y) => ({ line: k * panels.length + p, x, y }));
    }),
  );
  return [
    lineMark(lines, { ...stroked("event", "mark-event"), strokeWidth: 1.5, strokeDasharray: "5 3" }),
    textMark(
      events.map(({ text, row, middle }) => ({ x: middle, y: top + (row + 1) * rowHeight(first.fontSize), text })),
      { lineAnchor: "bottom", ...filled("event") },
    ),
  ];
};
