import { readFileSync } from "node:fs";

/** The text of a scenario file, `-` being standard input; `null` with a message on standard error where it cannot be read. */
export const readScenarioFile = (file: string): string | null => {
  try {
    return readFileSync(file === "-" ? 0 : file, "utf8");
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    const why = code === "ENOENT" ? "there is no such file" : code === "EISDIR" ? "it is a folder" : (error as Error).message;
    console.error(`${file}: cannot be read: ${why}`);
    return null;
  }
};
