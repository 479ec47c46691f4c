import type { PatientCourse } from "@forestall/clinic";
import { eachLongRow } from "./longRows.ts";

/** First line of the long rows. */
export const csvHeader = "replicate,day,type,cells\n";

/** A field that holds a comma, a quote or a line break is quoted. */
export const csvField = (text: string): string => (/[",\n\r]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** Long rows of one replicate. Numbers are written so that reading them gives the same number back. */
export const csvRows = (types: readonly string[], course: PatientCourse, replicate: number): string => {
  let text = "";
  const names = new Map(types.map((type) => [type, csvField(type)]));
  eachLongRow(types, course, (day, type, cells) => {
    text += `${replicate},${day},${names.get(type)},${cells}\n`;
  });
  return text;
};
