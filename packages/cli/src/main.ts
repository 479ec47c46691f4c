import { Command, CommanderError, InvalidArgumentError, Option } from "commander";
import { version } from "./about/version.ts";

// Only the command line's grammar is loaded here; what a command needs is imported when it is used, so that a small run starts at once.

const wholeNumber =
  (least: number, most: number) =>
  (text: string): number => {
    const value = /^\d+$/.test(text) ? Number(text) : Number.NaN;
    if (!(value >= least && value <= most)) throw new InvalidArgumentError(`a whole number from ${least} to ${most} is needed.`);
    return value;
  };

const dayList = (text: string): number[] =>
  text.split(",").map((part) => {
    const value = /^\s*\d*\.?\d+(e[-+]?\d+)?\s*$/i.test(part) ? Number(part) : Number.NaN;
    if (Number.isFinite(value)) return value;
    throw new InvalidArgumentError(`days from 0 on, separated by commas, are needed, such as 0,30,60.5: got ${JSON.stringify(part)}.`);
  });

const collect = (value: string, earlier: string[]): string[] => [...earlier, value];

const program = new Command("forestall")
  .description("Simulate how a cancer outmanoeuvres its drugs. For research and education, not for decisions about a patient's care.")
  .version(version)
  .showHelpAfterError("(forestall --help lists the commands)")
  .exitOverride();

program
  .command("run")
  .description("simulates a scenario and says how it ended")
  .argument("<file>", "scenario file (YAML or JSON); - reads standard input")
  .option("--engine <name>", "mean, exact or fast; default: the scenario's, else fast")
  .option("--seed <number>", "study seed; default: the scenario's, else 1", wholeNumber(0, Number.MAX_SAFE_INTEGER))
  .option("--replicates <number>", "same patient, new luck; default: the scenario's, else 1", wholeNumber(1, 1e7))
  .option("--set <path=value>", "changes the scenario, such as drugs.A.kill='0.05 /day'; may be repeated", collect, [])
  .option("--at <days>", "days to record, separated by commas; default: visits, else 201 equal times", dayList)
  .option("--output <file>", "writes rows to FILE.csv, FILE.json or FILE.parquet; -: CSV on standard output")
  .option("--figures <folder>", "writes the figures as SVG into this folder")
  .option("--report <file>", "writes a self-contained HTML report")
  .addOption(new Option("--threads <number>", "worker threads; never changes results; default: all cores").argParser(wholeNumber(1, 1024)))
  .action(async (file: string, options: object) => {
    const { runCommand } = await import("./commands/run.ts");
    process.exitCode = await runCommand(file, options);
  });

program
  .command("trial")
  .description("treats virtual patients in arms side by side: each arm is a scenario file, and all arms share patients and luck")
  .argument("<files...>", "scenario files, one for each arm")
  .option("--patients <number>", "virtual patients in each arm; default: the first file's, else 100", wholeNumber(1, 1e7))
  .option(
    "--replicates <number>",
    "courses of each patient, each with its own luck; default: the first file's, else 1",
    wholeNumber(1, 1e6),
  )
  .option("--seed <number>", "study seed; default: the first file's, else 1", wholeNumber(0, Number.MAX_SAFE_INTEGER))
  .option("--engine <name>", "mean, exact or fast; default: each file's, else fast")
  .option("--set <path=value>", "changes every arm; may be repeated", collect, [])
  .option("--output <folder>", "writes patients.csv into this folder")
  .option("--report <file>", "writes a self-contained HTML report")
  .addOption(new Option("--threads <number>", "worker threads; never changes results; default: all cores").argParser(wholeNumber(1, 1024)))
  .action(async (files: string[], options: object) => {
    const { trialCommand } = await import("./commands/trial.ts");
    process.exitCode = await trialCommand(files, options);
  });

program
  .command("check")
  .description("validates a scenario: every problem with its line, then its cell types and what running it will cost")
  .argument("<file>", "scenario file (YAML or JSON); - reads standard input")
  .option("--set <path=value>", "changes the scenario; may be repeated", collect, [])
  .action(async (file: string, options: object) => {
    const { checkCommand } = await import("./commands/check.ts");
    process.exitCode = await checkCommand(file, options as { set: string[] });
  });

program
  .command("schema")
  .description("prints the JSON Schema of scenario files, for editors")
  .action(async () => {
    const { schemaCommand } = await import("./commands/schema.ts");
    process.exitCode = schemaCommand();
  });

program
  .command("evidence")
  .description("browses the curated numbers: drugs, variants, mechanisms, trials, each with unit, conditions and source")
  .argument("[query...]", "what to look for, such as erlotinib or T790M; without: what there is")
  .option("--json", "prints the rows as JSON")
  .action(async (query: string[], options: object) => {
    const { evidenceCommand } = await import("./commands/evidence.ts");
    process.exitCode = await evidenceCommand(query, options);
  });

program
  .command("demo")
  .description("runs the first trial: EGFR-mutant lung cancer, erlotinib or osimertinib first, beside the published trial")
  .option("--report <file>", "where the report goes", "report.html")
  .option("--patients <number>", "virtual patients in each arm", wholeNumber(1, 1e6), 200)
  .option("--threads <number>", "worker threads; never changes results; default: all cores", wholeNumber(1, 1024))
  .action(async (options: object) => {
    const { demoCommand } = await import("./commands/demo.ts");
    process.exitCode = await demoCommand(options as { report: string; patients: number; threads?: number });
  });

try {
  await program.parseAsync();
} catch (error) {
  if (!(error instanceof CommanderError)) throw error;
  // Help and version are no errors; anything else about the command line is bad input.
  process.exitCode = error.exitCode === 0 ? 0 : 2;
}
