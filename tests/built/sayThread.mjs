// Preloaded into a run: says on standard error which worker threads there were.
import { isMainThread } from "node:worker_threads";

if (!isMainThread) process.stderr.write("worker thread\n");
