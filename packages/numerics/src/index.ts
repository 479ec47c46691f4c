export * from "./linear/index.ts";
export * from "./ode/index.ts";
export * from "./quadrature.ts";
export * from "./random/index.ts";
export * from "./roots.ts";
export * from "./special/index.ts";
