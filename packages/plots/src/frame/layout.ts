import { fitText, wrapText } from "../text/textWidth.ts";

/** Where things are in a figure, in pixels from its top left corner, and what the plot area spans. */
export interface Layout {
  readonly width: number;
  readonly height: number;
  /** Edges of the plot area. */
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly fontSize: number;
  /** Empty: none is drawn. */
  readonly heading: string;
  /** Lines under the heading. */
  readonly noteLines: readonly string[];
  /** Top of the first treatment lane. */
  readonly lanesTop: number;
  readonly lastDay: number;
}

interface LayoutRequest {
  readonly width: number | undefined;
  readonly height: number | undefined;
  /** Whether heading and note are drawn. */
  readonly headed: boolean;
  readonly heading: string;
  readonly note: string;
  /** Treatment lanes above the plot area. */
  readonly lanes: number;
  readonly marginLeft: number;
  readonly marginRight: number;
  /** Height of a key under the time axis. */
  readonly keyHeight?: number;
  readonly lastDay: number;
}

const smallestWidth = 280;
const defaultWidth = 720;
const smallestPlotHeight = 120;

/** Height of a treatment lane: a drug's name, and a bar below it. */
export const laneHeight = 28;
/** Height of the row directly above the plot area: the name of the vertical axis, and events. */
export const aboveHeight = 28;
/** Height of ticks, their text and the name of the time axis. */
export const belowHeight = 44;

/** Type size for a figure of this width: 12 px on a telephone, 13 where there is room. */
export const fontSizeFor = (width: number | undefined): number => (widthOf(width) < 600 ? 12 : 13);

/** Width of a figure, in whole pixels. */
export const widthOf = (width: number | undefined): number => Math.max(smallestWidth, Math.round(width ?? defaultWidth));

/** From top to bottom: heading, note, treatment lanes, name of the vertical axis, plot area, time axis. */
export const layoutOf = (request: LayoutRequest): Layout => {
  const width = widthOf(request.width);
  const fontSize = fontSizeFor(width);
  const heading = request.headed ? fitText(request.heading, width - 4, fontSize + 3) : "";
  const noteLines = request.headed ? wrapText(request.note, width - 4, fontSize) : [];
  const lanesTop = request.headed ? fontSize + 14 + noteLines.length * (fontSize + 4) : 2;
  const top = lanesTop + request.lanes * laneHeight + aboveHeight;
  const below = belowHeight + (request.keyHeight ?? 0);
  const plotHeight = Math.max(
    smallestPlotHeight,
    request.height === undefined ? Math.min(380, Math.max(240, Math.round(width * 0.42))) : Math.round(request.height) - top - below,
  );
  return {
    width,
    height: top + plotHeight + below,
    left: request.marginLeft,
    right: width - request.marginRight,
    top,
    bottom: top + plotHeight,
    fontSize,
    heading,
    noteLines,
    lanesTop,
    lastDay: request.lastDay,
  };
};

/** Horizontal pixel of a day. */
export const dayPixel = (layout: Layout, day: number): number => layout.left + ((layout.right - layout.left) * day) / layout.lastDay;

/** Vertical pixel of a value of the vertical axis with `domain`. */
export const valuePixel = (layout: Layout, [low, high]: readonly [number, number], value: number): number =>
  layout.bottom - ((layout.bottom - layout.top) * (value - low)) / (high - low);
