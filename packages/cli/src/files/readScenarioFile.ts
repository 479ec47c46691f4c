import { readFileSync } from "node:fs";
import { text } from "node:stream/consumers";
import { FileFault, reasonOf } from "./fileFault.ts";

/** The text of a scenario file, `-` being standard input. Throws a FileFault where it cannot be read. */
export const readScenarioFile = async (file: string): Promise<string> => {
  try {
    return file === "-" ? await text(process.stdin) : readFileSync(file, "utf8");
  } catch (error) {
    throw new FileFault(`${nameOf(file)}: cannot be read: ${reasonOf(error)}`);
  }
};

/** What a scenario file is called in messages. */
export const nameOf = (file: string): string => (file === "-" ? "standard input" : file);
