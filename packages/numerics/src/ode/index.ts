export { createIntegrator } from "./adaptiveIntegrator.ts";
export { type InitialValueProblem, type InitialValueSolution, type IntegrationEvent, integrate } from "./integrate.ts";
export {
  type Derivative,
  type EventFunction,
  IntegrationError,
  type IntegrationMethod,
  type IntegrationStatistics,
  type Integrator,
  type IntegratorOptions,
  type Jacobian,
} from "./integrator.ts";
