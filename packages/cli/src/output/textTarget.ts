import { once } from "node:events";
import { closeSync, openSync, writeFileSync } from "node:fs";
import { FileFault, orFault, reasonOf } from "../files/fileFault.ts";
import { ReaderGone } from "./sink.ts";

/** Where text is appended. */
export interface TextTarget {
  put(text: string): Promise<void>;
  /** What was put has arrived. */
  end(): Promise<void>;
}

/** Characters gathered before they are handed to the operating system. */
const batch = 65_536;

/** Opens a file, emptied; `-` is standard output. Throws a FileFault where that cannot be done. */
export const openTextTarget = (file: string): TextTarget => {
  const { write, close } = file === "-" ? standardOutput() : fileTarget(file);
  let waiting = "";
  const flush = async (): Promise<void> => {
    const text = waiting;
    waiting = "";
    if (text !== "") await write(text);
  };
  return {
    put: async (text) => {
      waiting += text;
      if (waiting.length >= batch) await flush();
    },
    end: async () => {
      try {
        await flush();
      } finally {
        await close();
      }
    },
  };
};

const fileTarget = (file: string) => {
  const descriptor = orFault(file, FileFault, () => openSync(file, "w"));
  return {
    write: async (text: string) => orFault(file, Error, () => writeFileSync(descriptor, text)),
    close: async () => orFault(file, Error, () => closeSync(descriptor)),
  };
};

/** Waits where the reader is slower. */
const standardOutput = () => {
  const stream = process.stdout;
  let fault: NodeJS.ErrnoException | null = null;
  stream.on("error", (error: NodeJS.ErrnoException) => {
    fault ??= error;
  });
  const write = async (text: string): Promise<void> => {
    if (fault === null && !stream.write(text) && fault === null) await once(stream, "drain").catch(() => {});
    await new Promise(setImmediate); // an error of this write is told a moment later
    if (fault === null) return;
    if (fault.code === "EPIPE") throw new ReaderGone("standard output is closed");
    throw new Error(`standard output: cannot be written: ${reasonOf(fault)}`);
  };
  return { write, close: async () => {} };
};
