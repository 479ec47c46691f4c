import { fileURLToPath } from "node:url";
import { defineConfig } from "tsdown";

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
  // Without `eager`, an empty index.d.ts. The rooms must belong to the project that is compiled: for every file that
  // does not, the whole of it would be compiled once more (ten times the time, gigabytes of memory).
  dts: { eager: true, tsconfig: fileURLToPath(new URL("tsconfig.build.json", import.meta.url)) },
  inputOptions: { resolve: { conditionNames: ["@forestall/source", "node", "import", "default"] } },
});
