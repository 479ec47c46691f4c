export * from "./linear/index.ts";
export * from "./ode/index.ts";
export * from "./quadrature.ts";
export * from "./roots.ts";
