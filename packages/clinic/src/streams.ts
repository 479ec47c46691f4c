import { type RandomStream, randomStream } from "@forestall/numerics";

/** The random streams of one simulated patient, each for one purpose, so that drawing more in one never moves another. */
export interface PatientStreams {
  readonly history: RandomStream;
  readonly tumour: RandomStream;
  readonly measurement: RandomStream;
}

/**
 * Streams keyed by study seed, patient and replicate. The arm is never in the key: arms share patients and luck (common random numbers).
 * A patient's course depends on nothing but these three numbers.
 */
export const patientStreams = (seed: number, patient: number, replicate: number): PatientStreams => {
  const own = randomStream(seed).numbered(patient).numbered(replicate);
  return { history: own.named("history"), tumour: own.named("tumour"), measurement: own.named("measurement") };
};
