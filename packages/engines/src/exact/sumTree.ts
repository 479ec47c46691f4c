/**
 * Sums of non-negative weights in a binary tree: choosing a leaf in proportion to its weight and changing one weight both take
 * log2(leaves) additions. Parents are recomputed from their children, so rounding never drifts.
 */
export class SumTree {
  /** Node 1 is the root; the children of k are 2k and 2k + 1; leaves start at `leaves`. */
  readonly node: Float64Array;
  readonly leaves: number;

  constructor(size: number) {
    let leaves = 1;
    while (leaves < size) leaves *= 2;
    this.leaves = leaves;
    this.node = new Float64Array(2 * leaves);
  }

  get total(): number {
    return this.node[1]!;
  }

  /** Sets all weights: `weight[i] * count[i]`. */
  fill(weight: Float64Array, count: Float64Array): void {
    const { node, leaves } = this;
    for (let i = 0; i < weight.length; i++) node[leaves + i] = weight[i]! * count[i]!;
    for (let k = leaves - 1; k >= 1; k--) node[k] = node[2 * k]! + node[2 * k + 1]!;
  }

  set(leaf: number, weight: number): void {
    const { node } = this;
    let k = this.leaves + leaf;
    node[k] = weight;
    for (k >>= 1; k >= 1; k >>= 1) node[k] = node[2 * k]! + node[2 * k + 1]!;
  }

  /** The leaf at position `at` in [0, total) along the cumulative weights; a leaf of weight 0 is never chosen. */
  find(at: number): number {
    const { node, leaves } = this;
    let k = 1;
    let rest = at;
    while (k < leaves) {
      k *= 2;
      const left = node[k]!;
      if (rest >= left && node[k + 1]! > 0) {
        rest -= left;
        k++;
      }
    }
    return k - leaves;
  }
}
