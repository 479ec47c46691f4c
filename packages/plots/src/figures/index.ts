import { burden } from "./burden.ts";
import { clones } from "./clones.ts";
import { course } from "./course.ts";
import { muller } from "./muller.ts";
import { outcomes } from "./outcomes.ts";

/** Every kind of figure, in the order in which a report shows them. */
export const figures = { course, burden, clones, muller, outcomes } as const;
