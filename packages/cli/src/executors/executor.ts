import type { PatientCourse } from "@forestall/clinic";
import type { Chunk, RunRequest } from "@forestall/studies";

/** What is carried out at a time. */
export interface Work {
  readonly request: RunRequest;
  readonly chunks: readonly Chunk[];
  /** Gets the courses of consecutive replicates in their order, whatever order they finished in; is awaited before the next. */
  done(firstReplicate: number, courses: readonly PatientCourse[]): Promise<void>;
}
