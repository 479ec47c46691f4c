import { formatProblem } from "@forestall/model";
import { BadInput } from "@forestall/studies";
import { FileFault } from "../files/fileFault.ts";

/** Carries out a command and gives the exit status: 1 where it fails, 2 for bad input, each with the reason on standard error. */
export const exitStatus = async (name: string, command: () => Promise<number>): Promise<number> => {
  try {
    return await command();
  } catch (error) {
    if (error instanceof BadInput) {
      for (const problem of error.problems) console.error(formatProblem(problem));
      console.error(`${error.problems.length} problem${error.problems.length === 1 ? "" : "s"}; nothing was run.`);
      return 2;
    }
    if (error instanceof FileFault) {
      console.error(error.message);
      return 2;
    }
    console.error(`${name}: failed: ${error instanceof Error ? error.message : String(error)}`);
    if (error instanceof TypeError || error instanceof ReferenceError)
      console.error(`This is a fault of forestall; please report it.\n${error.stack}`);
    return 1;
  }
};
