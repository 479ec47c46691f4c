import { chunksOf, csvHeader, csvRows, prepareRun, type RunRequest, runChunk } from "@forestall/studies";

/** The bytes that `forestall run --output x.csv` writes for a request. */
export const run = (request: RunRequest): string => {
  const { system, replicates } = prepareRun(request);
  let text = csvHeader;
  for (const chunk of chunksOf(replicates))
    runChunk(request, chunk).forEach((course, k) => {
      text += csvRows(system.types, course, chunk.from + k);
    });
  return text;
};
