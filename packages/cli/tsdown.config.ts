import { readFile } from "node:fs/promises";
import { defineConfig } from "tsdown";

/** `import text from "./file?raw"`, as Vite and vitest read it: the file's text. */
const rawText = {
  name: "raw-text",
  load: {
    filter: { id: /\?raw$/ },
    handler: async (id: string) => `export default ${JSON.stringify(await readFile(id.replace(/\?raw$/, ""), "utf8"))};`,
  },
};

// One package for users: the rooms (`@forestall/*`, development dependencies here) are bundled from their sources,
// third-party packages (dependencies here) stay outside and are installed beside it.
export default defineConfig({
  entry: { main: "src/main.ts", worker: "src/worker.ts", index: "src/index.ts" },
  platform: "node",
  format: "esm",
  target: "node20",
  clean: true,
  copy: [{ from: "../../examples", to: "dist" }], // what `forestall demo` runs
  fixedExtension: false,
  dts: false,
  inputOptions: { resolve: { conditionNames: ["@forestall/source", "node", "import", "default"] } },
  plugins: [rawText],
});
