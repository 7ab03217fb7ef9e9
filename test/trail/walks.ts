import { afterAll, beforeAll, expect } from 'vitest';
import type { Client } from '#client.ts';
import { ProblemAnswer, raise } from '#kernel/problem-answer.ts';
import { call, procedures } from '../procedures.ts';
import { outsideRegion } from '../scope/outside.ts';
import { probes } from '../scope/probes.ts';
import { story } from '../story.ts';
import { kinds, nothing, wide } from './table.ts';
import { filesLeavingNone } from './files.ts';
import { beginWalk, type FileStep, type Step, type Walk } from './walk.ts';

type Entry = { readonly id: number; readonly action: string; readonly subject: string; readonly region: string | null };
/** What a procedure left in the trail; the problem if it was refused. */
type Left = { readonly name: string; readonly left: readonly Entry[] | ProblemAnswer };

const kindOf = ({ subject }: Entry): string => subject.split(':')[0] ?? '';
const paths = new Map(procedures().map(({ name, path }) => [name, path]));

type District = { readonly steps: readonly Step[]; readonly settle?: (walk: Walk) => Promise<void> };

/**
 * Calls every procedure of these districts in one town, one district after the other, each procedure in order, and looks for its entry as
 * the county's auditor.
 */
export function walks(districts: Readonly<Record<string, District>>): void {
  let begun: Awaited<ReturnType<typeof beginWalk>>;
  beforeAll(async () => {
    begun = await beginWalk();
  });
  afterAll(() => begun.end());

  story('every action on things of a county leaves an audit trail entry that the county’s auditor can read', (step) => {
    for (const [name, district] of Object.entries(districts)) step(name, () => walked(begun.walk, district));
  });
}

async function walked(walk: Walk, { steps, settle }: District): Promise<void> {
  await settle?.(walk);
  const all: Left[] = [];
  for (const step of steps) all.push({ name: step[0], left: await leftBy(walk, step) });
  expect(all.flatMap(refusalOf)).toEqual([]);
  expect(all.flatMap(misplacedKind)).toEqual([]);
  const { entries } = await walk.world.as('auditor', { region: outsideRegion }).access.audit({ limit: 1000 });
  const seen = new Set(entries.map(({ id }) => id));
  expect(all.flatMap((one) => misplaced(one, seen))).toEqual([]);
}

async function leftBy(walk: Walk, step: Step): Promise<Left['left']> {
  try {
    if (isFile(step)) return await leftByFile(walk, step);
    const [name, input, by] = step;
    const given = input === undefined ? await probes[name]?.ask?.(walk.outside, walk.send) : await input(walk);
    const client = (await by?.(walk)) ?? walk.local;
    const before = (await walk.local.access.audit({ limit: 1 })).entries[0]?.id ?? 0;
    const answer = ((await call(client, paths.get(name) ?? [], given)) ?? {}) as Walk['answers'][string];
    walk.answers[name] = answer;
    await jobEnded(walk.local, answer);
    const { entries } = await walk.local.access.audit({ limit: 100 });
    return entries.filter(({ id }) => id > before).toReversed();
  } catch (error) {
    if (error instanceof ProblemAnswer) return error;
    throw error;
  }
}

const isFile = (step: Step): step is FileStep => step[0].startsWith('/');

/** What a file leaves when it is downloaded by the county's bureau, or by the holder of another key. */
async function leftByFile(walk: Walk, [path, address, key]: FileStep): Promise<Entry[]> {
  const { world, local } = walk;
  const asked = await address(walk);
  const secret = (await key?.(walk)) ?? (await world.secretOf('bureau', { region: outsideRegion }));
  const before = (await local.access.audit({ limit: 1 })).entries[0]?.id ?? 0;
  const answer = await raise(await world.ask(`/api${asked}`, { headers: { authorization: `Bearer ${secret}` } }));
  expect(`${path} ${answer.status}`).toBe(`${path} 200`);
  await answer.arrayBuffer();
  return (await local.access.audit({ limit: 100 })).entries.filter(({ id }) => id > before).toReversed();
}

/** Waits for the end of the job, if an answer names one. */
async function jobEnded({ jobs }: Client, { job }: Readonly<Record<string, unknown>>): Promise<void> {
  if (typeof job !== 'string') return;
  for await (const { finishedAt } of await jobs.events({ id: job })) if (finishedAt !== null) return;
}

const refusalOf = ({ name, left }: Left): string[] =>
  left instanceof ProblemAnswer ? [`${name}: ${left.document.code} ${left.document.detail} ${JSON.stringify(left.document.findings)}`] : [];

const ownOf = ({ name, left }: Left): Entry | undefined =>
  left instanceof ProblemAnswer ? undefined : left.find((one) => name.startsWith('/') || kindOf(one) === kinds.get(name));

/** The download is recorded once; for a feed there is also an entry at its end, on how much was sent. */
const isOneFile = (left: readonly Entry[]): boolean => left.filter(({ action }) => action !== 'feed-take').length === 1;

/** Entries that a procedure left but is not listed to leave, or did not leave although it is listed to. */
function misplacedKind(one: Left): string[] {
  if (one.left instanceof ProblemAnswer) return [];
  const isNone = one.name in nothing || filesLeavingNone.includes(one.name);
  const isRight = isNone ? one.left.length === 0 : one.name.startsWith('/') ? isOneFile(one.left) : ownOf(one) !== undefined;
  return isRight ? [] : [`${one.name}: ${one.left.map(({ action, subject }) => `${action} ${subject}`).join() || 'nothing'}`];
}

/** A procedure whose entry the auditor does not read, or reads although it is listed as concerning the whole program. */
function misplaced(one: Left, seen: ReadonlySet<number>): string[] {
  const own = ownOf(one);
  if (own === undefined) return [];
  const isRight = one.name in wide ? own.region === null : seen.has(own.id) && own.region !== null;
  return isRight ? [] : [`${one.name} ${own.subject} ${own.region}`];
}
