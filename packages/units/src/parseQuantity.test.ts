import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type KindId, kinds } from "./kinds.ts";
import { longestText } from "./parsed.ts";
import { parseQuantity } from "./parseQuantity.ts";
import { gramsPerMole } from "./quantity.ts";
import { unitTable } from "./unitTable.ts";

const allKinds = Object.values(kinds);

const good: readonly (readonly [KindId, string, number])[] = [
  ...["0.3 /day", "0.3/day", "0.3 per day", "0.3 1/day", "0.3 day^-1", "0.3 day-1", "0.3 day⁻¹", " 0.3  / d ", "30 %/day", "2.1 /week"].map(
    (text) => ["rate", text, 0.3] as const,
  ),
  ["rate", "1 /h", 24],
  ["rate", "1 per month", 16 / 487],
  ["rate", "1/year", 1 / 365.25],
  ["rate", "0 /day", 0],
  ["rate", "-0.01 /day", -0.01],
  ...["50e-9 /division", "50e-9 per division", "50e-9 per cell division", "5e-8/cell division", "5e-6 %/division"].map(
    (text) => ["perDivision", text, 5e-8] as const,
  ),
  ...["10 uM", "10 \u00b5M", "10 \u03bcM", "10000 nM", "0.01 mM", "1e-5 M", "1e7 pM", "10 umol/L", "10000 nmol/L", "10 nmol/mL"].map(
    (text) => ["concentration", text, 10_000] as const,
  ),
  ["massConcentration", "1.5 ug/mL", 1.5],
  ["massConcentration", "100 ng/mL", 0.1],
  ["massConcentration", "5 g/dL", 50_000],
  ["exposure", "24 nM h", 1],
  ["exposure", "1 uM·day", 1000],
  ["exposure", "1 nmol h/mL", 1000 / 24],
  ["mass", "150 mg", 150],
  ["mass", "150mg", 150],
  ["mass", "1 g", 1000],
  ["mass", "50 mcg", 0.05],
  ["molecularWeight", "393.4 g/mol", 393.4],
  ["molecularWeight", "145 kDa", 145_000],
  ["length", "5 mm", 5],
  ["length", "3 cm", 30],
  ["length", "10 um", 0.01],
  ["length", "2 metres", 2000],
  ["cellCount", "1e9 cells", 1e9],
  ["cellCount", "1 cell", 1],
  ["cellDensity", "1e8 cells/cm3", 1e5],
  ["cellDensity", "1e8 cells/cm^3", 1e5],
  ["cellDensity", "1e8 cells/cm³", 1e5],
  ["cellDensity", "1e8 cells/mL", 1e5],
  ["cellDensity", "1e8 cells per mL", 1e5],
  ["fraction", "5 %", 0.05],
  ["fraction", "95%", 0.95],
  ["fraction", "7 percent", 0.07],
  ["fraction", "0.7 %", 0.007],
  ["fraction", "120 %", 1.2],
  ["fraction", "0.95", 0.95],
  ["pressure", "20 mmHg", 20],
  ["pressure", "20 mm Hg", 20],
  ["pressure", "133.322387415 Pa", 1],
  ["volume", "230 L", 230],
  ["volume", "5 mL", 0.005],
  ["volume", "1 mm3", 1e-6],
  ["clearance", "4 L/h", 96],
  ["clearance", "10 mL/min", 14.4],
  ["diffusion", "2000 um2/s", 172.8],
  ["diffusion", "1e-6 cm^2/s", 8.64],
  ["number", "1.5", 1.5],
  ["duration", "10 days", 10],
  ["duration", "1 day", 1],
  ["duration", "12 h", 0.5],
  ["duration", "12 hours", 0.5],
  ["duration", "30 min", 1 / 48],
  ["duration", "8 weeks", 56],
  ["duration", "1 month", 30.4375],
  ["duration", "6 mo", 182.625],
  ["duration", "1 y", 365.25],
  ["duration", "10 years", 3652.5],
  ["duration", "20 years", 7305],
  ["duration", "1 s", 1 / 86400],
];

