import { accessSync, constants, realpathSync, statSync } from "node:fs";
import { dirname } from "node:path";

/** A file cannot be read or written, found before anything is run; the message names it and says why. */
export class FileFault extends Error {}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: "there is no such file or folder",
  ENOTDIR: "part of the path is a file, not a folder",
  EISDIR: "it is a folder",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  EROFS: "the disk is read-only",
  ENOSPC: "no space is left on the disk",
  EDQUOT: "the disk quota is used up",
  EFBIG: "it would become larger than files may be",
  EMFILE: "too many files are open",
};

/** Why the operating system refused, in words. */
export const reasonOf = (error: unknown): string => reasons[(error as NodeJS.ErrnoException).code ?? ""] ?? (error as Error).message;

const found = (path: string) => statSync(path, { throwIfNoEntry: false });

/** Throws a FileFault unless a file can be written there; changes nothing. For files that are written only after a long run. */
export const expectWritable = (file: string, what: string): void => {
  const refuse = (why: string) => new FileFault(`${what} ${file}: cannot be written: ${why}`);
  try {
    const there = found(file);
    if (there?.isDirectory()) throw refuse("it is a folder; name a file in it");
    if (there === undefined && found(dirname(file)) === undefined) throw refuse(`there is no folder ${dirname(file)}; make it first`);
    accessSync(there === undefined ? dirname(file) : file, constants.W_OK);
  } catch (error) {
    throw error instanceof FileFault ? error : refuse(reasonOf(error));
  }
};

/** Throws a FileFault where what is written would replace what is read. */
export const expectOther = (file: string, what: string, source: string): void => {
  if (source !== "-" && found(file) !== undefined && realpathSync(file) === realpathSync(source))
    throw new FileFault(`${what} ${file}: this is the scenario file itself, which would be overwritten; choose another name`);
};

/** Does something to the file of `--output`; where the operating system refuses, throws a `Fault` that says why. */
export const orFault = <T>(file: string, Fault: new (message: string) => Error, what: () => T): T => {
  try {
    return what();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    throw new Fault(`--output ${file}: cannot be written: ${reasonOf(error)}`);
  }
};
