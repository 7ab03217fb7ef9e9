import type { ApiDocument } from '#platform/http/openapi.ts';
import { judged, type Outcome, type Requester } from './attack.ts';
import { operationsOf, type Operation } from './odd-values.ts';
import { soundOf, type Ground } from './odd.ts';

/** What a careless or hostile client sends where a number, a day or a name is expected; null omits the parameter. */
const values: readonly (readonly string[] | null)[] = [
  ['1e400'],
  ['-0'],
  ['0x10'],
  ['2147483648'],
  ['9007199254740993'],
  ['NaN'],
  ['1000000000'],
  ['1.5'],
  ['abc'],
  [' '],
  [''],
  ['2025', '2026'],
  null,
];

/** A parameter of a GET address, and one odd value for it. */
export type OddParameter = {
  readonly asked: Operation;
  readonly name: string;
  readonly isNumber: boolean;
  readonly given: readonly string[] | null;
};

/** Every parameter of every download, and of every procedure called by GET, with every odd value. */
export async function oddParameters(ask: Requester): Promise<OddParameter[]> {
  const all = operationsOf((await (await ask('/api/openapi.json', {})).json()) as ApiDocument);
  return all
    .filter(({ method }) => method === 'GET')
    .flatMap((asked) => {
      const types = new Map(asked.leaves.flatMap(({ path, type }) => (path.length === 1 ? [[path[0] as string, type] as const] : [])));
      return [...types].flatMap(([name, type]) => values.map((given) => ({ asked, name, isNumber: type === 'number', given })));
    });
}

/** Sends requests that are valid except for that parameter, several in parallel. */
export async function* askOddly(ask: Requester, ground: Ground, all: readonly OddParameter[], atOnce = 8): AsyncGenerator<Outcome> {
  const sound = new Map<string, object>();
  for (const { name } of new Set(all.map(({ asked }) => asked))) sound.set(name, await soundOf(name, ground));
  for (let from = 0; from < all.length; from += atOnce) {
    const some = all.slice(from, from + atOnce);
    yield* await Promise.all(
      some.map(async (one) => {
        const path = addressOf(one, sound.get(one.asked.name) ?? {});
        return judged(`GET ${path.slice(0, 200)}`, await ask(path, { method: 'GET' }));
      }),
    );
  }
}

function addressOf({ asked, name, given }: OddParameter, sound: object): string {
  const held = Object.entries({ ...sound, [name]: given ?? undefined }).filter(([, value]) => value !== undefined);
  const textsOf = (value: unknown): string[] =>
    (Array.isArray(value) ? value : [value]).map((one) => encodeURIComponent(typeof one === 'string' ? one : (JSON.stringify(one) ?? '')));
  const texts = new Map(held.map(([field, value]) => [field, textsOf(value)]));
  const inPath = new Set([...asked.path.matchAll(/\{(\w+)\}/gu)].map((match) => match[1] ?? ''));
  const address = `/api${asked.path.replaceAll(/\{(\w+)\}/gu, (_, field: string) => texts.get(field)?.[0] || '%20')}`;
  const query = [...texts].flatMap(([field, some]) => (inPath.has(field) ? [] : some.map((text) => `${field}=${text}`)));
  return query.length === 0 ? address : `${address}?${query.join('&')}`;
}
