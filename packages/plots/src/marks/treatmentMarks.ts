import type { PatientCourse } from "@forestall/clinic";
import { type Markish, rect } from "@observablehq/plot";
import { dayPixel, type Layout, laneHeight } from "../frame/layout.ts";
import { fitText } from "../text/textWidth.ts";
import { filled } from "../theme/styleSheet.ts";
import type { Lane } from "../treatment/lanes.ts";
import { type TreatmentShare, treatmentShares } from "../treatment/treatmentShares.ts";
import { lineMark, pixels, textMark } from "./pixels.ts";

const barHeight = 7;

/** Shading behind the plot area while any drug is given: full where all running courses are treated, fainter where some are. */
export const treatmentShading = (layout: Layout, courses: readonly PatientCourse[]): Markish[] => {
  const shares = treatmentShares(courses, null, layout.lastDay);
  if (shares.length === 0) return [];
  const sameForAll = shares.every(({ share }) => share === 1);
  return [
    rect([...shares], {
      ...across(layout),
      y1: pixels(() => layout.top),
      y2: pixels(() => layout.bottom),
      ...filled("shade", "mark-shading"),
      shapeRendering: "crispEdges",
      ...(sameForAll ? {} : { fillOpacity: { value: "share", scale: null } }),
    }),
  ];
};

/**
 * Above the plot area a row per drug: its name, and a bar while it is given. With replicates that differ the bar is as high as the share
 * of those still running that are given it.
 */
export const laneMarks = (layout: Layout, lanes: readonly Lane[]): Markish[] =>
  lanes.flatMap(({ name, shares }, lane) => {
    const base = layout.lanesTop + (lane + 1) * laneHeight - 2;
    return [
      textMark([{ x: layout.left, y: base - barHeight - 4, text: fitText(name, layout.width - layout.left, layout.fontSize) }], {
        textAnchor: "start",
        lineAnchor: "bottom",
      }),
      rect([...shares], {
        ...across(layout),
        y1: pixels<TreatmentShare>(({ share }) => base - barHeight * share),
        y2: pixels(() => base),
        ...filled("treatment", "mark-given"),
      }),
      lineMark(
        [
          { line: 0, x: layout.left, y: base },
          { line: 0, x: layout.right, y: base },
        ],
        { strokeOpacity: 0.35 },
      ),
    ];
  });

const across = (layout: Layout) => ({
  x1: pixels<TreatmentShare>(({ from }) => dayPixel(layout, from)),
  x2: pixels<TreatmentShare>(({ to }) => dayPixel(layout, to)),
});
