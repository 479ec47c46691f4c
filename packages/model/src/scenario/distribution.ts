import { exp, log, log1p, normal, type RandomStream } from "@forestall/numerics";
import { parseNumber } from "@forestall/units";
import { z } from "zod";
import { word } from "../format/problems.ts";
import { wanted } from "../format/schemaParts.ts";
import { suggestion } from "../format/suggestion.ts";
import type { Amount, Distribution } from "../terms/scenario.ts";

const shapes = ["lognormal", "normal", "uniform", "loguniform"] as const;
const examples =
  'write one such as "lognormal(cv 40 %)", "lognormal(median 0.2 /day, cv 15 %, present 70 %)", "normal(mean 5 mm, sd 1 mm)" or "uniform(0.1 /day, 0.3 /day)"';

const amountOf = (text: string): Amount | null => {
  const [, number, unit] = /^([-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?)\s*(.*)$/i.exec(text.trim()) ?? [];
  const read = number === undefined ? null : parseNumber(number);
  return read?.ok === true ? { value: read.value, unit: unit! } : null;
};

/** A part of a whole: "40 %" or "0.4". */
const partOf = ({ value, unit }: Amount): number | null => (unit === "%" ? value / 100 : unit === "" ? value : null);

class Fault extends Error {}
const fault = (message: string): never => {
  throw new Fault(message);
};

const keysOf: Readonly<Record<Distribution["shape"], readonly string[]>> = {
  lognormal: ["median", "cv", "logsd", "log10sd", "present", "least", "most"],
  normal: ["mean", "cv", "sd", "present", "least", "most"],
  uniform: ["present"],
  loguniform: ["present"],
};

/** Reads "lognormal(median 0.2 /day, cv 15 %)"; throws a Fault that says what would do. */
const parse = (text: string): Distribution => {
  const [, shapeText, inside] = /^\s*([A-Za-z]+)\s*\(([^()]*)\)\s*$/.exec(text) ?? [];
  if (shapeText === undefined) return fault(`${word(text)} is no distribution; ${examples}`);
  const shape = shapes.find((known) => known === shapeText);
  if (shape === undefined) return fault(`there is no distribution ${word(shapeText)}; ${suggestion(shapeText, shapes)}`);
  const keyed = new Map<string, Amount>();
  const bare: Amount[] = [];
  for (const part of inside!.split(",")) {
    const [, key, rest] = /^\s*([a-z][a-z0-9]*)\s+(.*)$/i.exec(part) ?? [];
    const amount = amountOf(rest ?? part);
    if (amount === null) return fault(`${word(part.trim())} is no part of a distribution; ${examples}`);
    if (key === undefined) bare.push(amount);
    else if (!keysOf[shape].includes(key)) return fault(`${shape} has no ${word(key)}; ${suggestion(key, keysOf[shape])}`);
    else if (keyed.has(key)) return fault(`${word(key)} stands here twice; keep one`);
    else keyed.set(key, amount);
  }
  const between = shape === "uniform" || shape === "loguniform";
  if (between ? bare.length !== 2 : bare.length > 0)
    return fault(
      between ? `${shape} needs two limits, such as ${shape}(0.1 /day, 0.3 /day)` : `say what ${word(inside!.trim())} is; ${examples}`,
    );
  const present = keyed.get("present");
  const presence = present === undefined ? 1 : partOf(present);
  if (presence === null || !(presence >= 0 && presence <= 1)) return fault("`present` is a fraction from 0 to 1, such as present 70 %");
  const [low, high] = bare;
  if (low !== undefined && high !== undefined) {
    if (low.unit !== high.unit) return fault(`the limits have two units, ${word(low.unit)} and ${word(high.unit)}; write both in one`);
    if (!(low.value < high.value) || (shape === "loguniform" && low.value <= 0))
      return fault(`the limits of ${shape} go from a smaller ${shape === "loguniform" ? "number above 0 " : ""}to a larger one`);
  }
  const limits = { least: keyed.get("least") ?? null, most: keyed.get("most") ?? null };
  const centre = keyed.get("median") ?? keyed.get("mean") ?? null;
  return {
    text,
    shape,
    centre,
    spread: between ? 0 : spreadOf(shape, keyed),
    low: low ?? null,
    high: high ?? null,
    present: presence,
    ...limits,
  };
};

const spreadOf = (shape: string, keyed: ReadonlyMap<string, Amount>): number | Amount => {
  const given = ["cv", "sd", "logsd", "log10sd"].filter((key) => keyed.has(key));
  if (given.length !== 1)
    return fault(
      given.length === 0
        ? `how wide is it? write ${shape === "normal" ? "sd or cv" : "cv, logsd or log10sd"}, such as cv 40 %`
        : `${given.map(word).join(" and ")} say the same; keep one`,
    );
  const amount = keyed.get(given[0]!)!;
  if (given[0] === "sd") return amount.value >= 0 ? amount : fault("`sd` is at least 0");
  const part = partOf(amount);
  if (part === null || !(part >= 0)) return fault(`${word(given[0]!)} is a number of at least 0 without unit, such as ${given[0]} 0.4`);
  if (given[0] === "log10sd") return part * Math.LN10;
  return shape === "lognormal" && given[0] === "cv" ? Math.sqrt(log1p(part * part)) : part;
};

/** The text of a distribution. */
export const distribution = z
  .string({ error: wanted('a distribution such as "lognormal(cv 40 %)"') })
  .transform((text, context): Distribution => {
    try {
      return parse(text);
    } catch (error) {
      if (!(error instanceof Fault)) throw error;
      context.addIssue({ code: "custom", message: error.message });
      return z.NEVER;
    }
  })
  .meta({ description: 'a distribution such as "lognormal(cv 40 %)"' }) as z.ZodType<Distribution, string>;

/** What is counted in whole numbers. */
const wholeUnits: ReadonlySet<string> = new Set(["cell", "cells"]);

/** Redraws allowed for a value inside its limits. */
const mostDraws = 10_000;

/** A value could not be drawn: says why and what would do. */
export class DistributionError extends Error {}

/**
 * Draws a value as it would be written in the scenario; `base` is the text of the scenario's own value, `null` where it has none.
 * The same stream gives the same quantile whatever the distribution's centre is, so arms that vary a parameter alike share their patients.
 */
export const sampleText = (d: Distribution, base: string | null, stream: RandomStream): string => {
  const isPresent = d.present === 1 || stream.named("present").uniform() < d.present;
  const centre = d.centre ?? (base === null ? null : amountOf(base));
  const unit = (d.low ?? centre)?.unit;
  if (unit === undefined)
    throw new DistributionError(`${d.text} is relative to the scenario's own value, which is not there; write its median`);
  if (!isPresent) return `0 ${unit}`.trim();
  for (const limit of [d.least, d.most])
    if (limit !== null && limit.unit !== unit)
      throw new DistributionError(
        `${d.text} has limits in ${limit.unit || "no unit"}, the value is in ${unit || "no unit"}; write them alike`,
      );
  const values = stream.named("value");
  for (let draws = 0; draws < mostDraws; draws++) {
    const value = draw(d, centre?.value ?? 0, values);
    if ((d.least === null || value >= d.least.value) && (d.most === null || value <= d.most.value)) return written(value, unit);
  }
  throw new DistributionError(`${d.text}: no value inside its limits in ${mostDraws} draws; widen them`);
};

const draw = ({ shape, spread, low, high }: Distribution, centre: number, stream: RandomStream): number => {
  if (shape === "uniform") return low!.value + (high!.value - low!.value) * stream.uniform();
  if (shape === "loguniform") return low!.value * exp(log(high!.value / low!.value) * stream.uniform());
  const z = normal(stream);
  if (shape === "lognormal") return centre * exp((spread as number) * z);
  return typeof spread === "number" ? centre * (1 + spread * z) : centre + spread.value * z;
};

/** The median of a distribution, as it would be written: for checks of what all patients share. */
export const middleText = (d: Distribution, base: string | null): string | null => {
  if (d.low === null || d.high === null) return d.centre === null ? base : written(d.centre.value, d.centre.unit);
  const [low, high] = [d.low.value, d.high.value];
  return written(d.shape === "loguniform" ? Math.sqrt(low * high) : (low + high) / 2, d.low.unit);
};

const written = (value: number, unit: string): string => `${wholeUnits.has(unit) ? Math.round(value) : value} ${unit}`.trim();
