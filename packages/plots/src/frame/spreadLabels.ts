/**
 * Moves labels apart: positions as near as possible to `wanted` (least squares), in the same order, `size` apart and between `low` and
 * `high`. Labels that want to overlap form a block around the mean of what they want (pool adjacent violators). If they do not all fit
 * they are spread evenly over what there is.
 */
export const spreadLabels = (wanted: readonly number[], size: number, low: number, high: number): number[] => {
  const order = wanted.map((_, k) => k).sort((a, b) => wanted[a]! - wanted[b]! || a - b);
  const room = high - low;
  const spacing = Math.min(size, wanted.length > 1 ? room / (wanted.length - 1) : size);
  const blocks: { sum: number; count: number }[] = [];
  // The k-th label's place less k spacings must not fall from one label to the next.
  for (const [k, index] of order.entries()) {
    blocks.push({ sum: Math.min(Math.max(wanted[index]! - k * spacing, low), high - (wanted.length - 1) * spacing), count: 1 });
    for (;;) {
      const [before, last] = [blocks.at(-2), blocks.at(-1)!];
      if (before === undefined || before.sum / before.count <= last.sum / last.count) break;
      before.sum += last.sum;
      before.count += last.count;
      blocks.pop();
    }
  }
  const places: number[] = new Array(wanted.length);
  let k = 0;
  for (const { sum, count } of blocks) for (let i = 0; i < count; i++, k++) places[order[k]!] = sum / count + k * spacing;
  return places;
};
