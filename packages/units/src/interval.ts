import { kinds } from "./kinds.ts";
import { longestText, type Parsed, parsed, quoted, refused } from "./parsed.ts";
import { parseQuantity } from "./parseQuantity.ts";
import { type Days, days } from "./quantity.ts";

const adverbs: Readonly<Record<string, string>> = {
  hourly: "1 hour",
  daily: "1 day",
  weekly: "1 week",
  monthly: "1 month",
  yearly: "1 year",
};
const times: Readonly<Record<string, number>> = { once: 1, twice: 2, thrice: 3 };
const numberWords = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"];
const twoMeanings: Readonly<Record<string, string>> = {
  biweekly: '"twice weekly" or "every 2 weeks"',
  bimonthly: '"twice a month" or "every 2 months"',
};

/** What would do where an interval is due. */
export const intervalExamples = 'write one such as "daily", "twice daily", "every 3 weeks" or "8 weeks"';

const own = <T>(table: Readonly<Record<string, T>>, word: string): T | undefined => (Object.hasOwn(table, word) ? table[word] : undefined);

const asDigits = (word: string): string => {
  const value = numberWords.indexOf(word.toLowerCase());
  return value < 0 ? word : String(value);
};

/** True where the words from `at` on begin to say how often: "daily", "twice ...", "every ...", "3 times ...". */
const saysHowOften = (words: readonly string[], at: number): boolean => {
  const word = words[at]!.toLowerCase();
  return (
    word === "every" ||
    [adverbs, times, twoMeanings].some((table) => Object.hasOwn(table, word)) ||
    (words[at + 1]?.toLowerCase() === "times" && at + 1 < words.length)
  );
};

/** Reads "every ..." without its "every": "day", "other day", "3 weeks", "two weeks", "12h". */
const everyOf = (words: readonly string[]): Parsed<Days> => {
  const [first = "", ...rest] = words;
  if (first.toLowerCase() === "other") return parseQuantity(`2 ${rest.join(" ")}`, kinds.duration);
  const counted = [asDigits(first), ...rest].join(" ");
  return parseQuantity(/^[\d.+-]/.test(counted) ? counted : `1 ${counted}`, kinds.duration);
};

const intervalOf = (words: readonly string[]): Parsed<Days> => {
  const [first = "", second = ""] = words.map((word) => word.toLowerCase());
  const ambiguous = own(twoMeanings, first);
  if (ambiguous !== undefined) return refused(`${quoted(first)} has two meanings; write ${ambiguous}`);
  const adverb = own(adverbs, first);
  if (adverb !== undefined && words.length === 1) return parseQuantity(adverb, kinds.duration);
  if (first === "every") return everyOf(words.slice(1));
  const few = own(times, first);
  if (few !== undefined || second === "times") {
    const count = few ?? Number(asDigits(first));
    if (!(Number.isInteger(count) && count >= 1)) return refused(`${quoted(words.join(" "))} is not a whole number of times`);
    const rest = words.slice(few === undefined ? 2 : 1);
    const each = ["a", "an", "per", "each"].includes(rest[0]?.toLowerCase() ?? "");
    const period = each ? parseQuantity(`1 ${rest.slice(1).join(" ")}`, kinds.duration) : intervalOf(rest);
    return period.ok ? parsed(days(period.value / count)) : period;
  }
  return parseQuantity(words.map(asDigits).join(" "), kinds.duration);
};

/**
 * Reads how often something is given or done, as the days from one time to the next: "daily", "once daily", "twice daily",
 * "three times a day", "every day", "every other day", "every 12 hours", "every 3 weeks", "weekly", or the duration itself, "8 weeks".
 */
export const parseInterval = (text: string): Parsed<Days> => {
  if (text.length > longestText) return refused(`a text of ${text.length} characters is too long for an interval; ${intervalExamples}`);
  const words = text.trim().split(/\s+/);
  const interval = intervalOf(words);
  if (interval.ok && interval.value > 0) return interval;
  if (interval.ok) return refused(`${quoted(text.trim())} is no interval: it must be longer than nothing; ${intervalExamples}`);
  const twoWays = /has two meanings/.test(interval.problem);
  return refused(twoWays ? interval.problem : `${quoted(text.trim())} is no interval; ${intervalExamples}`);
};

/** Where the words of a dosing begin to say how often; -1 if nowhere. */
export const indexOfInterval = (words: readonly string[]): number => words.findIndex((_, at) => saysHowOften(words, at));
