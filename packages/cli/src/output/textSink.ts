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

const setAsideAt = 65_536;

/** One JSON object: facts, rows, and how each replicate ended. */
export const jsonSink = async (file: string, facts: RunFacts): Promise<Sink> => {
  const target = openTextTarget(file);
  // Outcomes come after all rows. Until then they wait as bytes, which take a few times less memory than objects.
  const outcomes: Buffer[] = [];
  let latest = "";
  const setAside = (): void => {
    outcomes.push(Buffer.from(latest));
    latest = "";
  };
  let any = false;
  const { version, ...rest } = facts;
  await target.put(`${JSON.stringify({ forestall: version, ...rest }).slice(0, -1)},\n"rows":[\n`);
  let rows = false;
  return {
    write: async (courses, first) => {
      for (const [k, course] of courses.entries()) {
        const text = jsonRows(facts.types, course, first + k);
        if (text !== "") await target.put(rows ? `,\n${text}` : text);
        rows ||= text !== "";
        latest += `${any ? ",\n" : ""}${JSON.stringify(outcomeOf(course, first + k))}`;
        any = true;
        if (latest.length > setAsideAt) setAside();
      }
    },
    close: async () => {
      await target.put(`\n],\n"outcomes":[\n`);
      for (const part of outcomes) await target.put(part.toString());
      await target.put(`${latest}\n]}\n`);
      await target.end();
    },
  };
};