test.each(good)("a %s of %s is %d", (kind, text, value) => {
  expect(parseQuantity(text, kinds[kind])).toEqual({ ok: true, value });
});

test.each(allKinds.map((kind) => [kind.id, kind] as const))("the example of %s is one of its kind and of no other dimension", (_, kind) => {
  expect(parseQuantity(kind.example, kind).ok).toBe(true);
  const others = allKinds.filter((other) => other !== kind && parseQuantity(kind.example, other).ok).map((other) => other.id);
  expect(others).toEqual(kind.id === "number" ? ["fraction"] : []);
});

describe("a mass concentration stands for a molar one with a molecular weight, and only then", () => {
  const molecularWeight = gramsPerMole(393.4);
  test.each(["393.4 ng/mL", "393.4 ug/L", "0.3934 mg/L", "0.3934 ug/mL"])("%s of 393.4 g/mol is 1 uM", (text) => {
    expect(parseQuantity(text, kinds.concentration, { molecularWeight })).toEqual({ ok: true, value: 1000 });
    const without = parseQuantity(text, kinds.concentration);
    expect(without.ok ? "" : without.problem).toMatch(/needs a molecular weight.*"10 nM"/);
  });
  test("so do areas under the curve, and nothing else does", () => {
    expect(parseQuantity("393.4 ng h/mL", kinds.exposure, { molecularWeight })).toEqual({ ok: true, value: 1000 / 24 });
    expect(parseQuantity("10 nM", kinds.massConcentration, { molecularWeight }).ok).toBe(false);
    expect(parseQuantity("10 mg", kinds.concentration, { molecularWeight }).ok).toBe(false);
    for (const wrong of [0, -1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(parseQuantity("10 ng/mL", kinds.concentration, { molecularWeight: gramsPerMole(wrong) }).ok).toBe(false);
  });
});

test.each<readonly [KindId, string, string]>([
  ["rate", "0.3 mg", '"0.3 mg" is a mass; a rate is needed, such as "0.3 /day"'],
  ["rate", "0.3", '"0.3" has no unit; a rate is needed, such as "0.3 /day"'],
  ["rate", "", 'nothing is written; a rate is needed, such as "0.3 /day"'],
  ["rate", "/day", '"/day" lacks its number; a rate is needed, such as "0.3 /day"'],
  ["rate", "fast", '"fast" does not begin with a number; a rate is needed, such as "0.3 /day"'],
  ["rate", "0.3 /dya", '"0.3 /dya": the unit "dya" is not known (did you mean "day"?); a rate is needed, such as "0.3 /day"'],
  ["rate", "5 %", '"5 %" is a fraction; a rate is needed, such as "0.3 /day"'],
  ["perDivision", "1e-9 /cell", "in units of cell^-1"],
  ["concentration", "10 nm", '"10 nm" is a length; a concentration is needed, such as "10 nM"'],
  ["length", "5 mM", '"5 mM" is a concentration; a length is needed'],
  ["length", "5 m", "metres, minutes or months"],
  ["length", "5 mm2", "in units of mm^2"],
  ["mass", "5 mg/kg", "a ratio of units"],
  ["fraction", "5 mg/kg", "a ratio of units"],
  ["fraction", "5 %^2", "a ratio of units"],
  ["fraction", "5 % %", "a ratio of units"],
  ["number", "5 %", '"5 %" has a unit; a bare number is needed, such as "1.5"'],
  ["cellCount", "1e9", "has no unit"],
  ["cellCount", "1e400 cells", "too large"],
  ["cellCount", "010 cells", 'octal; write "10"'],
  ["cellCount", "0x10 cells", "not decimal"],
  ["cellCount", "1_000 cells", "underscore"],
  ["cellCount", "1,000 cells", "comma"],
  ["cellCount", "1 000 cells", "blanks"],
  ["cellCount", "5 x 10^8 cells", 'as "1e9"'],
  ["cellCount", "0.5 million cells", "power of ten"],
  ["cellCount", "٣ cells", "digits 0 to 9"],
  ["cellCount", "NaN cells", "not a finite number"],
  ["cellCount", "−3 cells", "minus sign"],
  ["mass", "1e308 kg", "too large"],
  ["mass", "1e-307 ug", "too close to zero"],
  ["duration", "3-5 days", "a duration is needed"],
  ["duration", "10 days 3 hours", "a number where a unit is expected"],
  ["duration", "x".repeat(1_000_000), "too long"],
])("as a %s, %s is refused", (kind, text, why) => {
  const read = parseQuantity(text, kinds[kind]);
  expect(read.ok ? `read as ${read.value}` : read.problem).toContain(why);
});

describe("properties", () => {
  const finite = fc
    .double({ noNaN: true, noDefaultInfinity: true, min: -1e200, max: 1e200 })
    .filter((x) => x === 0 || Math.abs(x) > 1e-200);

  test("a quantity is its number times the factor of its unit", () => {
    const unitOf = fc.constantFrom(...unitTable.flatMap((unit) => [unit.name, ...unit.aliases].map((name) => ({ name, unit }))));
    fc.assert(
      fc.property(finite, unitOf, (value, { name, unit }) => {
        const kind = allKinds.find((candidate) => parseQuantity(`1 ${name}`, candidate).ok);
        if (kind === undefined) {
          expect(
            ["mol", "division"].some((stem) => unit.name.endsWith(stem)),
            name,
          ).toBe(true);
          return;
        }
        const read = parseQuantity(`${value} ${name}`, kind);
        const canonical = Number(kind.factor.numerator) / Number(kind.factor.denominator);
        const expected = (value * (unit.numerator / unit.denominator)) / canonical;
        // Three roundings of the expectation, half a unit in the last place each, against one of the parser.
        expect(read.ok && Math.abs(read.value - expected) <= 3 * Number.EPSILON * Math.abs(expected), `${value} ${name}`).toBe(true);
      }),
      { numRuns: 3000, seed: 4 },
    );
  });

  const fragments = fc.constantFrom(
    ...[
      "0.3",
      "1",
      "10",
      " ",
      "/",
      "per",
      "*",
      "^",
      "-",
      "+",
      ".",
      ",",
      "e9",
      "day",
      "days",
      "mg",
      "%",
      "cell",
      "division",
      "L",
      "m",
      "x10",
    ],
    ...["µ", "²", "⁻¹", "(", ")", "NaN", "٣", "\u0000", "\ud800", "__proto__", "\n", "\u00a0", "twice", "every", "0x", "𝟘"],
  );
  const texts = fc.oneof(
    fc.string({ unit: "binary", maxLength: 250 }),
    fc.array(fragments, { maxLength: 12 }).map((parts) => parts.join("")),
  );

  test("no text throws; it gives a finite number or says what would do", () => {
    fc.assert(
      fc.property(texts, fc.constantFrom(...allKinds), (text, kind) => {
        const read = parseQuantity(text, kind, { molecularWeight: gramsPerMole(500) });
        if (read.ok) expect(Number.isFinite(read.value)).toBe(true);
        else expect(read.problem).toContain(JSON.stringify(kind.example));
      }),
      { numRuns: 5000, seed: 5 },
    );
  });

  test("texts made to be slow are not", () => {
    for (const piece of ["1", "0", ".", "e", "1e", "1 ", "per ", "/", "m", "mm ", "a", "- ", "^", "cell ", "1.", "x10", "%", "٣", " "])
      for (const length of [longestText - 4, longestText, 100_000])
        for (const text of [
          piece.repeat(length).slice(0, length),
          `1 ${piece.repeat(length)}`.slice(0, length),
          `1e-${"9".repeat(190)} mg`,
        ])
          for (const kind of allKinds) expect(() => parseQuantity(text, kind)).not.toThrow();
  });
});
