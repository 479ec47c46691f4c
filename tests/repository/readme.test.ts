import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { root } from "./sources.ts";

const file = join(root, "README.md");

test.skipIf(!existsSync(file))("README shows the two commands before any other", () => {
  const text = readFileSync(file, "utf8");
  const lines = [...text.matchAll(/^```[^\n]*\n(.*?)^```/gms)].flatMap(([, body]) => body!.split("\n"));
  const commands = lines.map((line) =>
    line
      .replace(/^\$ /, "")
      .replace(/\s+#.*$/, "")
      .trim(),
  );
  const own = commands.filter((line) => line !== "" && !/^(#|git clone|cd )/.test(line));
  expect(own.slice(0, 2)).toEqual(["npm start", "npm test"]);
});
