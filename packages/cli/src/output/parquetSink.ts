import { eachLongRow } from "@forestall/studies";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import type { RunFacts, Sink } from "./sink.ts";

/** Long rows as Apache Parquet, one row group for each chunk of replicates. */
export const parquetSink = (file: string, facts: RunFacts): Sink => {
  const writer = new ParquetWriter({
    writer: fileWriter(file),
    schema: [
      { name: "root", num_children: 4 },
      { name: "replicate", type: "INT32", repetition_type: "REQUIRED" },
      { name: "day", type: "DOUBLE", repetition_type: "REQUIRED" },
      { name: "type", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
      { name: "cells", type: "DOUBLE", repetition_type: "REQUIRED" },
    ],
    kvMetadata: Object.entries(facts).map(([key, value]) => ({ key: `forestall.${key}`, value: String(value) })),
  });
  return {
    write: async (courses, first) => {
      const columns = { replicate: [] as number[], day: [] as number[], type: [] as string[], cells: [] as number[] };
      for (const [k, course] of courses.entries())
        eachLongRow(facts.types, course, (day, type, cells) => {
          columns.replicate.push(first + k);
          columns.day.push(day);
          columns.type.push(type);
          columns.cells.push(cells);
        });
      if (columns.day.length > 0) writer.write({ columnData: Object.entries(columns).map(([name, data]) => ({ name, data })) });
    },
    close: async () => {
      await writer.finish();
    },
  };
};
