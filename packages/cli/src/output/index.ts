import type { RunFacts, Sink } from "./sink.ts";

/** File endings that `--output` knows. */
export const endings = [".csv", ".json", ".parquet"] as const;

/** Opens the output that a file name asks for; `null` where the ending is not known. */
export const openSink = async (file: string, facts: RunFacts): Promise<Sink | null> => {
  if (file === "-" || file.endsWith(".csv")) return (await import("./textSink.ts")).csvSink(file, facts);
  if (file.endsWith(".json")) return (await import("./textSink.ts")).jsonSink(file, facts);
  if (file.endsWith(".parquet")) return (await import("./parquetSink.ts")).parquetSink(file, facts);
  return null;
};
