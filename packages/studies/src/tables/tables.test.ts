import type { PatientCourse } from "@forestall/clinic";
import { describe, expect, it } from "vitest";
import { csvHeader, csvRows } from "./csv.ts";
import { jsonRows, outcomeOf } from "./json.ts";
import { eachLongRow, type LongRow } from "./longRows.ts";

const course = (days: readonly number[], cells: readonly number[], rest: Partial<PatientCourse> = {}): PatientCourse => ({
  days: Float64Array.from(days),
  cells: Float64Array.from(cells),
  plasmaDays: new Float64Array(),
  concentrations: new Float64Array(),
  livedFrom: new Float64Array(days.length === 0 ? 0 : cells.length / days.length),
  treatment: [],
  lines: [],
  visits: [],
  end: "until",
  endDay: days.at(-1) ?? 0,
  death: null,
  progressionDay: null,
  cause: [],
  attempts: 0,
  ...rest,
});

const rowsOf = (types: readonly string[], of: PatientCourse): LongRow[] => {
  const rows: LongRow[] = [];
  eachLongRow(types, of, (day, type, cells) => rows.push({ replicate: 0, day, type, cells }));
  return rows;
};

describe("long rows", () => {
  it("begin with a type's first member and go on after its last", () => {
    // The second type had come and gone by day 1, between the recorded days.
    const lived = { livedFrom: Float64Array.of(0, 1) };
    const rows = rowsOf(["founder", "a"], course([0, 1, 2, 3], [5, 0, 4, 0, 0, 0, 0, 0], lived));
    expect(rows.map(({ day, type, cells }) => `${day} ${type} ${cells}`)).toEqual([
      "0 founder 5",
      "1 founder 4",
      "1 a 0",
      "2 founder 0",
      "2 a 0",
      "3 founder 0",
      "3 a 0",
    ]);
  });

  it.each([Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY])("refuse %d cells", (cells) => {
    for (const write of [csvRows, jsonRows])
      expect(() => write(["founder"], course([0], [cells]), 0)).toThrow(`day 0: ${cells} cells of type founder`);
  });

  it("refuse an outcome without a day or share", () => {
    expect(() => outcomeOf(course([], [], { endDay: Number.NaN }), 4)).toThrow("replicate 4 ended with NaN");
    expect(() => outcomeOf(course([], [], { cause: [{ type: "a", share: 0 / 0 }] }), 4)).toThrow("NaN");
  });
});

describe("text", () => {
  // Neighbours of powers of two and ten, the smallest and largest numbers, and what a decimal expansion never ends for.
  const numbers = [0.1 + 0.2, 1 / 3, 5e-324, Number.MAX_VALUE, Number.MAX_SAFE_INTEGER, 9007199254740994, 1e21, 1e-7, 123456.789];

  it("gives every number back, from CSV and JSON", () => {
    const of = course(
      numbers.map((_, k) => k / 7),
      numbers,
    );
    const lines = csvRows(["founder"], of, 3).trimEnd().split("\n");
    expect(lines.map((line) => Number(line.split(",")[3]))).toEqual(numbers);
    expect(lines.map((line) => Number(line.split(",")[1]))).toEqual([...of.days]);
    const rows: LongRow[] = JSON.parse(`[${jsonRows(["founder"], of, 3)}]`);
    expect(rows.map(({ cells }) => cells)).toEqual(numbers);
    expect(rows.every((row) => Object.keys(row).join() === "replicate,day,type,cells" && row.replicate === 3)).toBe(true);
  });

  it("quotes what would break a row", () => {
    expect(csvHeader).toBe("replicate,day,type,cells\n");
    expect(csvRows(['a,"b"\nc'], course([0], [1]), 0)).toBe('0,0,"a,""b""\nc",1\n');
  });
});
