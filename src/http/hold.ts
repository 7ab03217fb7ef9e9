import type { Context, Next } from 'hono';
import { whileStays } from '#kernel/leaving.ts';
import { kindOf } from './kinds.ts';
import { discard } from './outgoing.ts';
import type { Pulse } from './pulse.ts';
import type { Shed } from './shed.ts';

/** Every request of the API passes here: it waits for room, or is refused, and it ends when a store hangs. What is streamed keeps its room to its last byte. */
export function holdRequests({ shed, pulse }: { readonly shed: Shed; readonly pulse: Pulse }) {
  return async (c: Context, next: Next): Promise<void> => {
    let told = false;
    const work = async (): Promise<void> => {
      const { method, path, raw } = c.req;
      const leave = await shed.enter(kindOf(method, path, bytesOf(raw)), raw.signal);
      try {
        // what was asked to be done is done, whether somebody waits for the answer or not
        await (method === 'GET' ? whileStays(raw.signal, next) : next());
      } catch (error) {
        leave();
        throw error;
      }
      const { body } = c.res;
      if (body === null || !c.res.headers.has('content-disposition')) leave();
      else c.res = new Response(upTo(body, leave), c.res);
      // who asked was told long ago that a store hangs
      if (told) await discard(c.res);
    };
    await pulse.during(work).catch((error: unknown) => {
      told = true;
      throw error;
    });
  };
}

function bytesOf(request: Request): number | null {
  const said = request.headers.get('content-length');
  if (said !== null) return Number(said);
  return request.headers.has('transfer-encoding') ? null : 0;
}

/** The same bytes; `over` is called when they have gone out, or nobody wants them any more. */
function upTo(body: ReadableStream<Uint8Array>, over: () => void): ReadableStream<Uint8Array> {
  const reader = body.getReader();
  return new ReadableStream<Uint8Array>({
    async pull(controller) {
      try {
        const { done, value } = await reader.read();
        if (!done) return controller.enqueue(value);
        over();
        controller.close();
      } catch (error) {
        over();
        controller.error(error);
      }
    },
    async cancel(reason) {
      over();
      await reader.cancel(reason);
    },
  });
}
