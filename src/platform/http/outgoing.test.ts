import { Readable } from 'node:stream';
import { expect, test } from 'vitest';
import { begun, discard } from './outgoing.ts';

/** A file of this many chunks, and whether its producer has been released. */
function made(pieces: number, failsAt = Infinity) {
  const state = { open: false, over: 0 };
  async function* bytes() {
    state.open = true;
    try {
      for (let at = 0; at < pieces; at += 1) {
        if (at === failsAt) throw new Error('broke');
        yield Uint8Array.of(at);
      }
    } finally {
      state.over += 1;
    }
  }
  return { state, body: Readable.toWeb(Readable.from(bytes())) as ReadableStream<Uint8Array> };
}

test('data is sent as it is produced', async () => {
  const { state, body } = made(3);
  expect(await new Response(await begun(body)).bytes()).toEqual(Uint8Array.of(0, 1, 2));
  expect(state.over).toBe(1);
  expect((await new Response(await begun(made(0).body)).bytes()).length).toBe(0);
});

test('an error before the first byte is thrown; a later one breaks the connection', async () => {
  await expect(begun(made(3, 0).body)).rejects.toThrow('broke');
  const late = made(3, 2);
  await expect(new Response(await begun(late.body)).bytes()).rejects.toThrow('broke');
  expect(late.state.over).toBe(1);
});

test('a client that leaves without reading a byte stops the producer', async () => {
  const { state, body } = made(3);
  await discard(new Response(await begun(body)));
  expect(state).toEqual({ open: true, over: 1 });
});
