// Prints "N passed, N failed" from vitest's JSON report: node scripts/count-tests.mjs REPORT EXIT_STATUS
import { readFileSync } from "node:fs";

const [file = "", status = "1"] = process.argv.slice(2);

/**
 * @param {string} text of vitest's JSON report; empty when the run never got as far as vitest
 * @returns {{ passed: number, failed: number }} a file that could not be loaded counts as one failed test
 */
function count(text) {
  if (text.trim() === "") return { passed: 0, failed: 0 };
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: unknown[] }[] }} */
  const report = JSON.parse(text);
  const unloaded = report.testResults.filter((result) => result.status === "failed" && result.assertionResults.length === 0);
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded.length };
}

const { passed, failed } = count(readFileSync(file, "utf8"));
// Whatever else went wrong (set-up, types, lint, build, an error outside any test) is a failure too.
console.log(`${passed} passed, ${failed === 0 && status !== "0" ? 1 : failed} failed`);
