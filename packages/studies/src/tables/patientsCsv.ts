import type { TimeToEvent } from "@forestall/clinic";
import type { PatientRow } from "../trial/patientRow.ts";
import { csvField } from "./csv.ts";

/** First line of a trial's table of patients. */
export const patientsCsvHeader =
  "arm,patient,replicate,pfs_days,pfs_event,pfs2_days,pfs2_event,os_days,os_event,best_response,best_change,progression_kind,cause_of_progression,cause_share,lines,off_drug_fraction,dose_given_mg\n";

const time = ({ kind, at }: TimeToEvent): string => `${at},${kind === "event" ? 1 : 0}`;

/** One course as a line. Nothing stands where nothing is known, such as the cause of a progression that did not come. */
export const patientsCsvRow = (row: PatientRow): string =>
  `${[
    csvField(row.arm),
    row.patient,
    row.replicate,
    time(row.progressionFree),
    time(row.secondProgressionFree),
    time(row.survival),
    row.bestResponse,
    row.bestChange ?? "",
    row.progressionKind ?? "",
    csvField(row.cause ?? ""),
    row.causeShare ?? "",
    row.lines,
    row.offDrugFraction,
    row.doseGiven,
  ].join(",")}\n`;
