/** How long a patient was watched for an event, such as progression or death, and whether it came. */
export interface TimeToEvent {
  /** Days from the start of treatment to the event, or to the last day on which it had not happened; 0 or more. */
  readonly time: number;
  /** `false`: censored. The event had not happened by `time`; whether it would have is not known. */
  readonly event: boolean;
}

/** Patients who share a time. */
interface TiedPatients {
  readonly time: number;
  readonly events: number;
  readonly censored: number;
}

/**
 * The distinct times, ascending, with what happened on each. Times tie only if they are the same number.
 *
 * @throws RangeError if a time is negative or not finite
 */
export const tiedTimes = (rows: Iterable<TimeToEvent>): TiedPatients[] => {
  const sorted = [...rows].sort((a, b) => a.time - b.time);
  const ties: { time: number; events: number; censored: number }[] = [];
  for (const [k, { time, event }] of sorted.entries()) {
    if (!(time >= 0 && time < Number.POSITIVE_INFINITY))
      throw new RangeError(`time to event ${time} (one of ${sorted.length}, number ${k + 1} by size): give days from 0 on, finite`);
    if (ties.at(-1)?.time !== time) ties.push({ time, events: 0, censored: 0 });
    ties.at(-1)![event ? "events" : "censored"]++;
  }
  return ties;
};
