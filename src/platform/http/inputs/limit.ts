import { Problem } from '#kernel/problem.ts';

/** How a body may come. */
export type Pace = {
  readonly mostBytes: number;
  /** In every minute but the last: who sends less than this holds a connection and sends nothing worth it. 0 takes any. */
  readonly leastBytesAMinute: number;
};

const minuteMs = 60_000;
const firstMs = 10_000;
/** What has brought so much has shown that it means it: from then on a line may pause for up to a minute. */
const trustedBytes = 1024 * 1024;

/**
 * The same bytes; the stream fails past the limit, where nothing comes for a minute (`body-stalled`), and where less comes in a minute than
 * must, or next to nothing in any ten seconds of its beginning (`body-too-slow`).
 */
export function counted(body: ReadableStream<Uint8Array>, pace: Pace, tooLarge: () => Problem): ReadableStream<Uint8Array> {
  let bytes = 0;
  const timers: NodeJS.Timeout[] = [];
  let stalled: NodeJS.Timeout | undefined;
  const end = (): void => {
    clearTimeout(stalled);
    for (const timer of timers) clearInterval(timer);
  };
  const transformer: Transformer<Uint8Array, Uint8Array> & { cancel: () => void } = {
    start(controller) {
      const fail = (problem: Problem): void => {
        end();
        controller.error(problem);
      };
      const kb = Math.round(pace.leastBytesAMinute / 1024);
      /** Fails where less than this came since the last look. */
      const watch = (everyMs: number, least: number, upTo: number): void => {
        let before = 0;
        const look = (): void => {
          const came = bytes - before;
          before = bytes;
          if (came < least && bytes < upTo) fail(new Problem('too-slow', 'body-too-slow', { kb }));
        };
        timers.push(setInterval(look, everyMs).unref());
      };
      stalled = setTimeout(() => fail(new Problem('too-slow', 'body-stalled')), minuteMs).unref();
      watch(minuteMs, pace.leastBytesAMinute, Infinity);
      // a quarter of what must come on the whole: a bad line may begin slowly
      watch(firstMs, pace.leastBytesAMinute / 24, trustedBytes);
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
