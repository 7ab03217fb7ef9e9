import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Problem } from '#kernel/problem.ts';
import { createWorkers } from '#platform/workers/workers.ts';
import { story } from '../../../test/story.ts';
import { freshStores, type FreshStores } from '../../../test/stores.ts';
import { createKnowledge, readShipped } from './knowledge.ts';
import { shippedFolder } from './slice.ts';

const shipped = await readShipped(shippedFolder);

const workers = createWorkers({ size: 1 });
let stores: FreshStores;
/** The folder of a city’s own files, a different one for each test; it does not exist yet. */
let [room, own] = ['', ''];
let now = Date.UTC(2026, 0, 1);

beforeAll(async () => {
  stores = await freshStores();
});
beforeEach(() => {
  room = mkdtempSync(join(tmpdir(), 'yaodong-own-'));
  own = join(room, 'knowledge');
});
afterEach(() => rmSync(room, { recursive: true }));

afterAll(async () => {
  await stores.drop();
  await workers.stop();
});

const start = () => createKnowledge({ postgres: stores.postgres, now: () => now, workers, shipped, own });

const city = (version: number, value: number) => `  - {id: city/gas, version: ${version}, value: ${value}, unit: kgce/m3, status: CITY, supersedes: standard-coal/gas}\n`;
const head = 'kind: coefficient\nsource: {document: City notice 1, clause: "2"}\nentries:\n';

async function problemOf(work: Promise<unknown>): Promise<Problem> {
  const thrown = await work.catch((cause: unknown) => cause);
  if (thrown instanceof Problem) return thrown;
  throw new Error('expected a problem');
}

