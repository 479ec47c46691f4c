import { describe, expect, it } from "vitest";
import { instability } from "./instability.ts";
import { defaultsOf, instantiate, refusalsOf, rowOf, takenBy, testRow } from "./traits.testing.ts";

const entry = { instability: "MMR", mutation: "1e-6 /division", factor: 100 };

describe("genetic instability", () => {
  it("multiplies the mutation probabilities of mutators alone, and changes no rate without a cost", () => {
    const { trait, problems } = instantiate(instability, entry);
    expect(problems).toEqual([]);
    expect(trait.states).toEqual(["stable", "MMR-mutator"]);
    expect(trait.moves).toEqual([{ at: "division", from: "stable", to: "MMR-mutator", probability: 1e-6 }]);
    expect([trait.mutationFactor?.("stable"), trait.mutationFactor?.("MMR-mutator")]).toEqual([1, 100]);
    expect(rowOf(trait, "MMR-mutator")).toEqual(testRow());
    expect(takenBy(trait)).toEqual(["instability MMR.fitnessCost = 0 % (assumed)"]);
  });

  it("slows division by its cost", () => {
    expect(rowOf(instantiate(instability, { ...entry, fitnessCost: "5 %" }).trait, "MMR-mutator").birthRate).toBeCloseTo(0.19, 15);
  });

  it("asks for what is not stated", () => {
    const known = defaultsOf({ "instability factor": "50", "instability MMR mutation": "2e-6 /division" });
    const { trait } = instantiate(instability, { instability: "MMR" }, [], known);
    expect(trait.mutationFactor?.("MMR-mutator")).toBe(50);
    expect(instantiate(instability, { instability: "MMR" }).problems.map((message) => message.split(":")[0])).toEqual([
      "mutation",
      "factor",
    ]);
    expect(refusalsOf(instability, { ...entry, factor: 0.5 })[0]).toContain(
      "factor: 0.5 is out of range; a bare number here is from 1 to 1e9",
    );
  });
});
