import { sha256 } from "@noble/hashes/sha2.js";
import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js";
import type { RunRequest } from "./runRequest.ts";

/** SHA-256 of everything that determines a run, as 64 hexadecimal digits: equal hashes of the same version give equal bytes. */
export const scenarioHash = ({ text, set, engine, seed, replicates, at }: RunRequest): string =>
  bytesToHex(sha256(utf8ToBytes(JSON.stringify([text, set, engine, seed, replicates, at]))));
