import { describe, expect, it } from "vitest";
import { SumTree } from "./sumTree.ts";

describe.each([1, 2, 7, 8, 9, 64, 65, 513])("a sum tree of %d weights", (size) => {
  const weights = Float64Array.from({ length: size }, (_, i) => (i % 5 === 3 ? 0 : 1 + (i % 7)));
  const ones = new Float64Array(size).fill(1);

  it("finds the leaf at every position of the cumulative weights", () => {
    const tree = new SumTree(size);
    tree.fill(weights, ones);
    let below = 0;
    weights.forEach((weight, i) => {
      if (weight > 0) {
        expect(tree.find(below)).toBe(i);
        expect(tree.find(below + weight - 0.25)).toBe(i);
        expect(tree.rest).toBe(weight - 0.25);
      }
      below += weight;
    });
    expect(tree.total).toBe(below);
    // A position that rounding has carried to the very end still finds a leaf with weight.
    expect(weights[tree.find(below)]).toBeGreaterThan(0);
  });

  it("is after changes what it would be if filled anew", () => {
    const tree = new SumTree(size);
    tree.fill(weights, ones);
    const changed = Float64Array.from(weights);
    for (let i = 0; i < size; i += 3) {
      changed[i] = i % 2;
      tree.set(i, i % 2);
    }
    const anew = new SumTree(size);
    anew.fill(changed, ones);
    expect(tree.total).toBe(anew.total);
    for (let at = 0.5; at < anew.total; at += 1) expect(tree.find(at)).toBe(anew.find(at));
  });
});
