import type { PatientCourse } from "@forestall/clinic";

/** Where the rows of a run go, replicate after replicate. */
export interface Sink {
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
