import { defineConfig } from "vitest/config";

export default defineConfig({
  // Node tests resolve packages as a server would: the source condition must stand here, not under `resolve`.
  ssr: { resolve: { conditions: ["@forestall/source", "module", "node", "development|production"] } },
  test: {
    projects: [
      {
        extends: true,
        test: { name: "unit", include: ["packages/*/src/**/*.test.ts", "tests/repository/**/*.test.ts"], testTimeout: 60_000 },
      },
      { extends: true, test: { name: "built", include: ["tests/built/**/*.test.ts"], testTimeout: 120_000, fileParallelism: false } },
      {
        extends: true,
        test: {
          name: "browser",
          include: ["tests/browser/**/*.test.ts"],
          testTimeout: 180_000,
          hookTimeout: 180_000,
          fileParallelism: false,
        },
      },
      { extends: true, test: { name: "validate", include: ["validation/**/*.test.ts"], testTimeout: 3_600_000 } },
    ],
  },
});
