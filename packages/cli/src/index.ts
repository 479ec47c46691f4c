// The library: what TypeScript authors use without the command line.
export { clinicVocabulary, type PatientCourse, patientStreams, simulateCourse } from "@forestall/clinic";
export { type Engine, engines } from "@forestall/engines";
export { loadCurated } from "@forestall/evidence";
export {
  type CellSystem,
  compile,
  emptyKnowledge,
  formatProblem,
  type Knowledge,
  type Problem,
  readScenario,
  type Scenario,
  type ScenarioInput,
  scenarioJsonSchema,
} from "@forestall/model";
export {
  BadInput,
  type PatientRow,
  prepareRun,
  prepareTrial,
  type RunRequest,
  runChunk,
  runTrialChunk,
  type TrialRequest,
} from "@forestall/studies";
