import { fileURLToPath } from "node:url";
import type { Chunk } from "@forestall/studies";
import { Piscina } from "piscina";
import type { Work } from "./executor.ts";

/** Pieces handed out ahead for each thread: a slow replicate at the head must not leave the other threads without work. */
const ahead = 16;

/** Cuts chunks into pieces of at most `size` replicates, so that little is lost when a run is ended early. */
function* piecesOf(chunks: readonly Chunk[], size: number): Generator<Chunk> {
  for (const { index, from, to } of chunks)
    for (let first = from; first < to; first += size) yield { index, from: first, to: Math.min(to, first + size) };
}

/**
 * On worker threads, `pieceSize` replicates at a time. Results do not depend on how many threads there are or on the size. Once the
 * signal is aborted what is being computed is dropped, and it returns, without error, with the replicates before the first unfinished one:
 * keeping later ones that happen to be done would favour those that end early.
 */
export const executeOnThreads = async <R>(
  { task, chunks, done }: Work<R>,
  { threads, pieceSize, signal }: { threads: number; pieceSize: number; signal: AbortSignal },
): Promise<void> => {
  const pool = new Piscina({ filename: fileURLToPath(new URL("./worker.js", import.meta.url)), minThreads: threads, maxThreads: threads });
  const pieces = piecesOf(chunks, pieceSize);
  const running: { piece: Chunk; result: Promise<R[]> }[] = [];
  const submit = (): void => {
    const { value: piece } = pieces.next();
    if (piece === undefined || signal.aborted) return;
    const result: Promise<R[]> = pool.run({ task, chunk: piece });
    // A failure is met where the piece's turn comes; until then it must not count as unhandled.
    result.catch(() => {});
    running.push({ piece, result });
  };
  const drop = (): Promise<void> => pool.destroy();
  signal.addEventListener("abort", drop);
  try {
    for (let k = 0; k < ahead * threads; k++) submit();
    for (let next = running.shift(); next !== undefined; next = running.shift()) {
      const results = await next.result.catch((error: unknown) => {
        if (signal.aborted) return null;
        throw error;
      });
      if (results === null) return;
      submit();
      await done(next.piece.from, results);
    }
  } finally {
    signal.removeEventListener("abort", drop);
    await pool.destroy();
  }
};
