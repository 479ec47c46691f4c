import { parseHTML } from "linkedom";
import { expect, test } from "vitest";
import { svgText } from "./svgText.ts";

const { document } = parseHTML("<!doctype html><html><body></body></html>");
const svg = "http://www.w3.org/2000/svg";

test("writes XML: its namespace, letter case, sorted attributes, escaped text, nothing that XML forbids", () => {
  const root = document.createElementNS(svg, "svg");
  root.setAttribute("viewBox", "0 0 1 1");
  root.setAttribute("aria-label", `a < b & "c"`);
  root.setAttribute("role", "img");
  const clip = document.createElementNS(svg, "clipPath");
  const text = document.createElementNS(svg, "text");
  text.textContent = "</text><script>alert('1')</script>\u0000\ud800\u00a010⁹ 🙂";
  root.append(clip, document.createComment("<b>"), text);
  expect(svgText(root)).toBe(
    `<svg xmlns="http://www.w3.org/2000/svg" aria-label="a &lt; b &amp; &quot;c&quot;" role="img" viewBox="0 0 1 1"><clipPath/>` +
      "<text>&lt;/text&gt;&lt;script&gt;alert(&#39;1&#39;)&lt;/script&gt;\ufffd\ufffd\u00a010⁹ 🙂</text></svg>",
  );
});
