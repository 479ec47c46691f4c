import { describe, expect, it } from "vitest";
import { quiescence } from "./quiescence.ts";
import type { TraitInstance } from "./trait.ts";
import { defaultsOf, instantiate, refusalsOf, rowOf, takenBy, testDrug } from "./traits.testing.ts";

const founder = { birthRate: 0.4, deathRate: 0.25 };
const entry = { quiescence: "LSC", entry: "0.1 /day", exit: "0.1 /day" };
const read = (more: object, drugs = [testDrug("A")]) => instantiate(quiescence, { ...entry, ...more }, drugs, undefined, founder).trait;

/** Where the two states settle without drug: Euler steps on the rates of the rows, whose fixed point is that of the rates themselves. */
const settled = (trait: TraitInstance, state: string): { share: number; growth: number } => {
  const [x, q] = [rowOf(trait, "cycling", undefined, founder), rowOf(trait, state, undefined, founder)];
  const rate = (from: string) =>
    trait.moves.reduce((sum, move) => (move.at === "any time" && move.from === from ? sum + move.rate : sum), 0);
  const [entering, leaving, h] = [rate("cycling"), rate(state), 0.01];
  let [a, b] = [1, 0];
  let growth = 0;
  for (let i = 0; i < 20_000; i++) {
    const nextA = a + h * ((x.birthRate - x.deathRate - entering) * a + leaving * b);
    const nextB = b + h * (entering * a + (q.birthRate - q.deathRate - leaving) * b);
    growth = (nextA + nextB - 1) / h;
    [a, b] = [nextA / (nextA + nextB), nextB / (nextA + nextB)];
  }
  return { share: b, growth };
};

describe("quiescence", () => {
  it("settles where entry, exit and growth say", () => {
    // By hand: r = .15, entry = exit = .1: lambda^2 + .05 lambda - .015 = 0 has the root .1; q : x = .1 : (.1 + .1), a third of all rests.
    const { share, growth } = settled(read({}), "quiescent");
    expect(growth).toBeCloseTo(0.1, 10);
    expect(share).toBeCloseTo(1 / 3, 10);
    // With a decline of .225: lambda^2 + .275 lambda - .02625 = 0 has the root .075; q : x = .1 : (.075 + .1 + .225), a fifth rests.
    const declining = settled(read({ decline: "0.225 /day" }), "quiescent");
    expect(declining.growth).toBeCloseTo(0.075, 10);
    expect(declining.share).toBeCloseTo(1 / 5, 10);
  });

  it("neither divides nor dies, and no drug kills it unless said otherwise", () => {
    const trait = read({});
    const row = rowOf(trait, "quiescent", undefined, founder);
    expect([row.birthRate, row.deathRate, row.maximalKill[0], row.maximalCytostasis[0]]).toEqual([0, 0, 0, 0.4]);
    expect(rowOf(trait, "cycling", undefined, founder)).toMatchObject({ ...founder, maximalKill: Float64Array.of(0.1) });
    expect(takenBy(trait)).toEqual([
      "quiescence LSC.division = 0 % (assumed)",
      "quiescence LSC.death = 0 /day (assumed)",
      "quiescence LSC.protection = 100 % (assumed)",
    ]);
  });

  it("lives as stated: slower as a whole, at a death rate, or with a decline", () => {
    const rates = (more: object) => {
      const row = rowOf(read(more), "quiescent", undefined, founder);
      return [row.birthRate, row.deathRate];
    };
    expect(rates({ division: "10 %" })).toEqual([0.4 * 0.1, 0.25 * 0.1]);
    expect(rates({ division: "10 %", death: "0.01 /day" })[1]).toBeCloseTo(0.01, 15);
    expect(rates({ division: "10 %", decline: "0.0015 /day" })[1]).toBeCloseTo(0.0415, 15);
  });

  it("dies at the stated rate of a founder that does not die too", () => {
    const immortal = { birthRate: 0.4, deathRate: 0 };
    const { trait } = instantiate(quiescence, { ...entry, death: "0.01 /day" }, [], undefined, immortal);
    expect(rowOf(trait, "quiescent", [], immortal).deathRate).toBe(0.01);
  });

  it("is protected in part, from the drugs named", () => {
    const drugs = [testDrug("A"), testDrug("B")];
    expect([...rowOf(read({ protection: "75 %", drugs: ["B"] }, drugs), "quiescent", drugs).maximalKill]).toEqual([0.1, 0.025]);
  });

  it("takes its state's name from the file, and its rates from the evidence", () => {
    const known = defaultsOf({ "quiescence LSC entry": "3e-5 /day", "quiescence exit": "0.002 /day" });
    const { trait, problems } = instantiate(quiescence, { quiescence: "LSC", state: "resting" }, [], known);
    expect(problems).toEqual([]);
    expect(trait.moves).toEqual([
      { at: "any time", from: "cycling", to: "resting", rate: 3e-5 },
      { at: "any time", from: "resting", to: "cycling", rate: 0.002 },
    ]);
    expect(trait.variants).toBeUndefined();
  });

  it("names what is missing or given twice", () => {
    expect(instantiate(quiescence, { quiescence: "LSC" }).problems.map((message) => message.split(":")[0])).toEqual(["entry", "exit"]);
    expect(instantiate(quiescence, { ...entry, death: "1 /day", decline: "1 /day" }).problems[0]).toContain(
      "decline: death is given twice",
    );
    expect(refusalsOf(quiescence, { ...entry, division: "0.1 /day" })[0]).toContain("division: ");
    expect(refusalsOf(quiescence, { quiescence: "a.b" })[0]).toContain('holds "."');
  });
});
