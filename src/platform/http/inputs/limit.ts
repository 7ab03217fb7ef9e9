import { Problem } from '#kernel/problem.ts';

/** How fast a body must arrive. */
export type Pace = {
  readonly mostBytes: number;
  /** In every minute except the last: a sender that sends less occupies a connection for nothing useful. 0 allows any rate. */
  readonly leastBytesAMinute: number;
};

const minuteMs = 60_000;
const firstMs = 10_000;
/** A sender of this much has proved serious: from then on the line may pause for up to a minute. */
const trustedBytes = 1024 * 1024;

/**
 * The same bytes; the stream fails beyond the limit, if nothing arrives for a minute (`body-stalled`), and if less than the minimum arrives
 * in a minute, or almost nothing in any ten seconds at its beginning (`body-too-slow`).
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
      /** Fails if less than this arrived since the last check. */
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
      // a quarter of the overall minimum rate: a bad line may start slowly
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
