import { lastDayOf } from "../courses/curve.ts";
import { representativeNote, representativeOf } from "../courses/representative.ts";
import type { Figure, FigureData } from "../figure/figure.ts";
import { cellAxis, cellExtent } from "../frame/cellAxis.ts";
import { drawFigure } from "../frame/drawFigure.ts";
import { fontSizeFor, layoutOf, widthOf } from "../frame/layout.ts";
import { cellAxisLine, cellMargin, timeAxisMarks, valueAxisMarks } from "../marks/axisMarks.ts";
import { endLabelMargin, endLabelMarks } from "../marks/endLabels.ts";
import { eventMarks } from "../marks/eventMarks.ts";
import { laneMarks, treatmentShading } from "../marks/treatmentMarks.ts";
import { typeCurves, typeLabels, typeLines } from "../marks/typeMarks.ts";
import { textWidth } from "../text/textWidth.ts";
import { lanesOf } from "../treatment/lanes.ts";

const axisName = "cells (log scale)";

/** Cells of each type against time. */
export const clones: Figure = {
  id: "clones",
  label: "Cell types",
  meaning: "The cells of each type against time in one course, with the treatment behind.",
  applies: ({ courses, types }) => types.length > 1 && courses.some(({ days }) => days.length > 0),
  caption: (data) => captionOf(data),
  draw: (data, { document, width, height, heading }) => {
    const { course } = representativeOf(data.courses);
    const lastDay = lastDayOf([course]);
    const shown = typeCurves(course, data.types);
    const extent = cellExtent(
      shown.flatMap(({ curve }) => curve.cells),
      data.stochastic,
    );

    const fontSize = fontSizeFor(width);
    const lanes = lanesOf([course], data.drugs, lastDay);
    const names = shown.map(({ name }) => name);
    const layout = layoutOf({
      width,
      height,
      headed: heading ?? true,
      heading: clones.label,
      note: captionOf(data),
      lanes: lanes.length,
      marginLeft: cellMargin(extent, fontSize),
      marginRight: endLabelMargin(names, widthOf(width), 0.34, fontSize),
      lastDay,
    });
    const axis = cellAxis(extent, layout.bottom - layout.top);
    return drawFigure({
      document,
      layout,
      domain: axis.domain,
      title: `${clones.label}: ${data.title}`,
      description: `${captionOf(data)} Types: ${names.join(", ")}.`,
      marks: [
        ...treatmentShading(layout, [course]),
        ...valueAxisMarks(layout, axis.domain, axis.ticks, axisName),
        ...typeLines(layout, axis, shown),
        ...(course.progressionDay === null
          ? []
          : eventMarks(layout, course.progressionDay, "progression", textWidth(axisName, layout.fontSize))),
        ...cellAxisLine(layout, axis),
        ...timeAxisMarks(layout),
        ...laneMarks(layout, lanes),
        ...endLabelMarks(layout, typeLabels(layout, axis, shown)),
      ],
    });
  },
};

const captionOf = ({ courses, stochastic }: FigureData): string => representativeNote(courses, stochastic);
