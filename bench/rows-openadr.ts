import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { testClients, testTokenOf } from '../src/flexibility/openadr/tokens.ts';
import { clock, type Row } from './table.ts';
import { median, share, took, type Yard } from './yard.ts';

const vens = 1000;
/** One minute's polls within a third of a minute: three times the required rate. */
const spreadMs = 20_000;
const atOnce = 32;

const business = testTokenOf(testClients[0] as (typeof testClients)[number]);

async function requestVtn({ url }: Yard, token: string, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await fetch(`${url}/openadr3/3.1.0${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
  const told: unknown = await answer.json();
  if (!answer.ok) throw new Error(JSON.stringify(told));
  return told;
}

async function each(work: (at: number) => Promise<void>): Promise<void> {
  let next = 0;
  const one = async (): Promise<void> => {
    for (let at = next++; at < vens; at = next++) await work(at);
  };
  await Promise.all(Array.from({ length: atOnce }, one));
}

/** Clients with a ven and a target each, and an event for each; returns the token of each. */
async function stand(yard: Yard): Promise<{ program: string; tokens: string[] }> {
  const tokens: string[] = [];
  const mark = Date.now();
  const { id: program } = (await requestVtn(yard, business, 'POST', '/programs', { programName: `bench-${mark}` })) as { id: string };
  await each(async (at) => {
    const made = await yard.client.openadr.addClient({ name: `bench-${mark}-${at}`, as: 'ven' });
    const form = { grant_type: 'client_credentials', client_id: made.clientId, client_secret: made.clientSecret };
    const answer = await fetch(`${yard.url}/openadr3/3.1.0/auth/token`, { method: 'POST', body: new URLSearchParams(form) });
    tokens[at] = ((await answer.json()) as { access_token: string }).access_token;
    const ven = { objectType: 'BL_VEN_REQUEST', clientID: made.clientId, venName: made.name, targets: [made.name] };
    await requestVtn(yard, business, 'POST', '/vens', ven);
    await requestVtn(yard, business, 'POST', '/events', { programID: program, targets: [made.name] });
  });
  return { program, tokens };
}

export const openadrRow: Row = {
  name: 'openadr',
  what: `${vens.toLocaleString('en')} VENs that poll for events, each a minute (three times as fast): p95`,
  must: '50 ms',
  async run(yard) {
    const { program, tokens } = await stand(yard);
    const times: number[] = [];
    const polls = await took(() =>
      Promise.all(
        tokens.map(async (token, at) => {
          await sleep((at * spreadMs) / vens);
          const began = performance.now();
          const found = await requestVtn(yard, token, 'GET', '/events');
          times.push((performance.now() - began) / 1000);
          if ((found as unknown[]).length !== 1) throw new Error('a VEN found another event than its own');
        }),
      ),
    );
    const reached = await webhooks(yard, program, tokens);
    return {
      ours: clock(share(times, 0.95)),
      cpu: polls.cpu,
      note: `median ${clock(median(times))}; an event reached ${vens.toLocaleString('en')} webhooks in ${clock(reached)} (10 s)`,
    };
  },
};

/** Seconds from an event to the last of the webhooks. */
async function webhooks(yard: Yard, program: string, tokens: readonly string[]): Promise<number> {
  let [came, done] = [0, (): void => undefined];
  const all = new Promise<void>((resolve) => {
    done = resolve;
  });
  const server = createServer((request, response) => {
    if (request.method === 'GET') return void response.end(new URL(request.url ?? '', 'http://localhost').searchParams.get('echo'));
    request.resume().on('end', () => {
      response.end();
      came += 1;
      if (came === vens) done();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const callbackUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const objectOperations = [{ objects: ['EVENT'], operations: ['CREATE'], callbackUrl }];
  await each(
    async (at) => void (await requestVtn(yard, tokens[at] as string, 'POST', '/subscriptions', { clientName: `b${at}`, objectOperations })),
  );
  const { seconds } = await took(async () => {
    await requestVtn(yard, business, 'POST', '/events', { programID: program });
    await all;
  });
  server.close();
  return seconds;
}
