import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { RunRequest } from "../run/runRequest.ts";
import type { TrialRequest } from "../trial/trialRequest.ts";

/** SHA-256 of everything that determines a run, as 64 hexadecimal digits: equal hashes of the same version give equal bytes. */
export const scenarioHash = ({ text, set, engine, seed, replicates, at }: RunRequest): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify([text, set, engine, seed, replicates, at]))));

/** The same of a trial. What files are called does not count; the names of the arms do. */
export const trialHash = ({ arms, set, engine, seed, patients, replicates }: TrialRequest): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify([arms.map(({ name, text }) => [name, text]), set, engine, seed, patients, replicates]))));
