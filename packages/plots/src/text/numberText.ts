const superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

/** 10 to the `exponent` as axes show it: "1", "10", "10²", "10⁻³". */
export const powerOfTen = (exponent: number): string => {
  if (exponent === 0) return "1";
  if (exponent === 1) return "10";
  const digits = [...String(Math.abs(exponent))].map((digit) => superscripts[Number(digit)]).join("");
  return `10${exponent < 0 ? "⁻" : ""}${digits}`;
};

/** A number of cells for people: "0", "120", "2.5×10⁹". */
export const cellsText = (cells: number): string => {
  if (cells === 0 || (cells >= 0.1 && cells < 9999.5)) return String(Number(cells.toPrecision(cells < 1000 ? 2 : 4)));
  const [digits = "1", exponent = "0"] = cells.toExponential(1).split("e");
  const mantissa = digits.replace(/\.0$/, "");
  return mantissa === "1" ? powerOfTen(Number(exponent)) : `${mantissa}×${powerOfTen(Number(exponent))}`;
};
