/**
 * Edits that turn `a` into `b`: letters put in, left out, changed or swapped with their neighbour count 1 each (optimal string
 * alignment distance); another case of the same letter counts a half.
 */
const editDistance = (a: string, b: string): number => {
  let twoBack: number[] = [];
  let above = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const [x, y] = [a[i - 1]!, b[j - 1]!];
      const change = x === y ? 0 : x.toLowerCase() === y.toLowerCase() ? 0.5 : 1;
      let best = Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + change);
      if (i > 1 && j > 1 && x === b[j - 2] && y === a[i - 2]) best = Math.min(best, twoBack[j - 2]! + 1);
      row.push(best);
    }
    twoBack = above;
    above = row;
  }
  return above[b.length]!;
};

/**
 * The candidate that somebody who wrote `name` most likely meant; `null` where none is close. Close is one edit in three letters, and
 * something of the word must remain: one letter is never a misspelling of another. Of equals the one nearest in length is taken, of
 * these the first.
 */
export const nearestName = (name: string, candidates: readonly string[]): string | null => {
  let nearest: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  let leastGap = Number.POSITIVE_INFINITY;
  const most = Math.max(1, name.length / 3);
  for (const candidate of candidates) {
    const gap = Math.abs(candidate.length - name.length);
    if (gap > most) continue;
    const distance = editDistance(name, candidate);
    if (distance > most || distance >= Math.min(name.length, candidate.length)) continue;
    if (distance < least || (distance === least && gap < leastGap)) {
      nearest = candidate;
      least = distance;
      leastGap = gap;
    }
  }
  return nearest;
};
