export { createIntegrator } from "./adaptiveIntegrator.ts";
export { type Event, integrate, type Problem, type Solution } from "./integrate.ts";
export {
  type Derivative,
  type EventFunction,
  IntegrationError,
  type Integrator,
  type IntegratorOptions,
  type Jacobian,
  type Method,
  type Statistics,
} from "./integrator.ts";
