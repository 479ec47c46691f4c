/** The error of a sampler whose parameter lies outside its domain. */
export function outOfRange(sampler: string, got: string, domain: string): RangeError {
  return new RangeError(`${sampler}: got ${got}; give ${domain}`);
}
