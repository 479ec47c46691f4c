import { loadCurated } from "@forestall/evidence";
import {
  chunksOf,
  coursesOf,
  csvHeader,
  csvRows,
  patientsCsvHeader,
  patientsCsvRow,
  prepareRun,
  prepareTrial,
  type RunRequest,
  runChunk,
  runTrialChunk,
  type Task,
} from "@forestall/studies";

/** The bytes that `forestall run --output x.csv` writes for a request, or a trial's `patients.csv`. */
export const run = async (task: Task): Promise<string> => (task.kind === "run" ? rows(task.request) : patients(task.request));

const rows = async (request: RunRequest): Promise<string> => {
  const knowledge = await loadCurated();
  const { system, replicates } = prepareRun(request, knowledge);
  let text = csvHeader;
  for (const chunk of chunksOf(replicates))
    runChunk(request, chunk, knowledge).forEach((course, k) => {
      text += csvRows(system.types, course, chunk.from + k);
    });
  return text;
};

const patients = async (request: Extract<Task, { kind: "trial" }>["request"]): Promise<string> => {
  const knowledge = await loadCurated();
  let text = patientsCsvHeader;
  for (const chunk of chunksOf(coursesOf(prepareTrial(request, knowledge))))
    for (const row of runTrialChunk(request, chunk, knowledge)) text += patientsCsvRow(row);
  return text;
};
