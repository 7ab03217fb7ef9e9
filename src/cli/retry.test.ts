import { expect, test } from 'vitest';
import { afterBusy, retrying } from './retry.ts';

const busy = (code: string, after = '5'): Response =>
  Response.json({ code }, { status: 503, headers: { 'retry-after': after, 'content-type': 'application/problem+json' } });

/** A program that gives these responses in turn; records its requests and the waiting times. */
function program(...answers: Response[]) {
  const [asked, waited]: [string[], number[]] = [[], []];
  const fetch = async (request: Request): Promise<Response> => {
    asked.push(`${request.method} ${await request.text()}`);
    return answers.shift() ?? Response.json({ done: true });
  };
  return { asked, waited, ask: retrying(fetch, async (ms) => void waited.push(ms)) };
}
const post = () => new Request('http://x/api/undo', { method: 'POST', body: '{"id":7}' });

test('told to retry, it retries once, after that time, with the same request', async () => {
  const { asked, waited, ask } = program(busy('overloaded'));
  expect((await ask(post())).status).toBe(200);
  expect([asked, waited]).toEqual([['POST {"id":7}', 'POST {"id":7}'], [5000]]);
});

test('told so again, it reports this', async () => {
  const { asked, ask } = program(busy('overloaded'), busy('overloaded'), busy('overloaded'));
  expect((await ask(post())).status).toBe(503);
  expect(asked).toHaveLength(2);
});

test('what may have happened after all is not sent twice; a query is', async () => {
  const change = program(busy('store-not-responding'));
  expect((await change.ask(post())).status).toBe(503);
  expect(change.asked).toHaveLength(1);
  const question = program(busy('store-not-responding'));
  expect((await question.ask(new Request('http://x/api/rank'))).status).toBe(200);
});

test('a waiting time that is too long, a file in transit and other errors are left to the caller', async () => {
  expect((await program(busy('overloaded', '3600')).ask(post())).status).toBe(503);
  expect((await program(new Response(null, { status: 503 })).ask(post())).status).toBe(503);
  const file = program(busy('overloaded'));
  expect((await file.ask(new Request('http://x/api/files', { method: 'PUT', body: 'a' }))).status).toBe(503);
  expect(file.waited).toEqual([]);
  expect(await afterBusy(busy('overloaded', '3'), async (ms) => void file.waited.push(ms))).toBe(true);
  expect(file.waited).toEqual([3000]);
  expect(await afterBusy(Response.json({}))).toBe(false);
});
