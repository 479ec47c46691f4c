import { defineConfig } from "tsdown";

// One package for users: the rooms (`@forestall/*`, development dependencies here) are bundled from their sources,
// third-party packages (dependencies here) stay outside and are installed beside it.
export default defineConfig({
  entry: { main: "src/main.ts", worker: "src/worker.ts", index: "src/index.ts" },
  platform: "node",
  format: "esm",
  target: "node20",
  clean: true,
  fixedExtension: false,
  dts: { eager: true }, // without `eager`, an empty index.d.ts
  inputOptions: { resolve: { conditionNames: ["@forestall/source", "node", "import", "default"] } },
});
