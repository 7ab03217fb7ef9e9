import type { ApiDocument } from '#platform/http/openapi.ts';
import { random as seeded } from '../city/random.ts';
import type { Outside } from '../scope/outside.ts';
import type { Send } from '../scope/probe.ts';
import { downloadProbes, probes } from '../scope/probes.ts';
import { judged, type Requester, type Outcome } from './attack.ts';
import { operationsOf, garbledRequests, oddValues, requestOf } from './odd-values.ts';

/** The data to query, and how a file is uploaded. */
export type Ground = { readonly outside: Outside; readonly send: Send };

/**
 * Calls every procedure and download of the contract with an input that is valid except for one value; the given number of these requests,
 * drawn by the seed, plus meaningless characters wherever a request has room for them.
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

/** A valid input; the things that it names may not exist. */
export async function soundOf(name: string, { outside, send }: Ground): Promise<object> {
  const address = downloadProbes[name]?.(outside);
  if (address !== undefined) return Object.fromEntries(new URL(`http://x${address}`).searchParams);
  return { ...((await probes[name]?.ask?.(outside, send)) as object | undefined), ...more[name] };
}

/** What the scope probes leave out, so that more than names is tested. */
const more: Readonly<Record<string, object>> = {
  'weather.series': { from: '2025-01-01', to: '2025-01-02' },
  'weather.degrees': { from: '2025-01-01', to: '2025-01-02' },
};
