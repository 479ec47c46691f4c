/**
 * Sums of non-negative weights in a tree of eights: choosing a leaf in proportion to its weight and changing one weight cost a few
 * additions for each level (eight side by side cost fewer mispredicted branches than three binary levels). Sums are recomputed
 * from their parts, so rounding never drifts.
 */
export class SumTree {
  /** Places 0 to 7 are the top level; the children of place k are the places 8 k + 8 to 8 k + 15; leaves begin at `leaves`. */
  readonly #node: Float64Array;
  readonly #leaves: number;
  total = 0;
  /** What was left of the position within the leaf that `find` chose. */
  rest = 0;

  constructor(size: number) {
    let leaves = 0;
    let places = 8;
    while (places < size) {
      leaves = 8 * leaves + 8;
      places *= 8;
    }
    this.#leaves = leaves;
    this.#node = new Float64Array(leaves + places);
  }

  /** Sets all weights: `weight[i] * count[i]`. */
  fill(weight: Float64Array, count: Float64Array): void {
    for (let i = 0; i < weight.length; i++) this.#node[this.#leaves + i] = weight[i]! * count[i]!;
    for (let k = this.#leaves - 1; k >= 0; k--) this.#node[k] = this.#sum(8 * k + 8);
    this.total = this.#sum(0);
  }

  #sum(at: number): number {
    const node = this.#node;
    return node[at]! + node[at + 1]! + (node[at + 2]! + node[at + 3]!) + (node[at + 4]! + node[at + 5]! + (node[at + 6]! + node[at + 7]!));
  }

  set(leaf: number, weight: number): void {
    const node = this.#node;
    const k = this.#leaves + leaf;
    node[k] = weight;
    for (let first = k & ~7; first > 0; ) {
      const parent = (first >> 3) - 1;
      node[parent] = this.#sum(first);
      first = parent & ~7;
    }
    this.total = this.#sum(0);
  }

  /** The leaf at position `at` in [0, total) along the cumulative weights; a leaf of weight 0 is never chosen. */
  find(at: number): number {
    const node = this.#node;
    const leaves = this.#leaves;
    let rest = at;
    for (let first = 0; ; ) {
      const last = first + 7;
      let k = first;
      while (k < last && rest >= node[k]!) rest -= node[k++]!;
      // Rounding can carry the position past the last weight that is not zero.
      while (node[k] === 0 && k > first) {
        k--;
        rest = 0;
      }
      if (k >= leaves) {
        this.rest = rest;
        return k - leaves;
      }
      first = 8 * k + 8;
    }
  }
}
