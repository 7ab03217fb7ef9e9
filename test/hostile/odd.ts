import type { ApiDocument } from '#platform/http/openapi.ts';
import { random as seeded } from '../city/random.ts';
import type { Outside } from '../scope/outside.ts';
import type { Send } from '../scope/probe.ts';
import { downloadProbes, probes } from '../scope/probes.ts';
import { judged, type Requester, type Outcome } from './attack.ts';
import { operationsOf, garbledRequests, oddValues, requestOf } from './odd-values.ts';

/** What is there to be asked about, and how a file is handed over. */
export type Ground = { readonly outside: Outside; readonly send: Send };

/**
 * Asks every procedure and download of the contract properly but for one value; so many of these questions, drawn by the seed, and signs
 * that mean nothing wherever a request has room for them.
 */
export async function* oddRequests(ask: Requester, ground: Ground, seed: number, count: number): AsyncGenerator<Outcome> {
  const random = seeded(seed, 'odd');
  const all = operationsOf((await (await ask('/api/openapi.json', {})).json()) as ApiDocument);
  const values = oddValues(all);
  const garbled = garbledRequests(all);
  for (let n = 0; n < count; n += 1) {
    if (n % 10 === 0) {
      const { what, method, path, headers } = random.pick(garbled);
      yield judged(what, await ask(path, { method, ...(headers !== undefined && { headers }) }));
      continue;
    }
    const odd = random.pick(values);
    const { what, method, path, body } = requestOf(odd, await soundOf(odd.asked.name, ground));
    const init = body === undefined ? { method } : { method, body, headers: { 'content-type': 'application/json' } };
    yield { ...(await judged(what, await ask(path, init))), ...(body !== undefined && { sent: body }) };
  }
}

/** What is asked properly, but where the contract gives names for what there may be none of. */
export async function soundOf(name: string, { outside, send }: Ground): Promise<object> {
  const address = downloadProbes[name]?.(outside);
  if (address !== undefined) return Object.fromEntries(new URL(`http://x${address}`).searchParams);
  return { ...((await probes[name]?.ask?.(outside, send)) as object | undefined), ...more[name] };
}

/** What the probes of scopes leave out, so that more than names is looked at. */
const more: Readonly<Record<string, object>> = {
  'weather.series': { from: '2025-01-01', to: '2025-01-02' },
  'weather.degrees': { from: '2025-01-01', to: '2025-01-02' },
};
