export { factorLu, solveLu } from "./lu.ts";
export { matrixExponential } from "./matrixExponential.ts";
