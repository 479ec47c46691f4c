// Prints "N passed, N failed" from vitest's JSON report: node scripts/count-tests.mjs REPORT EXIT_STATUS
import { readFileSync } from "node:fs";

const [file = "", status = "1"] = process.argv.slice(2);

/**
 * @param {string} text of vitest's JSON report; empty when the run never got as far as vitest
 * @returns {{ passed: number, failed: number }} a file that failed as a whole counts as one failed test
 */
function count(text) {
  if (text.trim() === "") return { passed: 0, failed: 0 };
  /** @type {{ numPassedTests: number, numFailedTests: number, testResults: { status: string, assertionResults: { status: string }[] }[] }} */
  const report = JSON.parse(text);
  // A file may fail as a whole, by an import or a hook, with none of its tests failing.
  const whole = report.testResults.filter(
    ({ status, assertionResults }) => status === "failed" && !assertionResults.some((test) => test.status === "failed"),
  );
  return { passed: report.numPassedTests, failed: report.numFailedTests + whole.length };
}

const { passed, failed } = count(readFileSync(file, "utf8"));
// Whatever else went wrong (set-up, types, lint, build, an error outside any test) is a failure too.
console.log(`${passed} passed, ${failed === 0 && status !== "0" ? 1 : failed} failed`);
