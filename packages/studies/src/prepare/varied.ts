import { middleText, type Problem, type Scenario } from "@forestall/model";
import { nearestName } from "@forestall/units";

/** The text of a number of a scenario by its address; `null`: it has none there. */
export const parameterText = (scenario: Scenario, path: string): string | null =>
  scenario.parameters.find((parameter) => parameter.path === path)?.text ?? null;

/** A setting for `--set`, whose right side is YAML, so that the value stands in quotes. */
export const setting = (path: string, text: string): string => `${path}=${JSON.stringify(text)}`;

/**
 * Settings of the typical patient: the middle of every distribution that states one; those around the scenario's own value leave it as it is. A
 * distribution around a value that is not there is a problem of the file.
 */
export const typicalSettings = (
  scenario: Scenario,
  problemAt: (path: readonly (string | number)[], message: string) => Problem,
): { readonly settings: readonly string[]; readonly problems: readonly Problem[] } => {
  const settings: string[] = [];
  const problems: Problem[] = [];
  for (const [path, distribution] of Object.entries(scenario.patients?.vary ?? {})) {
    const middle = middleText(distribution, parameterText(scenario, path));
    if (middle === null) {
      const near = nearestName(
        path,
        scenario.parameters.map((parameter) => parameter.path),
      );
      const meant = near === null ? "" : `did you mean ${JSON.stringify(near)}? or `;
      const message = `there is no number at ${JSON.stringify(path)} to vary; ${meant}write its median, such as "lognormal(median 0.2 /day, cv 15 %)" (\`check\` lists the numbers taken beside the file's)`;
      problems.push(problemAt(["patients", "vary", path], message));
    } else if (distribution.centre !== null || distribution.low !== null) settings.push(setting(path, middle));
  }
  return { settings, problems };
};
