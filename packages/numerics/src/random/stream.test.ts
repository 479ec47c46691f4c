import { describe, expect, it } from "vitest";
import { chanceOfCounts, chanceOfUniforms, drawn, largestError, leastChance } from "./goodnessOfFit.testing.ts";
import { type RandomStream, randomStream } from "./stream.ts";
import { block, threefry } from "./threefry.ts";

const take = (stream: RandomStream, count: number) => [...drawn(count, () => stream.uniform())];

describe("a stream", () => {
  it("is Threefry at counters 0, 1, 2, ... under its key, 52 bits a draw", () => {
    const stream = randomStream(7 + 3 * 4294967296);
    for (let n = 0; n < 5; n++) {
      threefry(7, 3, 0x466f7265, 0x7374616c, n, 0, 0, 0);
      const [a, b, c, d] = [...block].map((word) => word >>> 0);
      expect(stream.uniform()).toBe(((a! >>> 12) * 4294967296 + b! + 0.5) / 4503599627370496);
      expect(stream.uniform()).toBe(((c! >>> 12) * 4294967296 + d! + 0.5) / 4503599627370496);
    }
  });

  it("gives the leading 32 bits of each draw as bits", () => {
    const [a, b] = [randomStream(3), randomStream(3)];
    for (let i = 0; i < 1000; i++) expect(a.bits()).toBe(Math.floor(b.uniform() * 4294967296));
  });

  it("starts anywhere from 0 to 2^53 - 1 and nowhere else", () => {
    expect(take(randomStream(0), 2)).not.toEqual(take(randomStream(1), 2));
    expect(take(randomStream(Number.MAX_SAFE_INTEGER), 2)).not.toEqual(take(randomStream(Number.MAX_SAFE_INTEGER - 4294967296), 2));
    for (const seed of [-1, 0.5, Number.NaN, 9007199254740992]) expect(() => randomStream(seed)).toThrow(`seed: got ${seed}`);
  });
});

describe("a child", () => {
  it("depends on its path alone, not on what was drawn before", () => {
    const [used, fresh] = [randomStream(5), randomStream(5)];
    take(used, 11);
    expect(take(used.named("tumour").numbered(4), 9)).toEqual(take(fresh.named("tumour").numbered(4), 9));
    expect(take(used, 3)).toEqual(take(fresh, 14).slice(11));
  });

  it("differs from every other by name, number, case, length and order", () => {
    const root = randomStream(5);
    const names = ["", "\0", "\0\0", "1", "01", "a", "A", "aé", "abcdef", "abcdef\0", "abcdefg", "abcdefabcdef", "patient 1", "patient 2"];
    const children = [
      root,
      ...names.map((name) => root.named(name)),
      ...[0, 1, 2, 4294967296, 4294967297, Number.MAX_SAFE_INTEGER].map((index) => root.numbered(index)),
      root.named("a").named("b"),
      root.named("b").named("a"),
      root.named("ab"),
      root.named("a").numbered(1),
      root.numbered(1).named("a"),
      root.numbered(1).numbered(1),
    ];
    expect(new Set(children.map((child) => child.uniform())).size).toBe(children.length);
    for (const index of [-1, 1.5, Number.NaN, 9007199254740992]) expect(() => root.numbered(index)).toThrow(`stream number: got ${index}`);
  });
});

/** Correlation of two lists of uniforms in units of its standard error. */
function correlationError(a: ArrayLike<number>, b: ArrayLike<number>): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i]! - 0.5) * (b[i]! - 0.5);
  return (sum * 12) / Math.sqrt(a.length);
}

describe("uniforms", () => {
  const count = 500_000;
  const own = randomStream(20260171);
  const draws = drawn(count, () => own.uniform());

  it("are even, inside (0, 1), and each of their 52 bits is fair", () => {
    expect(chanceOfUniforms(draws)).toBeGreaterThan(leastChance);
    const ones = new Float64Array(52);
    for (const u of draws) {
      if (!(u > 0 && u < 1)) throw new Error(`${u} is not inside (0, 1)`);
      let rest = u;
      for (let bit = 0; bit < 52; bit++) {
        rest *= 2;
        if (rest < 1) continue;
        ones[bit]!++;
        rest -= 1;
      }
      if (rest !== 0.5) throw new Error(`${u} has more than 52 bits`);
    }
    for (const seen of ones) expect(Math.abs(seen - count / 2)).toBeLessThan(largestError * Math.sqrt(count / 4));
  });

  it("do not foretell those after them", () => {
    for (const lag of [1, 2, 3, 4, 5, 8, 16, 64, 1024]) {
      const error = correlationError(draws.subarray(0, count - lag), draws.subarray(lag));
      expect(Math.abs(error)).toBeLessThan(largestError);
    }
    const pairs = new Float64Array(400);
    for (let i = 0; i < count; i += 2) pairs[Math.floor(draws[i]! * 20) * 20 + Math.floor(draws[i + 1]! * 20)]!++;
    expect(chanceOfCounts(pairs, new Float64Array(400).fill(count / 2 / 400))).toBeGreaterThan(leastChance);
  });

  it("of siblings, of parent and child, and of near seeds have nothing to do with each other", () => {
    const root = randomStream(20260172);
    const families: ((i: number) => RandomStream)[] = [
      (i) => root.numbered(i),
      (i) => root.named(`patient ${i}`),
      (i) => randomStream(i),
      (i) => root.numbered((i % 2048) * 4294967296 + i),
    ];
    for (const member of families) {
      const firsts = Float64Array.from({ length: 100_000 }, (_, i) => member(i).uniform());
      expect(chanceOfUniforms(firsts)).toBeGreaterThan(leastChance);
      expect(Math.abs(correlationError(firsts.subarray(1), firsts.subarray(0, -1)))).toBeLessThan(largestError);
      for (const [a, b] of [
        [0, 1],
        [1, 2],
        [0, 256],
      ] as const) {
        const error = correlationError(take(member(a), 100_000), take(member(b), 100_000));
        expect(Math.abs(error)).toBeLessThan(largestError);
      }
    }
    expect(Math.abs(correlationError(take(root, 100_000), take(root.numbered(0), 100_000)))).toBeLessThan(largestError);
  });
});

describe("a place in a stream", () => {
  it("any number of draws can be gone back to, and the draws that follow are the same", () => {
    const stream = randomStream(7).named("place");
    const all = Array.from({ length: 41 }, () => stream.uniform());
    for (const place of [0, 1, 2, 7, 8, 39, 40]) {
      const other = randomStream(7).named("place");
      other.goTo(place);
      expect(other.drawn).toBe(place);
      expect(Array.from({ length: 41 - place }, () => other.uniform())).toEqual(all.slice(place));
      expect(other.drawn).toBe(41);
    }
    expect(stream.drawn).toBe(41);
  });

  it("far places and bad ones", () => {
    const stream = randomStream(7);
    stream.goTo(2 ** 52 + 1);
    expect(stream.drawn).toBe(2 ** 52 + 1);
    stream.uniform();
    expect(stream.drawn).toBe(2 ** 52 + 2);
    for (const bad of [-1, 0.5, Number.NaN, 2 ** 53]) expect(() => stream.goTo(bad)).toThrow(/give an integer/);
  });
});
