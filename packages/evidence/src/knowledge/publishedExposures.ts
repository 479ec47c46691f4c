import { bodySurface } from "./conversion.ts";

/** Doses under which an exposure was measured. */
export interface MeasuredUnder {
  /** What the row's value is. */
  readonly what: "peak" | "trough" | "area";
  /** mg */
  readonly dose: number;
  /** Days between doses; Infinity: one dose. Of one dose the area is that without end, else that over one interval at steady state. */
  readonly every: number;
  /** Days; 0: by mouth. */
  readonly infusion: number;
}

const repeated = (what: MeasuredUnder["what"], dose: number, every: number): MeasuredUnder => ({ what, dose, every, infusion: 0 });
const once = (what: MeasuredUnder["what"], dose: number, infusion = 0): MeasuredUnder => ({
  what,
  dose,
  every: Number.POSITIVE_INFINITY,
  infusion,
});

/**
 * Rows of published exposure that the kinetics should come to, by their ids, with the doses that their conditions name. Areas over part of a
 * first day are left out, and bounds.
 */
export const publishedExposures: Readonly<Record<string, MeasuredUnder>> = {
  "drug-imatinib-12": repeated("peak", 400, 1),
  "drug-imatinib-13": repeated("trough", 400, 1),
  "drug-imatinib-14": repeated("trough", 400, 1),
  "drug-imatinib-15": repeated("area", 400, 1),
  "drug-dasatinib-03": once("peak", 100),
  "drug-dasatinib-04": once("area", 100),
  "drug-dasatinib-05": repeated("peak", 100, 1),
  "drug-dasatinib-06": repeated("area", 100, 1),
  "drug-nilotinib-04": repeated("peak", 400, 0.5),
  "drug-nilotinib-05": repeated("area", 400, 0.5),
  "drug-nilotinib-06": repeated("trough", 400, 0.5),
  "drug-nilotinib-13": repeated("peak", 400, 0.5),
  "drug-nilotinib-14": repeated("trough", 400, 0.5),
  "drug-nilotinib-15": repeated("peak", 400, 0.5),
  "drug-bosutinib-05": repeated("peak", 500, 1),
  "drug-bosutinib-06": repeated("area", 500, 1),
  "drug-bosutinib-08": once("peak", 500),
  "drug-ponatinib-00": repeated("peak", 45, 1),
  "drug-ponatinib-01": repeated("area", 45, 1),
  "drug-ponatinib-06": repeated("peak", 45, 1),
  "drug-asciminib-01": repeated("peak", 80, 1),
  "drug-asciminib-02": repeated("peak", 40, 0.5),
  "drug-asciminib-03": repeated("area", 40, 0.5),
  "drug-asciminib-10": repeated("area", 80, 1),
  "drug-erlotinib-07": repeated("peak", 150, 1),
  "drug-erlotinib-08": repeated("trough", 150, 1),
  "drug-erlotinib-09": repeated("area", 150, 1),
  "drug-osimertinib-12": repeated("area", 80, 1),
  "drug-paclitaxel-00": once("peak", 175 * bodySurface, 3 / 24),
  "drug-paclitaxel-01": once("area", 175 * bodySurface, 3 / 24),
  "drug-paclitaxel-04": once("peak", 135 * bodySurface, 1),
  "drug-abiraterone-04": repeated("peak", 1000, 1),
  "drug-abiraterone-05": repeated("area", 1000, 1),
};
