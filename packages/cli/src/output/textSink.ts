import { once } from "node:events";
import { createWriteStream } from "node:fs";
import type { Writable } from "node:stream";
import { csvHeader, csvRows, jsonRows, type Outcome, outcomeOf } from "@forestall/studies";
import type { RunFacts, Sink } from "./sink.ts";

/** A stream that waits where its reader is slower, and ends quietly where its reader has gone. */
const opened = async (file: string): Promise<{ put(text: string): Promise<void>; end(): Promise<void> }> => {
  const toStandardOutput = file === "-";
  const stream: Writable = toStandardOutput ? process.stdout : createWriteStream(file);
  let gone = false;
  if (toStandardOutput)
    stream.on("error", (error: NodeJS.ErrnoException) => {
      if (error.code !== "EPIPE") throw error;
      gone = true;
    });
  else await once(stream, "open");
  return {
    put: async (text) => {
      if (text !== "" && !gone && !stream.write(text) && !gone) await once(stream, "drain").catch(() => {});
    },
    end: async () => {
      if (toStandardOutput) return;
      stream.end();
      await once(stream, "close");
    },
  };
};

/** Long rows as comma-separated values. */
export const csvSink = async (file: string, facts: RunFacts): Promise<Sink> => {
  const { put, end } = await opened(file);
  await put(csvHeader);
  return {
    write: async (courses, first) => {
      for (const [k, course] of courses.entries()) await put(csvRows(facts.types, course, first + k));
    },
    close: end,
  };
};

/** One JSON object: facts, rows, and how each replicate ended. */
export const jsonSink = async (file: string, facts: RunFacts): Promise<Sink> => {
  const { put, end } = await opened(file);
  const outcomes: Outcome[] = [];
  const { version, ...rest } = facts;
  await put(`${JSON.stringify({ forestall: version, ...rest }).slice(0, -1)},\n"rows":[\n`);
  let rows = false;
  return {
    write: async (courses, first) => {
      for (const [k, course] of courses.entries()) {
        const text = jsonRows(facts.types, course, first + k);
        if (text !== "") await put(rows ? `,\n${text}` : text);
        rows ||= text !== "";
        outcomes.push(outcomeOf(course, first + k));
      }
    },
    close: async () => {
      await put(`\n],\n"outcomes":[\n${outcomes.map((outcome) => JSON.stringify(outcome)).join(",\n")}\n]}\n`);
      await end();
    },
  };
};
