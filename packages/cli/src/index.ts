// The library: what TypeScript authors use without the command line.
export { clinicVocabulary, type PatientCourse, patientStreams, simulateCourse } from "@forestall/clinic";
export { type Engine, engines } from "@forestall/engines";
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
export { BadInput, prepareRun, type RunRequest, runChunk } from "@forestall/studies";
