/** Items in a sentence: "a", "a and b", "a, b and c". Items that hold commas of their own are kept apart by semicolons. */
export const listText = (items: readonly string[]): string => {
  if (items.length < 2) return items.join("");
  const comma = items.some((item) => item.includes(",")) ? ";" : ",";
  const end = comma === ";" ? "; and " : " and ";
  return `${items.slice(0, -1).join(`${comma} `)}${end}${items.at(-1)}`;
};

/** The sentence with a capital at its beginning. */
export const capitalised = (sentence: string): string => sentence.charAt(0).toUpperCase() + sentence.slice(1);
