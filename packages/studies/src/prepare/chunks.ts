/** A contiguous range of replicates: `from` up to, not including, `to`. */
export interface Chunk {
  readonly index: number;
  readonly from: number;
  readonly to: number;
}

/** Cuts a run into chunks whose size depends on the number of replicates alone, never on threads or machines. */
export const chunksOf = (replicates: number): readonly Chunk[] => {
  const size = Math.min(250, Math.max(1, Math.ceil(replicates / 64)));
  return Array.from({ length: Math.ceil(replicates / size) }, (_, index) => ({
    index,
    from: index * size,
    to: Math.min(replicates, (index + 1) * size),
  }));
};
