import type { Engine } from "./engine.ts";
import { exact } from "./exact/index.ts";
import { fast } from "./fast/index.ts";
import { mean } from "./mean/index.ts";

export * from "./engine.ts";
export * from "./exposure.ts";
export { TooManyCells } from "./fast/tooManyCells.ts";

/** All engines by the name that `run.engine` and `--engine` use: the only place that knows them all. */
export const engines = { mean, exact, fast } as const satisfies Record<string, Engine>;
/** Name of an engine in the catalogue. */
export type EngineId = keyof typeof engines;
