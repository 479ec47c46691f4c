import { dot, type Markish } from "@observablehq/plot";
import { type ReadingPoint, type ReadingSeries, readingSeries } from "../../courses/readings.ts";
import { shownTypes } from "../../courses/shownTypes.ts";
import type { FigureData, ShownMeasurement } from "../../figure/figure.ts";
import { dayPixel, type Layout, valuePixel } from "../../frame/layout.ts";
import { logAxis, type ValueAxis } from "../../frame/valueAxis.ts";
import { marginFor, valueAxisMarks } from "../../marks/axisMarks.ts";
import { endLabelMarks, endLines } from "../../marks/endLabels.ts";
import { lineMark, pixels, textMark } from "../../marks/pixels.ts";
import { textWidth } from "../../text/textWidth.ts";
import { type ColourRole, seriesColours, seriesDashes, seriesRole } from "../../theme/palette.ts";
import { filled, haloed, hollow, stroked } from "../../theme/styleSheet.ts";
import { type CoursePanel, nameWithin, type PanelSource } from "./panel.ts";

const mostSeries = 8;
const limitName = "limit of detection";
/** Pixels below the scale, for dots that stand on its lower end. */
const below = 7;

interface ShownSeries extends ReadingSeries {
  readonly role: ColourRole;
  readonly dash: string;
}

/** A marker in blood on a log scale, such as ctDNA by variant, BCR-ABL1 or PSA; readings below the limit of detection are hollow. */
export const markerPanel = (source: PanelSource, kind: string): CoursePanel | null => {
  const { data, fontSize, width } = source;
  const { label, unit, detectionLimit }: ShownMeasurement = data.measurements?.find((known) => known.kind === kind) ?? {
    kind,
    label: kind,
    unit: "",
  };
  const factor = unit === "1" ? 100 : 1;
  const all = readingSeries(source.course, kind).map(({ part, points }) => ({
    part,
    points: points.map((point) => ({ ...point, value: point.value === null || point.value <= 0 ? null : factor * point.value })),
  }));
  if (all.length === 0) return null;
  const found = all.filter(({ points }) => points.some(({ value }) => value !== null));
  const shown = withColours(byPeak(found).slice(0, mostSeries), source);
  const read = shown.flatMap(({ points }) => points.flatMap(({ value }) => value ?? []));
  const limit = detectionLimit === undefined ? null : factor * detectionLimit;
  const [smallest, largest] = [Math.min(...read, limit ?? Number.POSITIVE_INFINITY), Math.max(...read, limit ?? 0)];
  const [low, high] = largest > 0 ? [smallest, largest] : [0.1, 1];
  const height = width < 600 ? 110 : 120;
  const inWords = unit === "1" ? "%, " : unit === "" ? "" : `${unit}, `;
  const name = nameWithin(
    [`${label} (${inWords}log scale)`, `${label} (${inWords}log)`, label],
    (candidate) => textWidth(candidate, fontSize) <= width,
  );
  return {
    read: readText(label, all, shown.length < found.length),
    note: "",
    height,
    keyHeight: 0,
    marginLeft: marginFor(logAxis(low, high, 300).ticks, fontSize),
    endTexts: shown.flatMap(({ part }) => part ?? []),
    draw: (layout) => {
      const axis = logAxis(low, high, layout.bottom - layout.top, below);
      const floor = limit ?? 0;
      return [
        ...valueAxisMarks(layout, axis.domain, axis.ticks, name),
        ...(limit === null ? [] : limitMarks(layout, axis, limit, shown)),
        ...shown.flatMap((series) => seriesMarks(layout, axis, series, floor)),
        ...absentMarks(layout, axis, all, floor),
        ...endLabelMarks(
          layout,
          shown.flatMap(({ part, role, points }) => {
            const last = points.at(-1)!;
            const at = { x: dayPixel(layout, last.day), y: pixelOf(layout, axis, last.value ?? floor) };
            return part === null ? [] : [{ lines: endLines(layout, part), role, ...at }];
          }),
        ),
      ];
    },
  };
};

const readText = (label: string, all: readonly ReadingSeries[], cut: boolean): string => {
  const missed = all.some(({ points }) => points.some(({ value }) => value === null));
  const signs = [...(missed ? ["hollow, below the limit of detection"] : []), ...(cut ? [`the ${mostSeries} highest`] : [])];
  return `${label}${signs.length === 0 ? "" : ` (${signs.join("; ")})`}`;
};

const byPeak = (series: readonly ReadingSeries[]): ReadingSeries[] => {
  const peak = ({ points }: ReadingSeries): number => Math.max(...points.map(({ value }) => value ?? 0));
  return [...series].sort((a, b) => peak(b) - peak(a));
};

