import { describe, expect, it } from "vitest";
import { persister } from "./persister.ts";
import { defaultsOf, instantiate, refusalsOf, rowOf, takenBy, testDrug } from "./traits.testing.ts";

const drugs = [testDrug("A"), testDrug("B"), testDrug("chemo", { action: "cytotoxic" })];
const entry = { persister: "EGFR", fold: 100, entry: "0.001 /day", reversion: "0.1 /day" };
const read = (more: object = {}) => instantiate(persister, { ...entry, ...more }, drugs);
const tolerantRow = (more: object = {}) => rowOf(read(more).trait, "tolerant", drugs);

describe("the tolerant state", () => {
  it("shifts the EC50 of targeted drugs and rests; the founder keeps its row", () => {
    const { trait, problems } = read();
    expect(problems).toEqual([]);
    expect(trait.states).toEqual(["sensitive", "tolerant"]);
    const row = rowOf(trait, "tolerant", drugs);
    expect([...row.ec50Fold]).toEqual([100, 100, 1]);
    expect([row.birthRate, row.deathRate]).toEqual([0, 0]);
    expect([...row.maximalKill]).toEqual([0.1, 0.1, 0.1]);
    expect(rowOf(trait, "sensitive", drugs)).toMatchObject({ birthRate: 0.2, deathRate: 0.15, ec50Fold: Float64Array.of(1, 1, 1) });
    expect(trait.variants).toBeUndefined();
  });

  it("is neutral at a fold of 1 with the founder's life", () => {
    const { trait } = read({ fold: 1, division: 1 });
    expect(rowOf(trait, "tolerant", drugs)).toEqual(rowOf(trait, "sensitive", drugs));
    expect(trait.mutationFactor?.("tolerant")).toBe(1);
  });

  it("loses a part of the drugs' effect by protection, with the EC50 where it was", () => {
    const row = tolerantRow({ fold: undefined, protection: "90 %" });
    expect([...row.ec50Fold]).toEqual([1, 1, 1]);
    expect(row.maximalKill[0]).toBeCloseTo(0.01, 15);
    expect(row.maximalCytostasis[1]).toBeCloseTo(0.04, 15);
    expect(row.maximalKill[2]).toBe(0.1);
  });

  it("shifts both copies of a target", () => {
    const { trait } = read();
    const row = { ...rowOf(trait, "sensitive", drugs), secondCopyFold: Float64Array.of(3, Number.NaN, 1) };
    trait.changes("tolerant", row);
    expect([...row.secondCopyFold]).toEqual([300, Number.NaN, 1]);
  });

  it("declines by as much as stated, and mutates by its factor", () => {
    const row = tolerantRow({ division: "5 %", decline: "0.0015 /day" });
    expect(row.deathRate - row.birthRate).toBeCloseTo(0.0015, 15);
    expect(read({ mutationFactor: 7 }).trait.mutationFactor?.("tolerant")).toBe(7);
    expect(read({ mutationFactor: 7 }).trait.mutationFactor?.("sensitive")).toBe(1);
  });

  it("resists saturating drugs only where the file says so", () => {
    const full = [testDrug("S", { ec50: null, exposure: { kind: "full" } })];
    expect(instantiate(persister, entry, full).problems[0]).toContain("fold: a fold moves an EC50, and `S` has none");
    const { trait, problems } = instantiate(persister, { ...entry, fold: undefined, resists: ["S"] }, full);
    expect(problems).toEqual([]);
    expect([...rowOf(trait, "tolerant", full).ec50Fold]).toEqual([Number.POSITIVE_INFINITY]);
  });
});

