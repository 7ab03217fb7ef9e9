import { Problem } from '#kernel/problem.ts';
import { remake } from './remake.ts';

const mb = 1024 * 1024;

/** How a body may come. */
export type Pace = {
  readonly mostBytes: number;
  /** In every minute but the first and the last: who sends less than this holds a connection and sends nothing worth it. */
  readonly leastBytesAMinute: number;
};

/** The same request, refused with `body-too-large` as soon as its body says or shows that it is longer than allowed, and as `counted` says. */
export function limitBody(request: Request, pace: Pace): Request {
  const tooLarge = () => new Problem('too-large', 'body-too-large', { mb: Math.round(pace.mostBytes / mb) });
  if (Number(request.headers.get('content-length') ?? 0) > pace.mostBytes) throw tooLarge();
  if (request.body === null) return request;
  return remake(request, { body: counted(request.body, pace, tooLarge) });
}

const minuteMs = 60_000;

/** The same bytes; the stream fails past the limit, where nothing comes for a minute (`body-stalled`), and where less comes in a minute than must (`body-too-slow`). */
export function counted(body: ReadableStream<Uint8Array>, pace: Pace, tooLarge: () => Problem): ReadableStream<Uint8Array> {
  let [bytes, before] = [0, -pace.leastBytesAMinute];
  let stalled: NodeJS.Timeout | undefined;
  let minute: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearTimeout(stalled);
    clearTimeout(minute);
  };
  const transformer: Transformer<Uint8Array, Uint8Array> & { cancel: () => void } = {
    start(controller) {
      const fail = (problem: Problem): void => {
        end();
        controller.error(problem);
      };
      stalled = setTimeout(() => fail(new Problem('too-slow', 'body-stalled')), minuteMs).unref();
      const look = (): void => {
        const came = bytes - before;
        before = bytes;
        if (came < pace.leastBytesAMinute)
          fail(new Problem('too-slow', 'body-too-slow', { kb: Math.round(pace.leastBytesAMinute / 1024) }));
        else minute = setTimeout(look, minuteMs).unref();
      };
      minute = setTimeout(look, minuteMs).unref();
    },
    flush: end,
    cancel: end,
    transform(chunk, controller) {
      stalled?.refresh();
      bytes += chunk.byteLength;
      if (bytes <= pace.mostBytes) return controller.enqueue(chunk);
      end();
      controller.error(tooLarge());
    },
  };
  return body.pipeThrough(new TransformStream<Uint8Array, Uint8Array>(transformer));
}
