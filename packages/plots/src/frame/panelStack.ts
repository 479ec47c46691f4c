import { aboveHeight, belowHeight, type Layout } from "./layout.ts";

/** Pixels between the bottom of a panel and the row with the name of the next. */
const gap = 10;
const smallestPanel = 60;

/** A panel of a figure of several on one time axis. */
interface PanelSize {
  /** Of its plot area, in pixels. */
  readonly height: number;
  /** Of a key between its name and its plot area. */
  readonly keyHeight: number;
}

interface PanelStack {
  /** The figure: its plot area reaches from the top of the first panel to the bottom of the last. */
  readonly whole: Layout;
  /** One layout per panel, alike but for the plot area. */
  readonly panels: readonly Layout[];
}

/**
 * Panels below each other, under the treatment lanes and `events` pixels for rows of events. `wanted`: height of the whole figure, which
 * stretches or shrinks the plot areas alike.
 */
export const stackPanels = (base: Layout, sizes: readonly PanelSize[], events: number, wanted: number | undefined): PanelStack => {
  const start = base.top - aboveHeight + events;
  const around = sizes.reduce((sum, { keyHeight }) => sum + aboveHeight + keyHeight, gap * (sizes.length - 1));
  const plots = sizes.reduce((sum, { height }) => sum + height, 0);
  const stretch = wanted === undefined ? 1 : (wanted - start - around - belowHeight) / plots;
  let edge = start - gap;
  const panels = sizes.map(({ height, keyHeight }): Layout => {
    const top = edge + gap + aboveHeight + keyHeight;
    edge = top + Math.max(smallestPanel, Math.round(height * stretch));
    return { ...base, top, bottom: edge };
  });
  const height = edge + belowHeight;
  return {
    whole: { ...base, top: panels[0]?.top ?? base.top, bottom: edge, height },
    panels: panels.map((panel) => ({ ...panel, height })),
  };
};
