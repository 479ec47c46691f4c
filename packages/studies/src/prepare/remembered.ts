import type { Knowledge } from "@forestall/model";

/** How many preparations are kept for each evidence base. */
const most = 8;

/** Keeps the last few things prepared from a request, so that a worker prepares once for all its chunks. */
export const remember = <T>(prepare: (request: never, knowledge: Knowledge) => T) => {
  const kept = new WeakMap<Knowledge, Map<string, T>>();
  return (request: object, knowledge: Knowledge): T => {
    const known = kept.get(knowledge) ?? new Map<string, T>();
    kept.set(knowledge, known);
    const key = JSON.stringify(request);
    const prepared = known.get(key) ?? prepare(request as never, knowledge);
    if (known.size > most) known.clear();
    known.set(key, prepared);
    return prepared;
  };
};
