/** A share for people as figures write it: "26 %", "4.1 %", "97.5 %"; never "0 %" or "100 %" unless it is. */
export const percentText = (share: number): string => {
  const percent = 100 * share;
  if (percent === 0 || percent === 100) return `${percent} %`;
  if (percent < 0.1) return "< 0.1 %";
  if (percent > 99.9) return "> 99.9 %";
  return `${percent < 10 || percent > 90 ? percent.toFixed(1) : percent.toFixed(0)} %`;
};
