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

/** The same bytes; the stream fails past the limit. */
export function counted(body: ReadableStream<Uint8Array>, mostBytes: number, tooLarge: () => Problem): ReadableStream<Uint8Array> {
  let bytes = 0;
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        bytes += chunk.byteLength;
        if (bytes > mostBytes) controller.error(tooLarge());
        else controller.enqueue(chunk);
      },
    }),
  );
}
