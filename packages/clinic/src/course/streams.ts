import { type RandomStream, randomStream } from "@forestall/numerics";

/** The random streams of one simulated patient, each for one purpose, so that drawing more in one never moves another. */
export interface PatientStreams {
  readonly history: RandomStream;
  readonly tumour: RandomStream;
  /** By kind of measurement, then by the planned day of the visit. */
  readonly measurement: RandomStream;
  /** Progression away from the target lesions, by line of therapy. */
  readonly nonTarget: RandomStream;
  readonly otherDeath: RandomStream;
  /** Doses missed, by drug, then the number of the line and that of the planned dose. */
  readonly adherence: RandomStream;
  /** What a virtual patient is like. */
  readonly parameters: RandomStream;
}

/**
 * Streams keyed by study seed, patient and replicate. The arm is never in the key: arms share patients and luck (common random numbers).
 * A patient's course depends on nothing but these three numbers. What a patient is like is the same in all replicates: they are the same patient.
 */
export const patientStreams = (seed: number, patient: number, replicate: number): PatientStreams => {
  const person = randomStream(seed).numbered(patient);
  const own = person.numbered(replicate);
  return {
    history: own.named("history"),
    tumour: own.named("tumour"),
    measurement: own.named("measurement"),
    nonTarget: own.named("nonTarget"),
    otherDeath: own.named("otherDeath"),
    adherence: own.named("adherence"),
    parameters: person.named("parameters"),
  };
};
