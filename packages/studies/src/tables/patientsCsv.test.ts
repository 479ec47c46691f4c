import { describe, expect, it } from "vitest";
import { madeRow } from "../trial/madeTrial.testing.ts";
import { patientsCsvHeader, patientsCsvRow } from "./patientsCsv.ts";

/** Fields of a line of CSV, quotes undone. */
const fieldsOf = (line: string): string[] =>
  [...line.replace(/\n$/, "").matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,"]*))/g)].map(([, quoted, plain]) =>
    quoted === undefined ? plain! : quoted.replaceAll('""', '"'),
  );

describe("patients.csv", () => {
  it("has the columns of the format's description, in their order", () => {
    expect(patientsCsvHeader).toBe(
      "arm,patient,replicate,pfs_days,pfs_event,pfs2_days,pfs2_event,os_days,os_event,best_response,best_change,progression_kind,cause_of_progression,cause_share,lines,off_drug_fraction,dose_given_mg\n",
    );
  });

  it("has an event as 1 and a censored time as 0, each with its days", () => {
    const row = madeRow({
      arm: "erlotinib first",
      patient: 7,
      replicate: 2,
      progressionFree: { kind: "event", at: 252.5 },
      secondProgressionFree: { kind: "censored", at: 400, why: "end of follow-up" },
      survival: { kind: "censored", at: 1000, why: "extinct" },
      bestResponse: "PR",
      bestChange: -0.55,
      progressionKind: "sumOfDiameters",
      cause: "T790M/C797S(cis)",
      causeShare: 0.75,
      lines: 2,
      offDrugFraction: 0.125,
      doseGiven: 37800,
    });
    expect(patientsCsvRow(row)).toBe(
      "erlotinib first,7,2,252.5,1,400,0,1000,0,PR,-0.55,sumOfDiameters,T790M/C797S(cis),0.75,2,0.125,37800\n",
    );
  });

  it("leaves empty what is not known, and writes a nought as a nought", () => {
    expect(patientsCsvRow(madeRow())).toBe("A,0,0,1000,0,1000,0,1000,0,NE,,,,,1,0,0\n");
    expect(patientsCsvRow(madeRow({ bestChange: 0 }))).toBe("A,0,0,1000,0,1000,0,1000,0,NE,0,,,,1,0,0\n");
  });

  it("quotes what would break a line, so that every line has as many fields as the header", () => {
    const line = patientsCsvRow(madeRow({ arm: 'a, "b"', cause: "x\ny" }));
    expect(line.startsWith('"a, ""b""",0,0,')).toBe(true);
    const fields = fieldsOf(line);
    expect(fields).toHaveLength(fieldsOf(patientsCsvHeader).length);
    expect([fields[0], fields[12]]).toEqual(['a, "b"', "x\ny"]);
  });

  it("gives every number back", () => {
    const numbers = [0.1 + 0.2, 1 / 3, 5e-324, 123456.789, 1e21];
    for (const at of numbers) {
      const fields = fieldsOf(patientsCsvRow(madeRow({ progressionFree: { kind: "event", at }, doseGiven: at })));
      expect([Number(fields[3]), Number(fields[16])]).toEqual([at, at]);
    }
  });
});
