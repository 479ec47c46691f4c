/** Samples to a day, and at most how many. */
const perDay = 8;
const mostSamples = 20_000;

/** Days on which to sample the plasma of a course that is looked at closely: eight times a day, less often over decades. */
export const plasmaDays = (until: number): number[] => {
  const samples = Math.min(mostSamples, Math.ceil(until * perDay));
  return Array.from({ length: samples + 1 }, (_, k) => (k * until) / samples);
};
