import { type Chunk, type RunRequest, runChunk } from "@forestall/studies";

/** What a worker thread does. */
export default ({ request, chunk }: { request: RunRequest; chunk: Chunk }) => runChunk(request, chunk);
