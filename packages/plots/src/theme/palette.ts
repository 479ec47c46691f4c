/** A colour on white and on a dark page. */
export interface ThemedColour {
  readonly light: string;
  readonly dark: string;
}

/**
 * Eight colours about the hues of Okabe and Ito (2008, Color Universal Design). Each has a contrast of 3 to 1 on the page and on the
 * shading of treatment (WCAG 2.2, 1.4.11), and any two differ for people without red or without green cones: hence brown and olive on
 * white, where orange and yellow cannot be dark enough, and hence the spread in lightness.
 */
export const seriesColours: readonly ThemedColour[] = [
  { light: "#0072b2", dark: "#5aa9e6" },
  { light: "#d55e00", dark: "#e45a28" },
  { light: "#22776a", dark: "#6fe3c2" },
  { light: "#8e0b71", dark: "#ee5cae" },
  { light: "#5f3f1c", dark: "#d6a84e" },
  { light: "#007ae6", dark: "#c4eaff" },
  { light: "#685d12", dark: "#f0e442" },
  { light: "#7600d6", dark: "#9373f5" },
];

/** What else is drawn, by its role. */
export const roleColours = {
  ink: { light: "#1d2329", dark: "#e8ebee" },
  muted: { light: "#57606a", dark: "#a5adb6" },
  paper: { light: "#ffffff", dark: "#14181d" },
  shade: { light: "#dce8f4", dark: "#22344a" },
  treatment: { light: "#55779c", dark: "#7d9fc6" },
  event: { light: "#b03500", dark: "#ff9a66" },
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
