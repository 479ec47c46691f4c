const month = 365.25 / 12;

/** A number of days as months to one decimal: "10.2 months", "1 month". */
export const monthsText = (days: number): string => {
  const months = Number((days / month).toFixed(1));
  return `${months} ${months === 1 ? "month" : "months"}`;
};

/** A day within a sentence: "on the first day", "at 10.2 months". */
export const dayInWords = (day: number): string => (day <= 0 ? "on the first day" : `at ${monthsText(day)}`);
