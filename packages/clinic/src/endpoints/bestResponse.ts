import type { BestResponse } from "../terms/patientCourse.ts";
import type { Endpoint } from "./endpoint.ts";

/** Best overall response by RECIST 1.1 on the first line; `NE` without imaging. */
export const bestResponse: Endpoint<BestResponse> = {
  id: "bestResponse",
  label: "Best response",
  meaning: "best response of the first line by RECIST 1.1",
  of: ({ lines }) => lines[0]?.bestResponse ?? "NE",
};
