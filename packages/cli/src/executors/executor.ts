import type { Chunk, Task } from "@forestall/studies";

/** What is carried out at a time. `R`: one result of the task, such as a course of a run. */
export interface Work<R> {
  readonly task: Task;
  readonly chunks: readonly Chunk[];
  /** Gets consecutive results in their order, whatever order they finished in; is awaited before the next. */
  done(first: number, results: readonly R[]): Promise<void>;
}
