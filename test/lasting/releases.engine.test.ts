import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import pino from 'pino';
import { afterAll, describe, expect, test } from 'vitest';
import { fillFrom, numbersIn, openBackup } from '#upkeep/backup/backup.ts';
import { createClient, type Client } from '#client.ts';
import { readConfig } from '#config.ts';
import { numbers } from '#platform/db/migrations.ts';
import { openStores } from '#platform/db/stores.ts';
import { compose } from '#main.ts';
import { restoreInto } from '#restore.ts';
import { afterwards } from './history.ts';
import { rounds } from '../rounds.ts';
import { answer, figuresIn, someOfEach, together, type Question } from './questions.ts';

const releases = fileURLToPath(new URL('../data/releases', import.meta.url));
const room = mkdtempSync(join(tmpdir(), 'yaodong-releases-'));
afterAll(() => rmSync(room, { recursive: true, force: true }));

const quiet = pino({ level: 'silent' });
const into = (root: string) => readConfig({ data: root, port: 0 }, {});

async function opened(root: string, work: (client: Client) => Promise<void>): Promise<void> {
  const app = await compose(into(root), { log: quiet, clock: () => afterwards });
  try {
    await work(createClient({ url: 'http://localhost', fetch: app.fetch, headers: () => ({ authorization: `Bearer ${app.localKey}` }) }));
  } finally {
    await app.stop();
  }
}

/** What is answered differently today, and why: what a release got wrong, or did not return yet. */
const mended: readonly { readonly why: string; readonly is: (question: Question) => boolean }[] = [
  {
    why: 'asked for gas as known on an earlier date, 0.1.0 took the electricity meters below others along',
    is: ([procedure, input]) =>
      procedure === 'metering.useOfBuilding' && input['carrier'] !== 'electricity' && input['knownAt'] !== undefined,
  },
  {
    why: 'the life of a building tells of its meters since 0.2.0',
    is: ([procedure]) => procedure === 'registry.timeline',
  },
];

/** Slices that have another name today. */
const renamed: Readonly<Record<string, string>> = {
  duty: 'obligations',
  plan: 'specialPlans',
  dossier: 'attachments',
  listing: 'tableExport',
};

/** A query as it is written today. */
function asNow([procedure, input]: Question): Question {
  if (procedure === 'benchmarking.explain') return ['figures.explain', input];
  if (procedure === 'benchmarking.city') return ['overview.city', input];
  const [slice = '', ...rest] = procedure.split('.');
  return [[renamed[slice] ?? slice, ...rest].join('.'), input];
}

type Recorded = readonly (readonly [Question, object])[];

/** What a later release may say differently: words, and additional information. Everything else that was answered is still answered. */
function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  // a name in both languages
  if (Object.keys(value).toSorted().join(' ') === 'en zh') return {};
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => !['detail', 'findings', 'seconds', 'knownAt', 'changedAt'].includes(name))
      .map(([name, one]) => [name, plain(one)]),
  );
}

describe.each(readdirSync(releases))('a town left by release %s', (release) => {
  const file = join(releases, release, 'town.yaodong');
  const recorded = (JSON.parse(gunzipSync(readFileSync(join(releases, release, 'answers.json.gz'))).toString()) as Recorded)
    .map(([question, told]) => [asNow(question), told] as const)
    .filter(([question]) => !mended.some(({ is }) => is(question)));
  const some = someOfEach(recorded, ([[procedure]]) => procedure, rounds(20, recorded.length));

  const asksAgain = async (client: Client, some: Recorded) => {
    const told = await together(some, ([question]) => answer(client, question));
    for (const [at, [question, before]] of some.entries())
      expect({ question, told: plain(told[at]) }).toMatchObject({ question, told: plain(before) as object });
  };

  test('its backup restores, queries return the same answers as then, and its figures are explained', async () => {
    const root = join(room, `${release}-restored`);
    await restoreInto(into(root), file);
    await opened(root, async (client) => {
      await asksAgain(client, some);
      const figures = figuresIn(some.map(([, told]) => told)).filter((_, at) => at % 11 === 0);
      for (const figure of figures) expect(await answer(client, ['figures.explain', { figure }])).toMatchObject({ figure });
      expect((await client.doctor.examine()).checks.filter(({ ok }) => !ok)).toEqual([]);
    });
  }, 600_000);

  test('a copy of its directory is upgraded by the first start and returns the same answers; a newer one is refused', async () => {
    const root = join(room, `${release}-directory`);
    const backup = await openBackup(file);
    const at = numbersIn(backup.manifest);
    const work = async (ours: Parameters<typeof fillFrom>[1]) => {
      await fillFrom(backup, ours, () => undefined);
      throw new Error('and no further');
    };
    await expect(openStores({ dataDirectory: root, fill: { at, work } })).rejects.toThrow('and no further');
    await backup.close();
    // marks a fill that did not complete; the directory is to be as that release left it
    rmSync(join(root, 'restoring'));
    writeFileSync(join(root, 'version.json'), JSON.stringify({ layout: 1, program: release, migrations: at }, null, 2));
    const before = readFileSync(join(root, 'version.json'), 'utf8');
    await opened(root, (client) =>
      asksAgain(
        client,
        recorded.filter((_, place) => place % 25 === 0),
      ),
    );
    const after = readFileSync(join(root, 'version.json'), 'utf8');
    const copies = readdirSync(join(root, 'backups')).filter((name) => name !== 'cut');
    expect(copies).toHaveLength(JSON.stringify(at) === JSON.stringify(numbers()) ? 0 : 1);
    for (const copy of copies) expect(readFileSync(join(root, 'backups', copy, 'version.json'), 'utf8')).toBe(before);
    const newer = JSON.parse(after) as { migrations: { postgres: number[] } };
    newer.migrations.postgres.push(9999);
    writeFileSync(join(root, 'version.json'), JSON.stringify(newer));
    await expect(openStores({ dataDirectory: root })).rejects.toMatchObject({ code: 'directory-newer' });
  }, 600_000);
});
