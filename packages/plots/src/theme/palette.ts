/** A colour on white and on a dark page. */
export interface ThemedColour {
  readonly light: string;
  readonly dark: string;
}

/**
 * Hues of Okabe and Ito (2008, Color Universal Design), which people with any common colour vision tell apart, darkened on white and
 * lightened on the dark page until each has a contrast of 3 to 1 there (WCAG 2.2, 1.4.11). Yellow has no dark shade that stays yellow:
 * olive stands for it on white.
 */
export const seriesColours: readonly ThemedColour[] = [
  { light: "#0072b2", dark: "#5aa9e6" },
  { light: "#d55e00", dark: "#f2803f" },
  { light: "#008a64", dark: "#2fc79c" },
  { light: "#b0578a", dark: "#e79ac6" },
  { light: "#a86e00", dark: "#e6a93a" },
  { light: "#2f8fc4", dark: "#9ad8f7" },
  { light: "#6d6a00", dark: "#f0e442" },
  { light: "#5b3a91", dark: "#b79cf0" },
];

/** What else is drawn, by its role. */
export const roleColours = {
  ink: { light: "#1d2329", dark: "#e8ebee" },
  muted: { light: "#57606a", dark: "#a5adb6" },
  paper: { light: "#ffffff", dark: "#14181d" },
  shade: { light: "#dce8f4", dark: "#22344a" },
  treatment: { light: "#55779c", dark: "#7d9fc6" },
  event: { light: "#c23b00", dark: "#ff9a66" },
  other: { light: "#7a828b", dark: "#8f98a2" },
} as const satisfies Readonly<Record<string, ThemedColour>>;

export type ColourRole = keyof typeof roleColours | `series-${number}`;

/** The role of the series at `index`; there are eight. */
export const seriesRole = (index: number): ColourRole => `series-${(index % seriesColours.length) + 1}`;

/** Every role with its colour. */
export const allColours: readonly (readonly [ColourRole, ThemedColour])[] = [
  ...(Object.entries(roleColours) as [keyof typeof roleColours, ThemedColour][]),
  ...seriesColours.map((colour, index) => [seriesRole(index), colour] as const),
];

/** The colour of a role on white. */
export const lightColour = (role: ColourRole): string => allColours.find(([candidate]) => candidate === role)![1].light;

/** Dash patterns, one per series, so that lines differ in more than colour. */
export const seriesDashes = ["none", "7 3", "2 3", "9 3 2 3", "4 2", "12 4", "1 2", "9 3 2 3 2 3"] as const;
