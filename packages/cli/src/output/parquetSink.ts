import { eachLongRow } from "@forestall/studies";
import { fileWriter, ParquetWriter } from "hyparquet-writer";
import { FileFault, orFault } from "../files/fileFault.ts";
import type { RunFacts, Sink } from "./sink.ts";

/** Rows gathered before they are written as one row group. */
const groupRows = 65_536;

const noRows = () => ({ replicate: [] as number[], day: [] as number[], type: [] as string[], cells: [] as number[] });

/** Long rows as Apache Parquet. */
export const parquetSink = (file: string, facts: RunFacts): Sink => {
  const writer = new ParquetWriter({
    writer: orFault(file, FileFault, () => fileWriter(file)),
    schema: [
      { name: "root", num_children: 4 },
      { name: "replicate", type: "INT32", repetition_type: "REQUIRED" },
      { name: "day", type: "DOUBLE", repetition_type: "REQUIRED" },
      { name: "type", type: "BYTE_ARRAY", converted_type: "UTF8", repetition_type: "REQUIRED" },
      { name: "cells", type: "DOUBLE", repetition_type: "REQUIRED" },
    ],
    createdBy: `forestall version ${facts.version}`,
    kvMetadata: Object.entries(facts).map(([key, value]) => ({ key: `forestall.${key}`, value: String(value) })),
  });
  let columns = noRows();
  const writeGroup = (): void => {
    const rowGroupSize = columns.day.length;
    if (rowGroupSize === 0) return;
    orFault(file, Error, () => writer.write({ columnData: Object.entries(columns).map(([name, data]) => ({ name, data })), rowGroupSize }));
    columns = noRows();
  };
  return {
    write: async (courses, first) => {
      for (const [k, course] of courses.entries()) {
        eachLongRow(facts.types, course, (day, type, cells) => {
          columns.replicate.push(first + k);
          columns.day.push(day);
          columns.type.push(type);
          columns.cells.push(cells);
        });
        if (columns.day.length >= groupRows) writeGroup();
      }
    },
    close: async () => {
      writeGroup();
      orFault(file, Error, () => writer.finish());
    },
  };
};
