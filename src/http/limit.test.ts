import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { counted, limitBody } from './limit.ts';

beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(() => void vi.useRealTimers());

const tooLarge = () => new Problem('too-large', 'body-too-large', { mb: 1 });
const bytes = (size: number) => new Uint8Array(size);

/** A body that its sender feeds by hand. */
function slowBody() {
  let feed!: ReadableStreamDefaultController<Uint8Array>;
  const body = new ReadableStream<Uint8Array>({ start: (controller) => void (feed = controller) });
  return { body, send: (size: number) => feed.enqueue(bytes(size)), end: () => feed.close() };
}

test('a body of which nothing comes for a minute is given up', async () => {
  const { body, send } = slowBody();
  const reader = counted(body, 1000, tooLarge).getReader();
  send(10);
  expect((await reader.read()).value).toHaveLength(10);
  const next = reader.read();
  const refused = expect(next).rejects.toMatchObject({ code: 'body-stalled', kind: 'bad-input' });
  vi.advanceTimersByTime(60_000);
  await refused;
});

test('a slow one goes on as long as something comes within each minute', async () => {
  const { body, send, end } = slowBody();
  const reader = counted(body, 1000, tooLarge).getReader();
  for (let piece = 0; piece < 10; piece += 1) {
    vi.advanceTimersByTime(59_000);
    send(1);
    expect((await reader.read()).value).toHaveLength(1);
  }
  end();
  expect((await reader.read()).done).toBe(true);
  vi.advanceTimersByTime(120_000);
  expect(vi.getTimerCount()).toBe(0);
});

test('a body that shows itself longer than allowed is refused while it comes, one that says so before', async () => {
  const { body, send } = slowBody();
  const reader = counted(body, 15, tooLarge).getReader();
  send(10);
  await reader.read();
  const refused = expect(reader.read()).rejects.toMatchObject({ code: 'body-too-large' });
  send(10);
  await refused;
  const told = new Request('http://x/', { method: 'POST', body: 'x', headers: { 'content-length': '99' } });
  expect(() => limitBody(told, 15)).toThrow('body-too-large');
});
