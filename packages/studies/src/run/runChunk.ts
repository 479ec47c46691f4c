import { type PatientCourse, patientStreams, simulateCourse } from "@forestall/clinic";
import type { Knowledge } from "@forestall/model";
import type { Chunk } from "../prepare/chunks.ts";
import { plasmaDays } from "./plasmaDays.ts";
import { prepareRun, type RunRequest } from "./runRequest.ts";

/** The courses of a chunk's replicates, in order. The same request and chunk give the same bits wherever it runs. */
export const runChunk = (request: RunRequest, chunk: Chunk, knowledge: Knowledge): PatientCourse[] => {
  const { scenario, system, engine, seed, at, replicates } = prepareRun(request, knowledge);
  // A single course is looked at closely.
  const plasma = replicates === 1 ? { plasmaDays: plasmaDays(scenario.run.until) } : {};
  const courses: PatientCourse[] = [];
  for (let replicate = chunk.from; replicate < chunk.to; replicate++)
    courses.push(simulateCourse({ scenario, system, engine, streams: patientStreams(seed, 0, replicate), recordDays: at, ...plasma }));
  return courses;
};