describe('knowledge', () => {
  story('what a city adds is kept, even if its file is broken later', (step) => {
step('accepts what a city adds, keeps old figures, and refuses an edit with file and line', async () => {
    const knowledge = await start();
    const gasAt = (recorded: number) => knowledge.find('coefficient', 'standard-coal/gas', { on: '2025-12-31', recorded })?.value;
    expect(gasAt(now)).toBe(1.2143);
    const before = now;

    now += 10_000;
    mkdirSync(own);
    writeFileSync(join(own, 'gas.yaml'), head + city(1, 1.25));
    await knowledge.reload();
    now += 10_000;
    expect([gasAt(before), gasAt(now)]).toEqual([1.2143, 1.25]);

    writeFileSync(join(own, 'gas.yaml'), head + city(1, 1.26));
    const problem = await problemOf(knowledge.reload());
    expect(problem.code).toBe('knowledge-bad');
    expect(problem.findings).toMatchObject([{ code: 'knowledge-changed', evidence: { file: 'gas.yaml', line: 4, next: 2 } }]);
    expect(gasAt(now)).toBe(1.25);

    writeFileSync(join(own, 'gas.yaml'), head + city(1, 1.25) + city(2, 1.26));
    await knowledge.reload();
    const between = now;
    now += 10_000;
    expect([gasAt(before), gasAt(between), gasAt(now)]).toEqual([1.2143, 1.25, 1.26]);
  });

step('starts with what it knew if a city’s file is broken, and says so', async () => {
    writeFileSync(join(own, 'gas.yaml'), 'kind: [');
    const knowledge = await start();
    expect(knowledge.find('coefficient', 'standard-coal/gas', { on: '2025-12-31', recorded: now })).toMatchObject({ value: 1.26, origin: 'kept' });
    expect(knowledge.trouble()).toMatchObject([{ code: 'yaml-broken', evidence: { file: 'gas.yaml' } }]);
    writeFileSync(join(own, 'gas.yaml'), head + city(1, 1.25) + city(2, 1.26));
    await knowledge.reload();
    expect(knowledge.trouble()).toEqual([]);
    expect(knowledge.versions('coefficient').filter(({ held }) => held.id === 'city/gas')).toHaveLength(2);
  });
  });

  it('accepts the valid files next to a faulty one, and none that needs it until it is corrected', async () => {
    const terms = (rest: string) => `kind: term\nstatus: CITY\nsource: {document: City words, clause: "1"}\nentries:\n  - ${rest}\n`;
    const term = (id: string, word: string, when: string) => terms(`{id: ${id}, version: 1, term: ${word}, given: plain, when: ${when}}`);
    const fuel = (id: string, value: number) => `${head}  - {id: city/${id}, version: 1, value: ${value}, unit: kgce/kg, status: CITY}\n`;
    mkdirSync(own);
    writeFileSync(join(own, 'a-bad.yaml'), terms('{id: city/low, version: 1'));
    writeFileSync(join(own, 'b-good.yaml'), fuel('coke', 0.97));
    writeFileSync(join(own, 'c-needs-a.yaml'), term('city/low-urban', '本市矮楼', '[矮楼, {urban: true}]'));
    now += 10_000;
    const knowledge = await start();
    const valueOf = (id: string) => knowledge.find('coefficient', `city/${id}`, { on: '2025-12-31', recorded: now })?.value;
    expect(valueOf('coke')).toBe(0.97);
    const told = knowledge.trouble().map(({ code, evidence }) => [evidence['file'], evidence['line'], code]);
    expect(told).toEqual([
      ['a-bad.yaml', 6, 'yaml-broken'],
      ['c-needs-a.yaml', 5, 'policy-term-unknown'],
    ]);

    writeFileSync(join(own, 'd-good.yaml'), fuel('peat', 0.5));
    expect((await problemOf(knowledge.reload())).findings).toEqual(knowledge.trouble());
    expect((await knowledge.put('e-good.yaml', fuel('wood', 0.4), false)).fresh.map(({ id }) => id)).toEqual(['city/wood']);
    now += 10_000;
    expect(['peat', 'wood'].map(valueOf)).toEqual([0.5, 0.4]);

    await knowledge.put('a-bad.yaml', term('city/low', '矮楼', '{urban: true}'), false);
    expect(knowledge.trouble()).toEqual([]);
    expect(knowledge.inForce('term', { on: '2025-12-31', recorded: now + 10_000 }).map(({ id }) => id)).toContain('city/low-urban');
  });

  it('reports the faults of a file added at run time, until it is corrected', async () => {
    mkdirSync(own);
    const knowledge = await start();
    const tariff = (until: string) =>
      `kind: tariff\nentries:\n  - {id: gappy, export: 0, periods: [{name: all, price: 1, from: '00:00', to: '${until}'}]}\n`;
    writeFileSync(join(own, 'tariff.yaml'), tariff('23:00'));
    await problemOf(knowledge.reload());
    expect(knowledge.trouble()[0]).toMatchObject({ code: 'tariff-gap', evidence: { file: 'tariff.yaml', minute: '23:00' } });
    writeFileSync(join(own, 'tariff.yaml'), tariff('24:00'));
    await knowledge.reload();
    expect(knowledge.trouble()).toEqual([]);
  });

  it('does not start if bundled knowledge is broken', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'yaodong-shipped-'));
    writeFileSync(join(folder, 'a.yaml'), 'kind: quota\nentries: []\n');
    const problem = await problemOf(readShipped(folder));
    expect(problem.findings[0]).toMatchObject({ evidence: { file: 'a.yaml', line: 2, field: 'entries' } });
    rmSync(folder, { recursive: true });
  });

  it('reads a file again when it is written', async () => {
    mkdirSync(own);
    const knowledge = await start();
    const end = knowledge.watch(() => undefined);
    writeFileSync(join(own, 'heat.yaml'), `${head}  - {id: city/heat, version: 1, value: 35, unit: kgce/GJ, status: CITY}\n`);
    const found = () => knowledge.find('coefficient', 'city/heat', { on: '2025-12-31', recorded: now + 10_000 });
    await expect.poll(found, { timeout: 5000 }).toMatchObject({ value: 35, origin: 'own' });
    end();
  });

  it('keeps what two persons confirmed in a separate file, and accepts no confirmation from an uploaded file', async () => {
    const knowledge = await start();
    now += 10_000;
    const at = { on: '2026-01-01', recorded: now };
    const before = knowledge.find('coefficient', 'standard-coal/steam', at);
    const entry = {
      id: 'checked/standard-coal/steam',
      version: 1,
      supersedes: 'standard-coal/steam',
      status: 'CITY',
      source: { document: 'GB/T 2589-2020', clause: 'A' },
      confirmed: { check: 1, edition: '第一版', page: '12', typedBy: '甲', confirmedBy: '乙', at: '2026-01-01T00:00:00Z' },
      carrier: 'steam',
      value: 99.5,
      unit: 'kgce/t',
    };
    const counts = await knowledge.addChecked('coefficient', entry);
    expect(counts).toBeGreaterThan(now);
    const steam = (recorded: number) => knowledge.find('coefficient', 'standard-coal/steam', { on: '2026-01-01', recorded });
    expect([steam(now)?.value, steam(counts)?.value]).toEqual([before?.value, 99.5]);

    now = counts + 1000;
    const more = { ...entry, version: 2, withdrawn: { by: '丙', at: '2026-01-02T00:00:00Z', reason: '版次有误' } };
    const ended = await knowledge.addChecked('coefficient', more);
    expect([steam(counts)?.value, steam(ended)?.value]).toEqual([99.5, before?.value]);
    expect((await start()).find('coefficient', 'standard-coal/steam', { on: '2026-01-01', recorded: counts })).toMatchObject({
      origin: 'own',
      confirmed: { typedBy: '甲', confirmedBy: '乙' },
    });

    const text = await knowledge.file('checked/coefficient.yaml');
    expect(await knowledge.put('checked/coefficient.yaml', text, true)).toMatchObject({ fresh: [] });
    for (const forged of [text.replaceAll('version: 2', 'version: 3'), text.replaceAll('checked/', 'own/')])
      expect((await problemOf(knowledge.put('checked/coefficient.yaml', forged, true))).findings).toContainEqual(
        expect.objectContaining({ code: 'knowledge-confirmed-by-hand' }),
      );
  });
});
