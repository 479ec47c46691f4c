import { pow } from "@forestall/numerics";
import { type Cells, type CellsPerCubicMillimetre, kinds, type PerDay } from "@forestall/units";
import { z } from "zod";
import {
  cellCount,
  cellDensity,
  competitionCoefficient,
  diameter,
  fraction,
  mostCells,
  properFraction,
  rate,
  turnover,
} from "../format/leaves.ts";
import type { Path } from "../format/path.ts";
import { word } from "../format/problems.ts";
import { quantity } from "../format/quantityLeaf.ts";
import { absent, choose, has, isMapping, list, mapping, oneOf, wanted } from "../format/schemaParts.ts";
import { suggestion } from "../format/suggestion.ts";
import type { GrowthSpec } from "../growth/growthLaw.ts";
import type { TumourSpec } from "../terms/scenario.ts";

const startWanted = 'cells such as "1e9 cells", { diameter: 45 mm } or { lesions: [30 mm, 25 mm] }';
const eitherSize = "give either `diameter` or `lesions`, not both";

/** The starting size: cells, or the diameters of spheres. */
const start = choose(
  {
    cells: quantity(kinds.cellCount, {
      least: 1,
      whole: true,
      most: mostCells,
      bounds: "from 1 to 2^53 cells",
      what: startWanted,
    }).transform((count) => ({ cells: count, diameters: [] as number[] })),
    diameter: mapping(startWanted, { diameter, lesions: absent(eitherSize) }).transform((size) => ({
      cells: null,
      diameters: [size.diameter as number],
    })),
    lesions: mapping(startWanted, {
      lesions: list("a list of diameters such as [30 mm, 25 mm]", diameter).min(1, "there are no lesions; write at least one diameter"),
    }).transform(({ lesions }) => ({ cells: null, diameters: lesions as number[] })),
  },
  (value) => {
    if (!isMapping(value)) return "cells";
    if (has(value, "diameter")) return "diameter";
    return has(value, "lesions") ? "lesions" : { message: `neither a diameter nor lesions stand here; write ${startWanted}` };
  },
);

const oneLimit = "give either `capacity` (where division stops) or `plateau` (where net growth is zero), not both";
const growthWanted =
  "exponential, { law: logistic, capacity: 1e10 cells }, { law: gompertz, plateau: 1e12 cells } or { law: power, exponent: 0.67, reference: 1e9 cells }";
const logistic = {
  law: z.literal("logistic"),
  theta: fraction.optional(),
  competition: z
    .record(z.string(), z.record(z.string(), competitionCoefficient, { error: wanted("a mapping from cell type to coefficient") }), {
      error: wanted("a mapping such as { resistant: { founder: 0.8 } }"),
    })
    .optional(),
};

const laws = ["exponential", "logistic", "gompertz", "power"] as const;

const growth = choose(
  {
    word: oneOf("a growth law that stands alone", ["exponential"]).transform(() => ({ law: "exponential" as const })),
    exponential: mapping(growthWanted, { law: z.literal("exponential") }),
    capacity: mapping(growthWanted, { ...logistic, capacity: cellCount, plateau: absent(oneLimit) }),
    plateau: mapping(growthWanted, { ...logistic, plateau: cellCount }),
    gompertz: mapping(growthWanted, { law: z.literal("gompertz"), plateau: cellCount }),
    power: mapping(growthWanted, { law: z.literal("power"), exponent: properFraction, reference: cellCount }),
  },
  (value) => {
    if (value === "exponential") return "word";
    if (typeof value === "string" && (laws as readonly string[]).includes(value))
      return { message: `${value} growth needs its size; write ${growthWanted}` };
    if (typeof value === "string") return { message: `there is no growth law ${word(value)}; ${suggestion(value, laws)}` };
    if (!isMapping(value)) return { message: wanted(growthWanted)({ input: value }) };
    const { law } = value;
    if (law === "exponential" || law === "gompertz" || law === "power") return law;
    if (law === "logistic" && has(value, "capacity")) return "capacity";
    if (law === "logistic" && has(value, "plateau")) return "plateau";
    if (law === "logistic")
      return { message: "neither `capacity` nor `plateau` stands here; write one of them, such as capacity: 1e10 cells" };
    return {
      message:
        typeof law === "string"
          ? `there is no growth law ${word(law)}; ${suggestion(law, laws)}`
          : wanted(`one of ${laws.join(", ")}`)({ input: law }),
      path: ["law"],
    };
  },
);

const shared = {
  start,
  history: oneOf("a history", ["none", "grow"]).optional(),
  composition: z
    .record(z.string(), fraction, { error: wanted("a mapping from cell type to fraction, such as { resistant: 0.1 % }") })
    .optional(),
  growth: growth.optional(),
  cellDensity: cellDensity.optional(),
};

const onePair = "give either `division` and `death` or `netGrowth` and `turnover`, not both";
const tumourWanted = "a mapping with start, division and death";

