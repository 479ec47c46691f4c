/** Largest integer up to which doubles count cells one by one. */
export const mostCells = 9007199254740992;

/** Beyond 2^53 cells doubles no longer count one by one: the engine refuses rather than round silently. */
export class TooManyCells extends Error {
  constructor() {
    super(
      "more than 2^53 (9e15) cells: say when the patient dies (patient: { diesAt: 1e12 cells }), add a `stop`, or a growth law with a plateau",
    );
  }
}
