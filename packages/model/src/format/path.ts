/** A place in a scenario file: keys and list positions from the root. */
export type Path = readonly (string | number)[];

/** Something wrong at a place of the file: what it is and what would do. */
export interface PathProblem {
  readonly path: Path;
  readonly message: string;
}
