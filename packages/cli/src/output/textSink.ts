import { csvHeader, csvRows, jsonRows, outcomeOf } from "@forestall/studies";
import type { RunFacts, Sink } from "./sink.ts";
import { openTextTarget } from "./textTarget.ts";

/** Long rows as comma-separated values. */
export const csvSink = async (file: string, facts: RunFacts): Promise<Sink> => {
  const target = openTextTarget(file);
  await target.put(csvHeader);
  return {
    write: async (courses, first) => {
      for (const [k, course] of courses.entries()) await target.put(csvRows(facts.types, course, first + k));
    },
    close: () => target.end(),
  };
};

/** One JSON object: facts, rows, and how each replicate ended. */
export const jsonSink = async (file: string, facts: RunFacts): Promise<Sink> => {
  const target = openTextTarget(file);
  const outcomes: string[] = []; // as text: a tenth of the memory
  const { version, ...rest } = facts;
  await target.put(`${JSON.stringify({ forestall: version, ...rest }).slice(0, -1)},\n"rows":[\n`);
  let rows = false;
  return {
    write: async (courses, first) => {
      for (const [k, course] of courses.entries()) {
        const text = jsonRows(facts.types, course, first + k);
        if (text !== "") await target.put(rows ? `,\n${text}` : text);
        rows ||= text !== "";
        outcomes.push(JSON.stringify(outcomeOf(course, first + k)));
      }
    },
    close: async () => {
      await target.put(`\n],\n"outcomes":[\n`);
      for (const [k, outcome] of outcomes.entries()) await target.put(k === 0 ? outcome : `,\n${outcome}`);
      await target.put("\n]}\n");
      await target.end();
    },
  };
};