/** A variant has the colour of the cell type that carries it, alone if there is one; others those that no cell type has. */
const withColours = (
  series: readonly ReadingSeries[],
  { course, data }: { course: PanelSource["course"]; data: FigureData },
): ShownSeries[] => {
  const types = shownTypes(course, data.types);
  const taken = new Set<ColourRole>();
  const take = (index: number): { role: ColourRole; dash: string } => {
    taken.add(seriesRole(index));
    return { role: seriesRole(index), dash: seriesDashes[index]! };
  };
  const indexOf = (role: ColourRole): number => seriesColours.findIndex((_, index) => seriesRole(index) === role);
  const named = types.filter(({ role }) => indexOf(role) >= 0);
  const own = series.map(({ part }) => named.find(({ name }) => name === part) ?? onlyCarrier(named, part));
  const ofTypes = new Set(types.map(({ role }) => role));
  for (const type of own) if (type !== undefined) taken.add(type.role);
  const free = (): number => {
    const roles = seriesColours.map((_, index) => index).filter((index) => !taken.has(seriesRole(index)));
    return roles.find((index) => !ofTypes.has(seriesRole(index))) ?? roles[0] ?? 0;
  };
  return series.map((one, k) => ({ ...one, ...take(own[k] === undefined ? free() : indexOf(own[k].role)) }));
};

/** The one type that carries the variant among others; `undefined` where several do. */
const onlyCarrier = <T extends { readonly name: string }>(types: readonly T[], part: string | null): T | undefined => {
  const carriers = part === null ? [] : types.filter(({ name }) => allelesOf(name).includes(allelesOf(part)[0]!));
  return carriers.length === 1 ? carriers[0] : undefined;
};

/** Alleles in the name of a cell type: `T790M/C797S(cis)+MET` has three. */
const allelesOf = (name: string): string[] => name.replace(/\((?:cis|trans)\)/g, "").split(/[+/]/);

const pixelOf = (layout: Layout, axis: ValueAxis, value: number): number => valuePixel(layout, axis.domain, axis.position(value));

interface Placed {
  readonly line: number;
  readonly x: number;
  readonly y: number;
}

const place = { x: pixels<Placed>(({ x }) => x), y: pixels<Placed>(({ y }) => y) };

/** The limit of detection, named at that end of its line where fewer readings are in the way. */
const limitMarks = (layout: Layout, axis: ValueAxis, limit: number, shown: readonly ShownSeries[]): Markish[] => {
  const y = pixelOf(layout, axis, limit);
  const line = [layout.left, layout.right].map((x) => ({ line: 0, x, y }));
  const textual = textWidth(limitName, layout.fontSize) + 8;
  const inTheWay = (from: number): number =>
    shown
      .flatMap(({ points }) => points)
      .filter(({ day, value }) => {
        const x = dayPixel(layout, day);
        return value !== null && x >= from && x <= from + textual && pixelOf(layout, axis, value) > y - layout.fontSize - 8;
      }).length;
  // Where nothing at all is found, that is said at the left.
  const atLeft = shown.length > 0 && inTheWay(layout.left) < inTheWay(layout.right - textual);
  return [
    lineMark(line, { ...stroked("muted", "mark-limit"), strokeDasharray: "1 3", strokeWidth: 1.5 }),
    textMark([{ x: atLeft ? layout.left + 4 : layout.right - 4, y: y - 5, text: limitName }], {
      textAnchor: atLeft ? "start" : "end",
      lineAnchor: "bottom",
      ...haloed("muted"),
      strokeWidth: 3,
    }),
  ];
};

/** Whether there was something to find on this reading, or on the one before or after it. */
const nearFound = (points: readonly ReadingPoint[], k: number): boolean => [k - 1, k, k + 1].some((at) => points[at]?.value != null);

/** A line through what was found, down to the limit beside it; filled dots where it was found, hollow ones where it was not. */
const seriesMarks = (layout: Layout, axis: ValueAxis, { points, role, dash }: ShownSeries, floor: number): Markish[] => {
  const placed = points.map(({ day, value }, k) => ({
    line: 0,
    found: value !== null,
    x: dayPixel(layout, day),
    y: nearFound(points, k) ? pixelOf(layout, axis, value ?? floor) : Number.NaN,
  }));
  return [
    lineMark(placed, { ...stroked(role, "mark-marker"), strokeWidth: 1.25, strokeDasharray: dash }),
    dot(
      placed.filter(({ found, y }) => !found && Number.isFinite(y)),
      { ...place, r: 3, ...hollow(role, "mark-undetected"), strokeWidth: 1.25 },
    ),
    dot(
      placed.filter(({ found }) => found),
      { ...place, r: 2.75, ...filled(role, "mark-reading") },
    ),
  ];
};

/** A hollow dot on each day on which nothing at all was found, unless a line that was found before or after goes down to it. */
const absentMarks = (layout: Layout, axis: ValueAxis, all: readonly ReadingSeries[], floor: number): Markish[] => {
  const drawn = new Map<number, boolean>();
  for (const { points } of all)
    for (const [k, { day }] of points.entries()) drawn.set(day, (drawn.get(day) ?? false) || nearFound(points, k));
  const days = [...drawn].flatMap(([day, any]) => (any ? [] : [day]));
  const placed = days.map((day): Placed => ({ line: 0, x: dayPixel(layout, day), y: pixelOf(layout, axis, floor) }));
  const none = all.every(({ points }) => points.every(({ value }: ReadingPoint) => value === null));
  const y = pixelOf(layout, axis, floor) - 7;
  return [
    dot(placed, { ...place, r: 3, ...hollow("muted", "mark-undetected"), strokeWidth: 1.25 }),
    ...(none
      ? [textMark([{ x: layout.left + 6, y, text: "not detected" }], { textAnchor: "start", lineAnchor: "bottom", ...filled("muted") })]
      : []),
  ];
};
