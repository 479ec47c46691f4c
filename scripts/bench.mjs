// Bundles bench/run.ts from the sources and runs it: Node 20 reads no TypeScript.
import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { build } from "vite";

const root = fileURLToPath(new URL("..", import.meta.url));
const outDir = join(root, "node_modules", ".cache", "forestall-bench");
mkdirSync(outDir, { recursive: true });
await build({
  root,
  configFile: false,
  logLevel: "error",
  ssr: { noExternal: true, resolve: { conditions: ["@forestall/source", "module", "node", "development|production"] } },
  build: { ssr: join(root, "bench", "run.ts"), outDir, minify: false, target: "node20", emptyOutDir: true },
});
await import(pathToFileURL(join(outDir, "run.js")).href);
