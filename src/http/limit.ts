import { Problem } from '#kernel/problem.ts';
import { remake } from './remake.ts';

const mb = 1024 * 1024;

/** The same request, refused with `body-too-large` as soon as its body says or shows that it is longer than allowed. */
export function limitBody(request: Request, mostBytes: number): Request {
  const tooLarge = () => new Problem('too-large', 'body-too-large', { mb: Math.round(mostBytes / mb) });
  if (Number(request.headers.get('content-length') ?? 0) > mostBytes) throw tooLarge();
  if (request.body === null) return request;
  return remake(request, { body: counted(request.body, mostBytes, tooLarge) });
}

/** So long may a body pause. */
const stalledMs = 60_000;

/** The same bytes; the stream fails past the limit, and where nothing comes for a minute. */
export function counted(body: ReadableStream<Uint8Array>, mostBytes: number, tooLarge: () => Problem): ReadableStream<Uint8Array> {
  let bytes = 0;
  let stalled: NodeJS.Timeout | undefined;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      start(controller) {
        stalled = setTimeout(() => controller.error(new Problem('bad-input', 'body-stalled')), stalledMs).unref();
      },
      flush: () => clearTimeout(stalled),
      transform(chunk, controller) {
        stalled?.refresh();
        bytes += chunk.byteLength;
        if (bytes > mostBytes) controller.error(tooLarge());
        else controller.enqueue(chunk);
      },
    }),
  );
}
