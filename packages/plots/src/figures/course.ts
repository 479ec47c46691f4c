import type { PatientCourse } from "@forestall/clinic";
import { lastDayOf } from "../courses/curve.ts";
import { measuredKinds } from "../courses/readings.ts";
import { representativeNote, representativeOf } from "../courses/representative.ts";
import type { Figure, FigureData } from "../figure/figure.ts";
import { drawFigure } from "../frame/drawFigure.ts";
import { aboveHeight, fontSizeFor, type Layout, layoutOf, widthOf } from "../frame/layout.ts";
import { stackPanels } from "../frame/panelStack.ts";
import { timeAxisMarks } from "../marks/axisMarks.ts";
import { courseEventMarks, eventsHeight, placeEvents } from "../marks/courseEvents.ts";
import { endLabelMargin } from "../marks/endLabels.ts";
import { lineMark } from "../marks/pixels.ts";
import { laneMarks, treatmentShading } from "../marks/treatmentMarks.ts";
import { lanesOf } from "../treatment/lanes.ts";
import { cellPanel } from "./coursePanels/cells.ts";
import { concentrationPanel } from "./coursePanels/concentrations.ts";
import { diameterKind, diameterPanel } from "./coursePanels/diameters.ts";
import { markerPanel } from "./coursePanels/marker.ts";
import type { CoursePanel, PanelSource } from "./coursePanels/panel.ts";

/** Share of the width for labels at the right: names in two lines where there is little room. */
const [wideLabels, narrowLabels] = [0.25, 0.27];

/** Kinds of measurement that are not markers in blood: the cells are drawn as they are. */
const notMarkers: readonly string[] = [diameterKind, "burden"];

/** One patient: what the clinic saw, the cells behind it and the drugs, on one time axis. */
export const course: Figure = {
  id: "course",
  label: "The patient's course",
  meaning:
    "One patient on one time axis: sum of diameters, cells of each type, markers in blood and drug concentrations, with the treatment behind.",
  applies: (data) => data.courses.some(({ days }) => days.length > 0) && panelsOf(sourceOf(data, undefined)).length > 1,
  caption: (data) => captionOf(data, panelsOf(sourceOf(data, undefined))),
  draw: (data, { document, width, height, heading }) => {
    const source = sourceOf(data, width);
    const panels = panelsOf(source);
    const lastDay = lastDayOf([source.course]);
    const lanes = lanesOf([source.course], data.drugs, lastDay);
    const caption = captionOf(data, panels);
    const base = layoutOf({
      width,
      height: undefined,
      headed: heading ?? true,
      heading: course.label,
      note: caption,
      lanes: lanes.length,
      marginLeft: Math.max(...panels.map(({ marginLeft }) => marginLeft)),
      marginRight: Math.max(
        12,
        endLabelMargin(
          panels.flatMap(({ endTexts }) => endTexts),
          widthOf(width),
          widthOf(width) < 600 ? narrowLabels : wideLabels,
          source.fontSize,
        ),
      ),
      lastDay,
    });
    const events = placeEvents(source.course, base);
    const { whole, panels: layouts } = stackPanels(base, panels, eventsHeight(events, source.fontSize), height);
    return drawFigure({
      document,
      layout: whole,
      domain: [0, 1],
      title: `${course.label}: ${data.title}`,
      description: caption,
      marks: [
        ...layouts.flatMap((layout) => treatmentShading(layout, [source.course])),
        ...courseEventMarks(events, layouts, base.top - aboveHeight),
        ...panels.flatMap((panel, k) => [...panel.draw(layouts[k]!), ...edgeMarks(layouts[k]!)]),
        ...timeAxisMarks(whole),
        ...laneMarks(whole, lanes),
      ],
    });
  },
};

const sourceOf = (data: FigureData, width: number | undefined): PanelSource => ({
  data,
  course: shownCourse(data.courses),
  fontSize: fontSizeFor(width),
  width: widthOf(width),
});

const shownCourse = (courses: readonly PatientCourse[]): PatientCourse => representativeOf(courses).course;

const panelsOf = (source: PanelSource): CoursePanel[] => {
  const markers = measuredKinds(source.course).filter((kind) => !notMarkers.includes(kind));
  const panels = [
    diameterPanel(source),
    cellPanel(source),
    ...markers.map((kind) => markerPanel(source, kind)),
    concentrationPanel(source),
  ];
  return panels.filter((panel) => panel !== null);
};

const captionOf = ({ courses, stochastic }: FigureData, panels: readonly CoursePanel[]): string =>
  [representativeNote(courses, stochastic), readSentence(panels), ...panels.map(({ note }) => note)]
    .filter((part) => part !== "")
    .join(" ");

/** What was read at visits, once for all panels. */
const readSentence = (panels: readonly CoursePanel[]): string => {
  const read = panels.flatMap((panel) => (panel.read === "" ? [] : [panel.read]));
  return read.length === 0 ? "" : `Read at visits: ${read.join("; ")}.`;
};

/** The line under a panel, which its time axis would be. */
const edgeMarks = ({ left, right, bottom }: Layout) => [
  lineMark(
    [
      { line: 0, x: left, y: bottom },
      { line: 0, x: right, y: bottom },
    ],
    { strokeOpacity: 0.5 },
  ),
];
