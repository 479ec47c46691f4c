import { cellAxis, cellExtent } from "../../frame/cellAxis.ts";
import { cellAxisLine, cellMargin, valueAxisMarks } from "../../marks/axisMarks.ts";
import { endLabelMarks } from "../../marks/endLabels.ts";
import { typeCurves, typeLabels, typeLines } from "../../marks/typeMarks.ts";
import type { CoursePanel, PanelSource } from "./panel.ts";

/** The cells of each type, which the clinic does not see. */
export const cellPanel = ({ data, course, fontSize, width }: PanelSource): CoursePanel | null => {
  const shown = typeCurves(course, data.types);
  if (shown.length === 0) return null;
  const extent = cellExtent(
    shown.flatMap(({ curve }) => curve.cells),
    data.stochastic,
  );
  return {
    read: "",
    note: "",
    height: width < 600 ? 180 : 200,
    keyHeight: 0,
    marginLeft: cellMargin(extent, fontSize),
    endTexts: shown.map(({ name }) => name),
    draw: (layout) => {
      const axis = cellAxis(extent, layout.bottom - layout.top);
      return [
        ...valueAxisMarks(layout, axis.domain, axis.ticks, "cells by type (log scale)"),
        ...typeLines(layout, axis, shown),
        ...cellAxisLine(layout, axis),
        ...endLabelMarks(layout, typeLabels(layout, axis, shown)),
      ];
    },
  };
};