describe("to and fro", () => {
  it("reverts without drug at its rate, less what declines: part reversion / (reversion + decline) of a clone comes back", () => {
    const still = { birthRate: 0.15, deathRate: 0.15 };
    const { trait } = instantiate(persister, { ...entry, entry: "0 /day", decline: "0.025 /day" }, drugs, undefined, still);
    expect(trait.moves).toEqual([
      { at: "any time", from: "sensitive", to: "tolerant", rate: 0 },
      { at: "any time", from: "tolerant", to: "sensitive", rate: 0.1 },
    ]);
    const [s, p] = trait.states.map((state) => rowOf(trait, state, drugs, still));
    const back = (trait.moves[1] as { rate: number }).rate;
    // Heun's rule from a clone of tolerant cells alone, over nine days; its error is below (0.125 h)^2.
    const change = ([x, y]: readonly [number, number]) =>
      [(s!.birthRate - s!.deathRate) * x + back * y, (p!.birthRate - p!.deathRate - back) * y] as const;
    const h = 0.01;
    let cells: readonly [number, number] = [0, 1];
    for (let i = 0; i < 900; i++) {
      const first = change(cells);
      const then = change([cells[0] + h * first[0], cells[1] + h * first[1]]);
      cells = [cells[0] + (h / 2) * (first[0] + then[0]), cells[1] + (h / 2) * (first[1] + then[1])];
    }
    const left = Math.exp(-0.125 * 9);
    expect(Math.abs(cells[1] - left)).toBeLessThan(2e-6);
    expect(Math.abs(cells[0] - 0.8 * (1 - left))).toBeLessThan(2e-6);
  });

  it("is induced by the drugs it concerns or those named, and held by them", () => {
    const held = read({ protection: 1, fold: undefined, induction: { rate: "0.02 /day" }, reversionUnderDrug: "25 %" }).trait.moves;
    expect(held[0]).toMatchObject({ rate: 0.001, induced: { A: 0.02, B: 0.02 } });
    expect(held[1]).toMatchObject({ rate: 0.1, induced: { A: -0.75 * 0.1, B: -0.75 * 0.1 } });
    expect(read({ induction: { by: ["chemo"], rate: "0.02 /day" } }).trait.moves[0]).toMatchObject({ induced: { chemo: 0.02 } });
  });
});

describe("numbers from elsewhere", () => {
  it("are listed with their source", () => {
    const known = defaultsOf({
      "persister EGFR fold": "100",
      "persister EGFR decline": "0.0015 /day",
      "persister entry": "1e-4 /day",
      "persister reversion": "0.05 /day",
    });
    const { trait, problems } = instantiate(persister, { persister: "EGFR" }, drugs, known);
    expect(problems).toEqual([]);
    expect(takenBy(trait)).toEqual([
      "persister EGFR.drugs = A, B (assumed)",
      "persister EGFR.fold = 100 (seen)",
      "persister EGFR.division = 0 % (assumed)",
      "persister EGFR.decline = 0.0015 /day (seen)",
      "persister EGFR.entry = 1e-4 /day (seen)",
      "persister EGFR.induction.rate = 0 /day (assumed)",
      "persister EGFR.reversion = 0.05 /day (seen)",
      "persister EGFR.reversionUnderDrug = 100 % (assumed)",
      "persister EGFR.mutationFactor = 1 (assumed)",
    ]);
    const other = instantiate(persister, { ...entry, fold: undefined }, drugs, defaultsOf({ "persister protection": "80 %" })).trait;
    expect(rowOf(other, "tolerant", drugs).maximalKill[0]).toBeCloseTo(0.02, 15);
  });

  it("are named where nobody has them", () => {
    expect(instantiate(persister, { persister: "EGFR", induction: {} }, drugs).problems).toEqual([
      "fold: is missing, and the evidence base has no default for `persister EGFR`; write it here, such as fold: 100, or protection: 90 %",
      "entry: is missing, and the evidence base has no default for `persister EGFR`; write it here, such as entry: 1e-4 /day",
      "induction.rate: is missing, and the evidence base has no default for `persister EGFR`; write it here, such as induction: { rate: 0.01 /day }",
      "reversion: is missing, and the evidence base has no default for `persister EGFR`; write it here, such as reversion: 0.05 /day",
    ]);
    expect(read({ induction: { by: ["C"], rate: "1 /day" } }).problems[0]).toContain("induction.by.0: there is no drug `C`");
    expect(refusalsOf(persister, { ...entry, fold: 0 })[0]).toContain("fold: 0 is out of range");
    expect(refusalsOf(persister, { ...entry, state: "a/b" })[0]).toContain('holds "/"');
  });
});
