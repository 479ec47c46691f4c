import { expect, test } from "vitest";
import { randomStream } from "./stream.ts";
import { block, threefry } from "./threefry.ts";

const rotations = [
  [10, 26],
  [11, 21],
  [13, 27],
  [23, 5],
  [6, 20],
  [17, 11],
  [25, 10],
  [18, 20],
] as const;

/** Threefry4x32 as it is defined (Salmon et al. 2011, section 3.3), with any number of rounds. */
function threefryByDefinition(rounds: number, key: readonly number[], counter: readonly number[]): number[] {
  const keys = [...key, key.reduce((a, b) => a ^ b, 0x1bd11bda)];
  const x = counter.map((c, i) => (c + keys[i]!) >>> 0);
  for (let round = 0; round < rounds; round++) {
    const [first, second] = round % 2 === 0 ? [1, 3] : [3, 1];
    const [rotateFirst, rotateSecond] = rotations[round % 8]!;
    for (const [into, from, rotate] of [
      [0, first, rotateFirst],
      [2, second, rotateSecond],
    ] as const) {
      x[into] = (x[into]! + x[from]!) >>> 0;
      x[from] = (((x[from]! << rotate) | (x[from]! >>> (32 - rotate))) ^ x[into]) >>> 0;
    }
    if (round % 4 !== 3) continue;
    const injection = (round + 1) / 4;
    for (let i = 0; i < 4; i++) x[i] = (x[i]! + keys[(injection + i) % 5]! + (i === 3 ? injection : 0)) >>> 0;
  }
  return x;
}

const words = (text: string) => text.split(" ").map((word) => Number.parseInt(word, 16));
const zero = words("0 0 0 0");
const ones = words("ffffffff ffffffff ffffffff ffffffff");
const piCounter = words("243f6a88 85a308d3 13198a2e 03707344");
const piKey = words("a4093822 299f31d0 082efa98 ec4e6c89");

/** The known answers distributed with Random123. */
const published = [
  { rounds: 13, key: zero, counter: zero, answer: "531c7e4f 39491ee5 2c855a92 3d6abf9a" },
  { rounds: 13, key: ones, counter: ones, answer: "c4189358 1c9cc83a d5881c67 6a0a89e0" },
  { rounds: 13, key: piKey, counter: piCounter, answer: "4aa71d8f 734738c2 431fc6a8 ae6debf1" },
  { rounds: 20, key: zero, counter: zero, answer: "9c6ca96a e17eae66 fc10ecd4 5256a7d8" },
  { rounds: 20, key: ones, counter: ones, answer: "2a881696 57012287 f6c7446e a16a6732" },
  { rounds: 20, key: piKey, counter: piCounter, answer: "59cd1dbb b8879579 86b5d00c ac8b6d84" },
];

function unrolled(key: readonly number[], counter: readonly number[]): number[] {
  const [k, c] = [key, counter];
  threefry(k[0]!, k[1]!, k[2]!, k[3]!, c[0]!, c[1]!, c[2]!, c[3]!);
  return [...block].map((word) => word >>> 0);
}

test.each(published)("gives the published answer: $rounds rounds, $answer", ({ rounds, key, counter, answer }) => {
  expect(threefryByDefinition(rounds, key, counter)).toEqual(words(answer));
  if (rounds === 13) expect(unrolled(key, counter)).toEqual(words(answer));
});

test("written out it is the definition at 13 rounds", () => {
  const stream = randomStream(20260161);
  for (let i = 0; i < 2000; i++) {
    const key = [0, 1, 2, 3].map(() => stream.bits());
    const counter = [0, 1, 2, 3].map(() => stream.bits());
    expect(unrolled(key, counter)).toEqual(threefryByDefinition(13, key, counter));
    expect(unrolled(key, [i, 0, 0, 0])).toEqual(threefryByDefinition(13, key, [i, 0, 0, 0]));
  }
});
