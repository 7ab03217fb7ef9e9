import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ProblemAnswer } from '#kernel/problem-answer.ts';
import type { Role, Sight } from '#kernel/scope.ts';
import { call, procedures, type Procedure } from '../procedures.ts';
import { createWorld, type World } from '../world.ts';
import { createOutside, inside, mark, markOfNobody, nowhereLike, type Outside } from './outside.ts';
import { downloadProbes, probes } from './probes.ts';

/** One for each way to see a part. */
const askers: readonly (readonly [Role, Sight])[] = [
  ['bureau', { region: inside.region }],
  ['owner', { organisation: inside.organisation }],
  ['operator', { operator: inside.operator }],
  ['auditor', { region: inside.region }],
];

/** A code is unique within a city: a requester who wants to use a code that is taken gets to know it, whoever owns it. */
const tellsTakenCodes = new Set([
  'registry.importBuildings',
  'registry.importMeters',
  'energyAudit.importSync',
  'place.importOrganisations',
  'warning.add',
  'heatNetwork.importSubstations',
]);

let world: World;
let outside: Outside;
let nowhere: Outside;
let swaps: readonly Swap[];
/** Procedures whose probe names one thing by its id; others query everything, or by region, and regions are public. */
const naming = new Set<string>();

beforeAll(async () => {
  world = await createWorld();
  outside = await createOutside(world);
  nowhere = nowhereLike(outside);
  swaps = swapsOf();
  for (const { name } of named) {
    const input = async (there: Outside) => JSON.stringify(await probes[name]?.ask?.(there, async (text) => text));
    if ((await input(outside)) !== (await input(nowhere))) naming.add(name);
  }
});

afterAll(() => world.stop());

/**
 * The answer or the problem, as text, with both marks unified; also generated ids of the two sides, and what is generated for each answer.
 */
async function answerOf(ask: () => Promise<unknown>): Promise<string> {
  const told = await ask().catch((error: unknown) => {
    if (error instanceof ProblemAnswer) return { ...error.document, instance: '' };
    throw error;
  });
  return evenOut(told instanceof Blob ? await told.text() : (JSON.stringify(told) ?? ''));
}

type Swap = readonly [what: string | RegExp, by: string];

/** What differs between the two sides but means the same, in the order in which it is unified. */
function swapsOf(): readonly Swap[] {
  const ids = Object.keys(outside) as (keyof Outside)[];
  const named = ids.flatMap((id) => [outside[id], nowhere[id]].map((value) => [value, `<${id}>`] as const));
  const texts = named.flatMap(([value, name]): [string, string][] => (typeof value === 'string' ? [[value, name]] : []));
  const numbers = named.flatMap(([value]) => (typeof value === 'number' ? [`${value}`, value.toLocaleString('en')] : []));
  return [
    ...texts.toSorted(([a], [b]) => b.length - a.length),
    [new RegExp(`(?<![\\w.,-])(?:${[...new Set(numbers)].join('|')})(?![\\w.,-]*\\w)`, 'gu'), '<number>'],
    [mark, '<mark>'],
    [markOfNobody, '<mark>'],
    [/"(?:import|change|job)":(?:\d+|"[\da-f-]{36}")/gu, '"number"'],
    [/"seconds":[\d.]+|"received":"[^"]*"/gu, '"time"'],
  ];
}

const evenOut = (text: string): string => swaps.reduce((all, [what, by]) => all.replaceAll(what, by), text);

const named = procedures().filter(({ name }) => !('open' in (probes[name] ?? { open: '' })) && !tellsTakenCodes.has(name));

describe.each(askers)('to %s of %j something elsewhere and something that does not exist get the same answer', (role, sees) => {
  const asking =
    ({ name, path }: Procedure, there: Outside) =>
    async () => {
      const send = async (text: string) => world.upload('asked.csv', text, await world.secretOf(role, sees));
      return call(world.as(role, sees), path, await probes[name]?.ask?.(there, send));
    };

  test.each(named.map((one) => [one.name, one] as const))('%s', async (name, procedure) => {
    const probe = probes[name];
    for (const ask of probe !== undefined && 'also' in probe ? (probe.also ?? []) : []) {
      const told = (there: Outside) => answerOf(() => call(world.as(role, sees), procedure.path, ask(there)));
      expect(await told(nowhere)).toBe(await told(outside));
    }
    if (!naming.has(name)) return;
    const elsewhere = await answerOf(asking(procedure, outside));
    expect(await answerOf(asking(procedure, nowhere))).toBe(elsewhere);
  });

  test('downloads', async () => {
    const authorization = `Bearer ${await world.secretOf(role, sees)}`;
    for (const [path, probe] of Object.entries(downloadProbes)) {
      if (probe(outside) === probe(nowhere)) continue;
      const told = async (there: Outside) => {
        const answer = await world.ask(`/api${probe(there)}`, { headers: { authorization } });
        const body = await answer.text();
        return `${answer.status} ${evenOut(body).replace(/"instance":"[^"]*"/u, '')}`;
      };
      expect(await told(nowhere), path).toBe(await told(outside));
    }
  });
});
