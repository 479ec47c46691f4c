import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { type BrowserContext, chromium as launcher } from "playwright-core";
import { build, type Rollup } from "vite";
import { test as untouched } from "vitest";
import { chromiumIsMissing, findChromium } from "../../scripts/find-chromium.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

const quiet = [
  "--headless",
  "--no-sandbox", // test machines are often containers that run as root
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/**
 * vitest's `test` with a Chromium of its own for each file, started with a fresh profile when a test first asks for it.
 * On a machine without Chromium these tests fail and say how to get one: what is not tested must not look tested.
 */
export const test = untouched.extend<{ chromium: BrowserContext }>({
  chromium: [
    // biome-ignore lint/correctness/noEmptyPattern: vitest reads off this pattern which other fixtures are needed
    async ({}, use) => {
      const executablePath = findChromium();
      if (executablePath === undefined) throw new Error(chromiumIsMissing());
      const profile = mkdtempSync(join(tmpdir(), "forestall-chromium-"));
      const context = await launcher.launchPersistentContext(profile, { executablePath, args: quiet });
      await use(context);
      await context.close();
      rmSync(profile, { recursive: true, force: true, maxRetries: 5 });
    },
    { scope: "file" },
  ],
});

/** Files by their path, such as "/entry.js", served on the loopback interface until `close`. */
async function serve(files: ReadonlyMap<string, string>): Promise<{ address: string; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    const path = request.url?.split("?")[0] ?? "/";
    const body = path === "/" ? "<!doctype html><meta charset=utf-8><title>test</title>" : files.get(path);
    const type = path.endsWith(".js") ? "text/javascript" : "text/html";
    response.writeHead(body === undefined ? 404 : 200, { "content-type": `${type}; charset=utf-8` }).end(body);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** Bundles a TypeScript module, from the sources of the packages it imports, into the text of one ES module for browsers. */
async function bundle(entry: string): Promise<string> {
  const built = await build({
    root,
    configFile: false,
    logLevel: "error",
    resolve: { conditions: ["@forestall/source", "module", "browser", "development|production"] },
    build: {
      write: false,
      minify: false,
      target: "es2023",
      modulePreload: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: "strict", output: { format: "es", codeSplitting: false } },
    },
  });
  const { output } = (Array.isArray(built) ? built[0]! : built) as Rollup.RollupOutput;
  return output[0].code;
}

/**
 * Runs the export `run` of a TypeScript module in a page of Chromium.
 *
 * @param entry path of the module; `run` may be asynchronous, and takes and gives what JSON can carry
 * @param argument handed to `run`
 * @returns what `run` returned
 * @throws Error with the page's own message if the module fails there
 */
export async function runInChromium<Result>(chromium: BrowserContext, entry: string, argument?: unknown): Promise<Result> {
  const server = await serve(new Map([["/entry.js", await bundle(entry)]]));
  const page = await chromium.newPage();
  try {
    await page.goto(server.address);
    // As text: the test runner would rewrite an import() in a function, for a loader that the page does not have.
    const call = `import("/entry.js").then((module) => module.run(${JSON.stringify(argument)}))`;
    const text = await page.evaluate<string>(`${call}.then((result) => JSON.stringify(result))`);
    return JSON.parse(text) as Result;
  } finally {
    await page.close();
    await server.close();
  }
}
