import { existsSync } from "node:fs";
import { join } from "node:path";

/** @param {string | undefined} folder @param {string[]} parts */
const under = (folder, ...parts) => (folder === undefined ? [] : [join(folder, ...parts)]);

const usualPlaces = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome-stable",
  "/usr/bin/google-chrome",
  "/usr/local/bin/chromium",
  "/snap/bin/chromium",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  ...under(process.env.PROGRAMFILES, "Google", "Chrome", "Application", "chrome.exe"),
  ...under(process.env.LOCALAPPDATA, "Chromium", "Application", "chrome.exe"),
];

/** The command that installs what the browser tests need on Debian and Ubuntu. */
export const chromiumInstallCommand = "apt-get update && apt-get install -y chromium fonts-dejavu-core";

/**
 * Path of a Chromium or Chrome to test with, or undefined. `FORESTALL_CHROMIUM`, when set, is the only place looked at:
 * who names a browser wants that one, not another that happens to be there.
 *
 * @returns {string | undefined}
 */
export function findChromium() {
  const named = process.env.FORESTALL_CHROMIUM;
  return (named === undefined ? usualPlaces : [named]).find((place) => existsSync(place));
}

/** What to tell somebody whose machine has no Chromium. */
export function chromiumIsMissing() {
  const named = process.env.FORESTALL_CHROMIUM;
  return named === undefined
    ? `No Chromium found. Install one (Debian, Ubuntu: ${chromiumInstallCommand}) or name one in FORESTALL_CHROMIUM.`
    : `No Chromium found: FORESTALL_CHROMIUM names ${named}, and nothing is there.`;
}