const byRates = mapping(tumourWanted, { ...shared, division: rate, death: rate, netGrowth: absent(onePair), turnover: absent(onePair) });
const byNetGrowth = mapping(tumourWanted, { ...shared, netGrowth: rate, turnover });

/**
 * The section `tumour`. Net growth r and turnover q = death/division give division = r/(1 - q) and death = q division.
 * Diameters become spheres of `cellDensity` (default 1e8 cells/cm3, assumed), rounded to whole cells.
 */
export const tumour = choose(
  {
    rates: byRates.transform((t, context) => specify(t, t.division, t.death, context)),
    net: byNetGrowth.transform((t, context) => {
      const division = t.netGrowth / (1 - t.turnover);
      return specify(t, division as PerDay, (division * t.turnover) as PerDay, context);
    }),
  },
  (value) => {
    const byNet = has(value, "netGrowth") || has(value, "turnover");
    return byNet && !has(value, "division") && !has(value, "death") ? "net" : "rates";
  },
);

/** Cells per mm3, that is 1e8 per cm3: assumed. */
const assumedDensity = 1e5;

const cellsOf = (size: z.output<typeof start>, density: number): number => {
  if (size.cells !== null) return size.cells;
  let volume = 0;
  for (const d of size.diameters) volume += (Math.PI / 6) * d * d * d;
  return Math.round(volume * density);
};

/** Diameter in mm of a sphere of this volume in mm3. */
const sphereDiameter = (cubicMillimetres: number): number => pow((6 * cubicMillimetres) / Math.PI, 1 / 3);

type Read = z.output<typeof byRates> | z.output<typeof byNetGrowth>;

/** Puts the section together; what its entries contradict each other in is reported at the entry to change. */
const specify = (t: Read, birthRate: PerDay, deathRate: PerDay, context: z.core.$RefinementCtx): TumourSpec => {
  const problem = (path: Path, message: string) => context.issues.push({ code: "custom", path: [...path], message, input: t });
  const history = t.history ?? "none";
  const composition = t.composition ?? {};
  const count = cellsOf(t.start, t.cellDensity ?? assumedDensity);
  if (!(count >= 1 && count <= mostCells))
    problem(["start"], `comes to ${count} cells; between 1 and 2^53 can be simulated: change the size or cellDensity`);
  const written = t.growth ?? { law: "exponential" as const };
  const plateau = plateauOf(written, birthRate, deathRate, problem);
  const shares = Object.values(composition).reduce((sum, share) => sum + share, 0);
  if (shares > 1 + 1e-9) problem(["composition"], `the fractions add up to ${shares}, more than 1; the founder takes what they leave`);
  if (history === "grow") {
    if (t.composition !== undefined)
      problem(["composition"], "a tumour with `history: grow` makes its own composition; leave this out or write `history: none`");
    if (birthRate <= deathRate)
      problem(
        ["history"],
        "a tumour that divides no faster than it dies never grows to `start`; write `history: none` or more division than death",
      );
    if (count >= plateau)
      problem(["start"], `growth levels off at ${plateau} cells and does not reach ${count}; start below that or raise the plateau`);
  }
  const density = (t.cellDensity ?? assumedDensity) as CellsPerCubicMillimetre;
  return {
    start: count as Cells,
    history,
    composition,
    birthRate,
    deathRate,
    growth: specOf(written, plateau, birthRate, deathRate),
    lesions: t.start.diameters.length > 0 ? t.start.diameters : [sphereDiameter(count / density)],
    cellDensity: density,
  };
};

type Written = z.output<typeof growth>;

/** Cells at which the founder's net growth is zero; Infinity for laws without such a size. */
const plateauOf = (g: Written, birthRate: number, deathRate: number, problem: (path: Path, message: string) => void): number => {
  const grows = birthRate > deathRate;
  const needsGrowth = "needs division above death, which this tumour does not have; write more division than death";
  if (g.law === "gompertz") {
    if (!grows) problem(["growth", "plateau"], `a plateau ${needsGrowth}, or exponential growth`);
    return g.plateau;
  }
  if (g.law !== "logistic") return Number.POSITIVE_INFINITY;
  if (!grows && (g.theta ?? 0) > 0) problem(["growth", "theta"], `crowding that acts on death (theta > 0) ${needsGrowth}, or theta: 0`);
  if ("plateau" in g && g.plateau !== undefined) {
    if (!grows) problem(["growth", "plateau"], `a plateau ${needsGrowth}, or capacity in its place`);
    return g.plateau;
  }
  return grows ? (1 - deathRate / birthRate) * (g as { capacity: number }).capacity : 0;
};

const specOf = (g: Written, plateau: number, birthRate: number, deathRate: number): GrowthSpec => {
  if (g.law !== "logistic") return g;
  const capacity = "capacity" in g ? g.capacity : ((plateau / (1 - deathRate / birthRate)) as Cells);
  return { law: "logistic", capacity, theta: g.theta ?? 0, competition: g.competition ?? {} };
};
