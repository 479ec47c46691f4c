import { areaY, type Markish, rect } from "@observablehq/plot";
import { lastDayOf } from "../courses/curve.ts";
import { type FishBand, fishBands } from "../courses/fishBands.ts";
import { representativeNote, representativeOf } from "../courses/representative.ts";
import { type ShownType, shownTypes } from "../courses/shownTypes.ts";
import type { Figure, FigureData } from "../figure/figure.ts";
import { bandLabel } from "../frame/bandLabel.ts";
import { drawFigure } from "../frame/drawFigure.ts";
import { dayPixel, fontSizeFor, type Layout, layoutOf, valuePixel, widthOf } from "../frame/layout.ts";
import { marginFor, timeAxisMarks, type ValueTick, valueAxisMarks } from "../marks/axisMarks.ts";
import { eventMarks } from "../marks/eventMarks.ts";
import { keyHeight, keyMarks } from "../marks/keyMarks.ts";
import { pixels, textMark } from "../marks/pixels.ts";
import { laneMarks, treatmentShading } from "../marks/treatmentMarks.ts";
import { powerOfTen } from "../text/numberText.ts";
import { textWidth } from "../text/textWidth.ts";
import { lightColour } from "../theme/palette.ts";
import { filled } from "../theme/styleSheet.ts";
import { lanesOf } from "../treatment/lanes.ts";

const axisName = "cells in all (log scale)";

/** Shares of the types in the tumour, inside its size. */
export const muller: Figure = {
  id: "muller",
  label: "Clonal make-up",
  meaning: "Muller plot of one course: as high as the logarithm of all cells, divided by each type's share; the first type outside.",
  applies: ({ courses, types }) => types.length > 1 && courses.some(({ days }) => days.length > 1),
  caption: (data) => captionOf(data),
  draw: (data, { document, width, height, heading }) => {
    const { course } = representativeOf(data.courses);
    const lastDay = lastDayOf([course]);
    const shown = shownTypes(course, data.types);
    const { days, bands, decades } = fishBands(course, data.types.length, shown);
    const domain: readonly [number, number] = [-decades, decades];
    const ticks = mirroredTicks(decades);

    const fontSize = fontSizeFor(width);
    const lanes = lanesOf([course], data.drugs, lastDay);
    const names = shown.map(({ name }) => name);
    const layout = layoutOf({
      width,
      height,
      headed: heading ?? true,
      heading: muller.label,
      note: captionOf(data),
      lanes: lanes.length,
      marginLeft: marginFor(ticks, fontSize),
      marginRight: 16,
      keyHeight: keyHeight(names, widthOf(width), fontSize),
      lastDay,
    });
    return drawFigure({
      document,
      layout,
      domain,
      title: `${muller.label}: ${data.title}`,
      description: `${captionOf(data)} Types: ${names.join(", ")}.`,
      marks: [
        ...treatmentShading(layout, [course]),
        ...valueAxisMarks(layout, domain, ticks, axisName),
        ...bandAreas(layout, domain, days, bands),
        ...nameMarks(layout, domain, days, shown, bands),
        ...endMarks(data, layout),
        ...timeAxisMarks(layout),
        ...laneMarks(layout, lanes),
        ...keyMarks(layout, shown),
      ],
    });
  },
};

const captionOf = ({ courses, stochastic }: FigureData): string =>
  `${representativeNote(courses, stochastic)} Height: all cells, on a log scale; within it, each type's share.`;

/** Decades above the middle line and as many below: the height between them is that of all cells. */
const mirroredTicks = (decades: number): ValueTick[] => {
  const step = [1, 2, 3, 5, 10, 20].find((candidate) => decades / candidate <= 4) ?? 50;
  const ticks: ValueTick[] = [{ at: 0, text: powerOfTen(0) }];
  for (let at = step; at <= decades; at += step) ticks.push({ at, text: powerOfTen(at) }, { at: -at, text: powerOfTen(at) });
  return ticks;
};

/**
 * Areas, left out while they are too thin to see: their edges alone would draw a line there. Edges in the colour of the paper keep them
 * apart; the first type has none, whose halves are one until another comes between them.
 */
const bandAreas = (layout: Layout, domain: readonly [number, number], days: readonly number[], bands: readonly FishBand[]): Markish[] => {
  const thinnest = (0.4 * (domain[1] - domain[0])) / (layout.bottom - layout.top);
  return bands.map(({ low, high, role }, k) => {
    const seen = (row: number): boolean => high[row] !== undefined && high[row] - low[row]! > thinnest;
    return areaY([...days.keys()], {
      x: (row: number) => days[row]!,
      y1: (row: number) => (seen(row - 1) || seen(row) || seen(row + 1) ? low[row]! : Number.NaN),
      y2: (row: number) => high[row]!,
      ...(k === 0 || k === bands.length - 1
        ? filled(role, "mark-type")
        : { ...filled(role, "mark-type stroke-paper"), stroke: lightColour("paper"), strokeWidth: 0.75 }),
    });
  });
};

/** Names inside the areas where they have room; the key has them all. */
const nameMarks = (
  layout: Layout,
  domain: readonly [number, number],
  days: readonly number[],
  shown: readonly ShownType[],
  bands: readonly FishBand[],
): Markish[] => {
  const x = days.map((day) => dayPixel(layout, day));
  const inPixels = (values: readonly number[]): number[] => values.map((value) => valuePixel(layout, domain, value));
  const placed = shown.flatMap(({ name }) => {
    const size = { width: textWidth(name, layout.fontSize) + 8, height: layout.fontSize + 6 };
    const own = bands.filter((band) => band.name === name);
    const places = own.flatMap(({ low, high }) => bandLabel({ x, top: inPixels(high), bottom: inPixels(low) }, size) ?? []);
    const best = places.sort((a, b) => b.room - a.room)[0];
    return best === undefined ? [] : [{ ...size, x: best.x, y: best.y, text: name }];
  });
  const half = (side: "width" | "height") => (place: (typeof placed)[number]) => (place[side] - 2) / 2;
  return [
    rect(placed, {
      x1: pixels<(typeof placed)[number]>((place) => place.x - half("width")(place)),
      x2: pixels<(typeof placed)[number]>((place) => place.x + half("width")(place)),
      y1: pixels<(typeof placed)[number]>((place) => place.y - half("height")(place)),
      y2: pixels<(typeof placed)[number]>((place) => place.y + half("height")(place)),
      rx: 3,
      ...filled("paper"),
      fillOpacity: 0.88,
    }),
    textMark(placed),
  ];
};

const endMarks = ({ courses }: FigureData, layout: Layout): Markish[] => {
  const { course } = representativeOf(courses);
  const taken = textWidth(axisName, layout.fontSize);
  if (course.progressionDay !== null) return eventMarks(layout, course.progressionDay, "progression", taken);
  return course.end === "extinct" ? eventMarks(layout, course.endDay, "extinct", taken) : [];
};
