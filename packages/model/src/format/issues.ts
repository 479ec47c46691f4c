import type { z } from "zod";
import type { Path } from "./path.ts";
import { type Problem, problemAt } from "./problems.ts";
import { type Addressing, nodeAt, placeOf, showPath, type Tree } from "./tree.ts";

type Issue = z.core.$ZodIssue;

/** Problems of a schema at their places in the file. What has no value at all is left out: it has a problem of its own. */
export const problemsOfIssues = (issues: readonly Issue[], root: Tree, addressing: Addressing): Problem[] => {
  const problems: Problem[] = [];
  const say = (path: Path, message: string, prefer: "key" | "value" = "value") => {
    if (nodeAt(root, path, addressing)?.kind === "nothing") return;
    problems.push(problemAt(placeOf(root, path, addressing, prefer), showPath(root, path, addressing), message));
  };
  for (const issue of issues.flatMap((each) => meant(each))) {
    const path = issue.path as Path;
    if (issue.code === "unrecognized_keys") {
      const lines = issue.message.split("\n");
      const own = lines.length === issue.keys.length && !issue.message.startsWith("Unrecognized key");
      for (const [i, key] of issue.keys.entries()) say([...path, key], own ? lines[i]! : "there is no such key here; remove it", "key");
    } else say(path, messageOf(issue, nodeAt(root, path, addressing) === undefined));
  }
  return problems;
};

/** zod's own words where a schema has none of its own. */
const messageOf = (issue: Issue, missing: boolean): string => {
  if (!issue.message.startsWith("Invalid ")) return issue.message;
  const expected =
    issue.code === "invalid_type"
      ? `a ${issue.expected}`
      : issue.code === "invalid_value"
        ? `one of ${issue.values.map(String).join(", ")}`
        : "a value of another form";
  return missing ? `is missing; write ${expected}` : `cannot be read; write ${expected}`;
};

/**
 * The issues of the branch that was meant, for a union that does not choose by itself: the branch whose kind of value fits
 * and that knows most of the keys; none fits: the union's own message.
 */
const meant = (issue: Issue): Issue[] => {
  if (issue.code !== "invalid_union" || issue.errors.length === 0) return [issue];
  const fitting = issue.errors.filter((branch) => !branch.some((each) => each.code === "invalid_type" && each.path.length === 0));
  const [best] = [...fitting].sort((a, b) => misfit(a) - misfit(b));
  if (best === undefined) return [issue];
  return best.flatMap((each) => meant({ ...each, path: [...issue.path, ...each.path] }));
};

const misfit = (branch: readonly Issue[]): number => {
  let sum = 0;
  for (const each of branch) sum += each.code === "unrecognized_keys" ? 10 * each.keys.length : each.code === "invalid_value" ? 5 : 1;
  return sum;
};
