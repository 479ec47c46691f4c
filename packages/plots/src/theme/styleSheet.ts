import { allColours, type ColourRole, lightColour } from "./palette.ts";

/** Class of every figure's root. */
export const figureClass = "forestall-figure";

/**
 * CSS custom properties by which a page gives figures its own theme, with the values that they have by themselves. Setting them on any
 * element holds for the figures inside it.
 */
export const figureVariables = (theme: "light" | "dark"): string =>
  allColours.map(([role, colour]) => `--forestall-${role}:${colour[theme]}`).join(";");

const ownVariables = (theme: "light" | "dark"): string =>
  allColours.map(([role, colour]) => `--${role}:var(--forestall-${role},${colour[theme]})`).join(";");

/**
 * The style sheet inside each figure. Colours are also plain attributes, which programs without custom properties read; for them the
 * rest hides inside `@supports`.
 */
export const figureStyle = `svg:root{background:#fff}
.${figureClass}{font-variant-numeric:tabular-nums}
@supports (color:var(--a)){
.${figureClass}{${ownVariables("light")};color:var(--ink)}
@media screen and (prefers-color-scheme:dark){.${figureClass}{${ownVariables("dark")}}}
svg:root{background:var(--paper)}
${allColours.map(([role]) => `.${figureClass} .fill-${role}{fill:var(--${role})}.${figureClass} .stroke-${role}{stroke:var(--${role})}`).join("\n")}
}`;

interface Paint {
  readonly className: string;
  readonly fill?: string;
  readonly stroke?: string;
}

const classes = (...names: readonly (string | undefined)[]): string => names.filter((name) => name !== undefined).join(" ");

/** Options of a mark filled with the colour of `role`; `name` is a class by which the mark is found. */
export const filled = (role: ColourRole, name?: string): Paint => ({ className: classes(name, `fill-${role}`), fill: lightColour(role) });

/** Options of a mark drawn in lines of the colour of `role`. */
export const stroked = (role: ColourRole, name?: string): Paint => ({
  className: classes(name, `stroke-${role}`),
  stroke: lightColour(role),
});

/** Options of text or symbols filled with `role` and kept legible by an edge in the colour of the paper. */
export const haloed = (role: ColourRole, name?: string): Paint => ({
  className: classes(name, `fill-${role}`, "stroke-paper"),
  fill: lightColour(role),
  stroke: lightColour("paper"),
});

/** Options of symbols that are an edge in the colour of `role` around the colour of the paper. */
export const hollow = (role: ColourRole, name?: string): Paint => ({
  className: classes(name, `stroke-${role}`, "fill-paper"),
  fill: lightColour("paper"),
  stroke: lightColour(role),
});
