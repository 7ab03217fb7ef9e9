import { expect, test } from 'vitest';
import type { Download, DownloadRoute } from '#kernel/download.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import type { Scope } from '#kernel/scope.ts';
import type { TrailEntry } from '#kernel/trail.ts';
import { downloadsOnTrail } from './downloads-on-trail.ts';

const county = { identity: 'key:1', actor: 'bureau', role: 'bureau', sees: { region: '140302' } } as const;
const context = { scope: county } as unknown as RequestContext;

/** Requests one download; returns the entries that exist then. */
async function left(given: Partial<DownloadRoute>, asked: Readonly<Record<string, string>>, file: Partial<Download> = {}) {
  const entries: TrailEntry[] = [];
  const written = new WeakSet<Scope>();
  const audit = async (scope: Scope, entry: TrailEntry) => {
    written.add(scope);
    entries.push(entry);
  };
  const route: DownloadRoute = {
    path: '/exports/paper',
    action: 'export',
    summary: 'a paper',
    parameters: {},
    types: ['text/csv'],
    open: async () => ({ name: 'a.csv', type: 'text/csv', body: new ReadableStream(), ...file }),
    ...given,
  };
  const own =
    given.path === '/exports/own' ? { open: async (of: RequestContext) => (await audit(of.scope, mine), route.open(of, {})) } : {};
  const [one] = downloadsOnTrail([{ ...route, ...own }], { audit, hasLeft: (scope) => written.has(scope) });
  await one?.open(context, asked);
  await one?.open(context, asked);
  return entries;
}

const mine: TrailEntry = { action: 'export', subject: 'own', region: '140300' };
const entry = (region: unknown, detail: object = {}, subject = 'paper') => ({ action: 'export', subject, region, detail });

test('each download leaves an audit trail entry with its query and the place of its subject, the named place, or that of the caller', async () => {
  const twice = (one: object) => [one, one];
  expect(await left({}, {})).toEqual(twice(entry('140302')));
  expect(await left({}, { region: '140303', lang: 'en' })).toEqual(twice(entry('140303', { region: '140303' })));
  expect(await left({}, { region: '' })).toEqual(twice(entry('140302')));
  expect(await left({}, { building: 'B1' })).toEqual(twice(entry({ where: ['building:B1'] }, { building: 'B1' })));
  expect(await left({}, { id: '7' }, { lies: { where: ['building:B2'] } })).toEqual(twice(entry({ where: ['building:B2'] }, { id: '7' })));
  const evidence = { path: '/cases/{case}/evidence/{n}' } as const;
  expect(await left(evidence, { case: 'C1', n: '1' })).toEqual(
    twice(entry({ where: ['case:C1'] }, { case: 'C1', n: '1' }, 'cases-evidence')),
  );
});

test('a download that writes its own entry leaves only that, each time; one with a stated reason leaves none', async () => {
  expect(await left({ path: '/exports/own' }, {})).toEqual([mine, mine]);
  expect(await left({ leavesNone: 'a form' }, {})).toEqual([]);
});

test('a file whose entry cannot be written is not sent, and its producer is released', async () => {
  let ended = false;
  const body = new ReadableStream<Uint8Array>({ cancel: () => void (ended = true) });
  const route = { path: '/exports/a', open: async () => ({ name: 'a', type: 'text/csv', body }) } as unknown as DownloadRoute;
  const audit = () => Promise.reject(new Error('no store'));
  const [one] = downloadsOnTrail([route], { audit, hasLeft: () => false });
  await expect(one?.open(context, {})).rejects.toThrow('no store');
  expect(ended).toBe(true);
});
