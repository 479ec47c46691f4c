import type { PatientCourse } from "@forestall/clinic";

/** Where the rows of a run go, replicate after replicate. What is written does not depend on how the replicates are grouped in calls. */
export interface Sink {
  /** Throws FileFault where it cannot be written, ReaderGone where nobody reads any more. */
  write(courses: readonly PatientCourse[], firstReplicate: number): Promise<void>;
  /** Ends the output so that what was written is whole, after an interruption too. */
  close(): Promise<void>;
}

/** What is known of a run before its first result. */
export interface RunFacts {
  readonly version: string;
  readonly title: string;
  readonly hash: string;
  readonly engine: string;
  readonly seed: number;
  readonly replicates: number;
  readonly types: readonly string[];
}

/** Whoever read the output has closed it, as `head` does: no error, but nothing more is wanted. */
export class ReaderGone extends Error {}
