import type { ApiDocument } from '#platform/http/openapi.ts';
import { operationsOf } from './odd-values.ts';
import { soundOf, type Ground } from './odd.ts';
import type { Outcome, Requester } from './attack.ts';

/** The client that sends very many requests, and another one that sends light requests meanwhile. */
export type Crowd = { readonly all: Requester; readonly greedy: Requester; readonly other: Requester };

const together = 50;
/** The longest that another client may wait for a light answer, ms. */
const patienceMs = 2000;

/** Each GET address, fifty times in parallel by one viewer: the requests of another client are answered in time, meanwhile and after. */
export async function* crowd({ all, greedy, other }: Crowd, ground: Ground): AsyncGenerator<Outcome> {
  const operations = operationsOf((await (await all('/api/openapi.json', {})).json()) as ApiDocument);
  for (const { name, method, path } of operations) {
    if (method !== 'GET') continue;
    const sound = Object.entries(await soundOf(name, ground)).map(([field, value]) => [field, String(value)] as const);
    const address = path.replaceAll(/\{(\w+)\}/gu, (_, field: string) => encodeURIComponent(new Map(sound).get(field) ?? 'x'));
    const query = new URLSearchParams(sound.filter(([field]) => !path.includes(`{${field}}`)).map(([field, value]) => [field, value]));
    const asked = Array.from({ length: together }, async () => {
      const answer = await greedy(`/api${address}?${query.toString()}`, {});
      await answer.bytes();
      return answer.status;
    });
    let over = false;
    const done = Promise.allSettled(asked).then(() => (over = true));
    do yield await light(other, name);
    while (!over);
    await done;
    yield await light(other, `${name}, after`);
  }
}

async function light(ask: Requester, what: string): Promise<Outcome> {
  const began = performance.now();
  const answer = await ask('/api/buildings?limit=1', {});
  await answer.bytes();
  const took = Math.round(performance.now() - began);
  const isWell = answer.status === 200 && took < patienceMs;
  const told = `fifty at once of ${what}`;
  return { what: told, status: answer.status, fault: isWell ? null : `another waited ${took} ms for a light answer` };
}
