import { formatProblem, type Problem } from "@forestall/model";

/** Writes every problem on standard error; the exit status of bad input. */
export const reportProblems = (problems: readonly Problem[]): number => {
  for (const problem of problems) console.error(formatProblem(problem));
  console.error(`${problems.length} problem${problems.length === 1 ? "" : "s"}; nothing was run.`);
  return 2;
};
