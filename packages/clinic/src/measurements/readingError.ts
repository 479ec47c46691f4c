import { exp, log, normal, type RandomStream } from "@forestall/numerics";

/** A lognormal factor of mean 1 with the coefficient of variation `error`; 1, and nothing drawn, where there is none. */
export const readingError = (error: number | undefined, stream: RandomStream): number => {
  if (error === undefined || error === 0) return 1;
  const variance = log(1 + error * error);
  return exp(Math.sqrt(variance) * normal(stream) - variance / 2);
};
