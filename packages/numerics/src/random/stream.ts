import { block, threefry } from "./threefry.ts";

/**
 * A stream of random numbers and a family of further streams, all fixed by the seed and the path of names and numbers that led here.
 * Deriving a child never advances its parent, and drawing from one stream never moves another.
 */
export interface RandomStream {
  /** Uniform on (0, 1): (k + 1/2) / 2^52 with k of 52 random bits, so never 0 and never 1. */
  uniform(): number;
  /** 32 random bits as an integer from 0 to 2^32 - 1; takes one place in the sequence, as `uniform` does. */
  bits(): number;
  /** Places taken in the sequence so far: with the path that led here, all there is to know of the stream. */
  readonly drawn: number;
  /** Goes on from the place after so many, an integer from 0 to 2^53 - 1. */
  goTo(drawn: number): void;
  /** The child of that name; a name of digits is not the number. */
  named(name: string): RandomStream;
  /** The child of that number, an integer from 0 to 2^53 - 1; quicker than a name. */
  numbered(index: number): RandomStream;
}

/** The root of all streams of one study. `seed`: an integer from 0 to 2^53 - 1. */
export function randomStream(seed: number): RandomStream {
  if (!isIndex(seed)) throw new RangeError(`seed: got ${seed}; give an integer from 0 to 2^53 - 1`);
  return new ThreefryStream(seed | 0, (seed / twoTo32) | 0, rootWord2, rootWord3);
}

const twoTo32 = 4294967296;
const twoToMinus52 = 1 / 4503599627370496;

/** The root key beside the seed: the bytes of "Forestal". */
const rootWord2 = 0x466f7265;
const rootWord3 = 0x7374616c;

/** The last counter word says what a block is for, so that draws and children's keys never share one. */
const forDraws = 0;
const forNumber = 1;
const forNamePart = 2;
/** Plus the number of code units left, 0 to 6. */
const forNameEnd = 3;

function isIndex(x: number): boolean {
  return x >= 0 && x <= Number.MAX_SAFE_INTEGER && Math.floor(x) === x;
}

/**
 * Block n of the stream is Threefry(key, n); each block gives two uniforms. A child's key is the block of the parent's key at a counter
 * that spells the child's number or name.
 */
class ThreefryStream implements RandomStream {
  readonly #k0: number;
  readonly #k1: number;
  readonly #k2: number;
  readonly #k3: number;
  #counterLow = 0;
  #counterHigh = 0;
  /** The second uniform of the block last computed; negative when it is spent. */
  #waiting = -0.5;

  constructor(k0: number, k1: number, k2: number, k3: number) {
    this.#k0 = k0;
    this.#k1 = k1;
    this.#k2 = k2;
    this.#k3 = k3;
  }

  uniform(): number {
    const waiting = this.#waiting;
    if (waiting < 0) return this.#refill();
    this.#waiting = -0.5;
    return waiting;
  }

  /** Computes the next block; returns its first uniform and keeps the second. */
  #refill(): number {
    const low = this.#counterLow;
    const high = this.#counterHigh;
    this.#counterLow = (low + 1) | 0;
    if (low === -1) this.#counterHigh = (high + 1) | 0;
    threefry(this.#k0, this.#k1, this.#k2, this.#k3, low, high, 0, forDraws);
    this.#waiting = ((block[2]! >>> 12) * twoTo32 + (block[3]! >>> 0) + 0.5) * twoToMinus52;
    return ((block[0]! >>> 12) * twoTo32 + (block[1]! >>> 0) + 0.5) * twoToMinus52;
  }

  bits(): number {
    return (this.uniform() * twoTo32) >>> 0;
  }

  get drawn(): number {
    const blocks = (this.#counterHigh >>> 0) * twoTo32 + (this.#counterLow >>> 0);
    return 2 * blocks - (this.#waiting < 0 ? 0 : 1);
  }

  goTo(drawn: number): void {
    if (!isIndex(drawn)) throw new RangeError(`place in a random stream: got ${drawn}; give an integer from 0 to 2^53 - 1`);
    const block = Math.floor(drawn / 2);
    this.#counterLow = block | 0;
    this.#counterHigh = (block / twoTo32) | 0;
    this.#waiting = -0.5;
    if (drawn % 2 === 1) this.#refill();
  }

  numbered(index: number): ThreefryStream {
    if (!isIndex(index)) throw new RangeError(`stream number: got ${index}; give an integer from 0 to 2^53 - 1`);
    threefry(this.#k0, this.#k1, this.#k2, this.#k3, index | 0, (index / twoTo32) | 0, 0, forNumber);
    return new ThreefryStream(block[0]!, block[1]!, block[2]!, block[3]!);
  }

  named(name: string): ThreefryStream {
    let [k0, k1, k2, k3] = [this.#k0, this.#k1, this.#k2, this.#k3];
    let at = 0;
    for (let left = name.length; ; left -= 6) {
      const purpose = left > 6 ? forNamePart : forNameEnd + left;
      threefry(k0, k1, k2, k3, pairOfUnits(name, at), pairOfUnits(name, at + 2), pairOfUnits(name, at + 4), purpose);
      [k0, k1, k2, k3] = [block[0]!, block[1]!, block[2]!, block[3]!];
      if (left <= 6) return new ThreefryStream(k0, k1, k2, k3);
      at += 6;
    }
  }
}

/** Two UTF-16 code units of the name as one word; 0 stands for each beyond its end. */
function pairOfUnits(name: string, at: number): number {
  return (at < name.length ? name.charCodeAt(at) : 0) | ((at + 1 < name.length ? name.charCodeAt(at + 1) : 0) << 16);
}
