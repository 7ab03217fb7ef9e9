import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { story } from '../../test/story.ts';
import { createShell } from '../../test/shell.ts';

const room = mkdtempSync(join(tmpdir(), 'yaodong-cli-'));
const data = join(room, 'data');

const { started, firstLine, yaodong, inProcess, toldInProcess } = createShell(room);

type Use = {
  readonly steps: readonly Readonly<Record<string, unknown>>[];
  readonly total: { readonly value: number; readonly figure: string };
};
type Imported = { readonly import: number; readonly rejected: unknown };
type Ranked = Readonly<Record<'code' | 'rank' | 'intensity' | 'percentile', unknown>>;
type Found = { readonly id: string; readonly severity: string; readonly decision?: unknown };

const on = (directory: string) => ['--data', directory];
const here = on(data);

const inRoom = (name: string): string => join(room, name);

function file(name: string, ...lines: readonly string[]): string {
  writeFileSync(inRoom(name), lines.map((line) => `${line}\n`).join(''));
  return name;
}

const year = ['--from', '2025-01-01', '--to', '2026-01-01'];
const useOf = (building: string, directory: string, ...more: readonly string[]) =>
  toldInProcess<Use>('use', building, '--carrier', 'electricity', ...year, '--step', 'month', ...on(directory), ...more);

/** Starts a server on a directory, and stops it. */
async function serve(directory: string) {
  const served = started(['serve', '--port', '0', '--json', ...on(directory)]);
  await firstLine(served);
  return {
    async stop(): Promise<void> {
      served.kill('SIGTERM');
      expect((await served.said).code).toBe(0);
    },
  };
}

afterAll(() => rmSync(room, { recursive: true, force: true }));

const buildings = ['import', 'buildings', inRoom('buildings.csv'), '--value', 'use:办公楼=office', '--value', 'region:城区=140302'];
let preview: unknown;

beforeAll(async () => {
  file(
    'buildings.csv',
    'code,name,use,region,floorArea',
    'B1,一号楼,office,140302,1000',
    'B2,二号楼,办公楼,城区,1000',
    'B3,三号楼,谷仓,140302,1000',
  );
  file(
    'meters.csv',
    'code,building,carrier,kind,unit,digits',
    'M1,B1,electricity,register,kWh,6',
    'M2,B2,electricity,interval,kWh,',
    'M3,B2,water,register,m3,5',
  );
  file(
    'register.csv',
    'meter,time,value',
    'M1,2025-01-01,1000',
    'M1,2026-01-01,13000',
    'M3,2025-01-01,900',
    'M3,2025-02-01,400',
    'M3,2025-03-01,500',
  );
  const months = Array.from({ length: 12 }, (_, at) => `2025-${String(at + 1).padStart(2, '0')}`);
  file('months.csv', ['meter', ...months].join(','), ['M2', ...months.map(() => '2000')].join(','));
  file('correction.csv', 'meter,2025-12', 'M2,5000');
  // a command alone creates the directory
  preview = await toldInProcess(...buildings, '--preview', ...here);
});

describe('a directory that does not exist yet', () => {
  test('is created by a single command, which starts both stores; with --preview nothing is imported', async () => {
    expect(preview).toMatchObject({ created: 2, rejectedCount: 1, preview: true });
  });

  describe('while a server is running on it', () => {
    let served: Awaited<ReturnType<typeof serve>>;

    beforeAll(async () => {
      served = await serve(data);
    });

    afterAll(() => served.stop());

    story('imports the data, answers, keeps what was known, and is exported', (step) => {
      step('imports buildings with their rejects', async () => {
        const words = [...buildings, '--rejects', inRoom('rejects.csv'), ...here];
        const first = await toldInProcess<Imported>(...words);
        expect(first).toMatchObject({ created: 2, updated: 0, unchanged: 0, kept: [], rejectedCount: 1 });
        expect(first.rejected).toMatchObject([{ row: 4, column: 'use', code: expect.any(String), detail: expect.any(String) }]);
        expect(readFileSync(inRoom('rejects.csv'), 'utf8')).toContain('B3');
        expect(await toldInProcess(...words)).toMatchObject({ created: 0, updated: 0, unchanged: 2 });
      });

      step('imports meters and readings', async () => {
        expect(await toldInProcess('import', 'meters', inRoom('meters.csv'), ...here)).toMatchObject({ created: 3, rejectedCount: 0 });
        const long = [
          '--layout',
          'long',
          '--time-column',
          'time',
          '--meter-column',
          'meter',
          '--value-column',
          'value',
          '--kind',
          'register',
        ];
        const registers = await toldInProcess(
          'import',
          'readings',
          inRoom('register.csv'),
          ...long,
          '--received',
          '2026-01-02T00:00:00Z',
          ...here,
        );
        expect(registers).toMatchObject({ readings: 5, accepted: 5, repeated: 0, revised: 0, missing: 0, rejectedCount: 0, meters: 2 });
        const months = ['--layout', 'months', '--meter-column', 'meter', '--kind', 'interval', '--interval', '1month', '--unit', 'kWh'];
        const bills = await toldInProcess(
          'import',
          'readings',
          inRoom('months.csv'),
          ...months,
          '--received',
          '2026-01-02T00:00:00Z',
          ...here,
        );
        expect(bills).toMatchObject({
          readings: 12,
          accepted: 12,
          rejectedCount: 0,
          from: '2024-12-31T16:00:00Z',
          to: '2025-12-31T16:00:00Z',
        });
        const again = await toldInProcess(
          'import',
          'readings',
          inRoom('months.csv'),
          ...months,
          '--received',
          '2026-01-03T00:00:00Z',
          ...here,
        );
        expect(again).toMatchObject({ readings: 12, accepted: 0, repeated: 12 });
      });

      step('answers for every step: a register is spread evenly, a bill is as stated', async () => {
        const first = await useOf('B1', data);
        expect(first.steps).toHaveLength(12);
        expect(first.steps[0]).toMatchObject({ start: '2024-12-31T16:00:00Z', end: '2025-01-31T16:00:00Z', coverage: 1, estimated: true });
        expect(first.steps[0]?.['value']).toBeCloseTo((12_000 * 31) / 365, 4);
        expect(first.total).toMatchObject({ value: 12_000, unit: 'kWh', coverage: 1, figure: expect.any(String) });
        const second = await useOf('B2', data);
        expect(second.steps.map(({ value }) => value)).toEqual(Array.from({ length: 12 }, () => 2000));
        const meter = await toldInProcess('use', '--meter', 'M2', ...year, '--step', 'year', ...here);
        expect(meter).toMatchObject({ meter: 'M2', total: { value: 24_000 } });
      });

      step('ranks, judges and explains', async () => {
        const rank = await toldInProcess<{ buildings: Ranked[] }>(
          'rank',
          '--region',
          '140302',
          '--year',
          '2025',
          '--carrier',
          'electricity',
          ...here,
        );
        expect(rank.buildings.map(({ code, rank: place, intensity, percentile }) => [code, place, intensity, percentile])).toEqual([
          ['B2', 1, 24, 100],
          ['B1', 2, 12, 50],
        ]);
        const quota = await toldInProcess('quota', 'B2', '--year', '2025', ...here);
        for (const name of [
          'measured',
          'corrected',
          'constraint',
          'leading',
          'unit',
          'corrections',
          'verdict',
          'indicative',
          'source',
          'findings',
        ]) {
          expect(quota).toHaveProperty(name);
        }
        const { total } = await useOf('B1', data);
        const explained = await toldInProcess('explain', total.figure, ...here);
        expect(explained).toMatchObject({ figure: total.figure, formula: expect.any(String), meters: [{ code: 'M1', coverage: 1 }] });
        expect(await toldInProcess('explain', total.figure, ...here)).toEqual(explained);
        const flow = await toldInProcess('building', 'flow', 'B1', '--year', '2025', ...here);
        expect(flow).toMatchObject({ carriers: [{ carrier: 'electricity', nodes: [{ item: null, use: { value: 12_000 } }] }] });
        expect(await toldInProcess('building', 'years', 'B1', '--until', '2025', ...here)).toMatchObject({
          years: [2025],
          rows: [{ item: null }],
        });
        expect(await toldInProcess('building', 'standing', 'B1', '--year', '2025', ...here)).toMatchObject({ rank: 2, percentile: 50 });
        const tree = await toldInProcess('building', 'meters', 'B1', ...year, ...here);
        expect(tree).toMatchObject({ meters: [{ meter: 'M1', depth: 0, use: { value: 12_000 }, balance: null }] });
        const hours = await toldInProcess<{ days: object[] }>(
          'building',
          'hours',
          'B1',
          '--from',
          '2025-03-01',
          '--to',
          '2025-03-03',
          ...here,
        );
        expect(hours.days).toHaveLength(2);
        const warmth = await toldInProcess('building', 'temperature', 'B1', ...year, '--step', 'month', ...here);
        expect(warmth).toMatchObject({ building: 'B1', unit: 'degC', steps: expect.any(Array) });
        expect(await toldInProcess('completeness', '--building', 'B2', ...year, '--step', 'month', ...here)).toMatchObject({
          buildings: expect.arrayContaining([
            expect.objectContaining({ code: 'B2', carrier: 'electricity', steps: Array.from({ length: 12 }, () => 1) }),
          ]),
        });
      });

      step('knows the state before a correction and before its undo', async () => {
        const months = ['--layout', 'months', '--meter-column', 'meter', '--kind', 'interval', '--interval', '1month', '--unit', 'kWh'];
        const late = await toldInProcess<Imported>(
          'import',
          'readings',
          inRoom('correction.csv'),
          ...months,
          '--received',
          '2026-02-01T00:00:00Z',
          ...here,
        );
        expect(late).toMatchObject({ readings: 1, accepted: 0, revised: 1 });
        expect((await useOf('B2', data)).total.value).toBe(27_000);
        expect((await useOf('B2', data, '--known-at', '2026-01-15')).total.value).toBe(24_000);
        const before = new Date(Date.now()).toISOString();
        expect(await toldInProcess('undo', String(late.import), ...here)).toEqual({ import: late.import, undone: true });
        expect((await useOf('B2', data)).total.value).toBe(24_000);
        expect((await useOf('B2', data, '--known-at', before)).total.value).toBe(27_000);
        expect((await inProcess('undo', String(late.import), ...here)).code).toBe(1);
      });

      step('shows what is doubtful, and accepts a person’s decision on it', async () => {
        const { findings } = await toldInProcess<{ findings: Found[] }>('findings', '--meter', 'M3', ...here);
        const [fall] = findings.filter(({ severity }) => severity !== 'info');
        expect(fall).toMatchObject({ meter: 'M3', from: '2024-12-31T16:00:00Z', to: '2025-01-31T16:00:00Z', detail: expect.any(String) });
        const january = () =>
          toldInProcess('use', '--meter', 'M3', '--from', '2025-01-01', '--to', '2025-02-01', '--step', 'month', ...here);
        expect((await january()).total).toMatchObject({ value: null, coverage: 0 });
        await toldInProcess('decide', fall?.id ?? '', '--as', 'reset', '--note', '换过表', ...here);
        const decided = await toldInProcess<{ findings: Found[] }>('findings', '--meter', 'M3', ...here);
        expect(decided.findings.find(({ id }) => id === fall?.id)?.decision).toMatchObject({ as: 'reset', note: '换过表' });
      });

      step('accepts edits by hand, shows their history, and keeps them against the file', async () => {
        const { change, building } = await toldInProcess<{ change: number; building: object }>(
          'building',
          'edit',
          'B1',
          '--set',
          'floorArea=1200',
          ...here,
        );
        expect(building).toMatchObject({ code: 'B1', floorArea: 1200 });
        const again = await toldInProcess(
          'import',
          'buildings',
          inRoom('buildings.csv'),
          '--value',
          'use:办公楼=office',
          '--value',
          'region:城区=140302',
          ...here,
        );
        expect(again).toMatchObject({ unchanged: 2, kept: [{ code: 'B1', field: 'floorArea', ours: 1200, theirs: 1000 }] });
        const { changes } = await toldInProcess<{ changes: { field: string }[] }>('history', 'B1', ...here);
        expect(changes.some(({ field }) => field === 'floorArea')).toBe(true);
        expect(await toldInProcess('undo', String(change), ...here)).toMatchObject({ undone: true });
      });

      step('is exported, and an empty directory that imports the export gives the same answers', async () => {
        const copy = join(room, 'copy');
        for (const what of ['buildings', 'meters', 'readings']) {
          const exported = await toldInProcess('export', what, '--format', 'csv', '--out', inRoom(`${what}-out.csv`), ...here);
          // readings: five of a register and twelve months; what was imported again is not a revision
          expect(exported).toEqual({ rows: { buildings: 2, meters: 3, readings: 17 }[what], file: inRoom(`${what}-out.csv`) });
        }
        const copied = await serve(copy);
        for (const what of ['buildings', 'meters', 'readings'])
          expect(await toldInProcess('import', what, inRoom(`${what}-out.csv`), ...on(copy))).toMatchObject({ rejectedCount: 0 });
        for (const building of ['B1', 'B2']) {
          const [theirs, ours] = await Promise.all([useOf(building, copy), useOf(building, data)]);
          expect(theirs.steps).toEqual(ours.steps);
        }
        await copied.stop();
      });
    });

    test('treats an option that the file does not need as wrong usage, whether or not the layout was named', async () => {
      for (const options of [
        ['--layout', 'months', '--value-column', '2025-01'],
        ['--time-column', 'meter'],
        ['--kind', 'register', '--interval', '1h'],
      ]) {
        const { code, err } = await inProcess('import', 'readings', inRoom('months.csv'), ...options, '--preview', '--json', ...here);
        expect([code, (JSON.parse(err) as { code: string }).code]).toEqual([
          2,
          options[0] === '--kind' ? 'option-for-register' : 'option-unused',
        ]);
      }
      const { code, err } = await inProcess(
        'import',
        'buildings',
        inRoom('buildings.csv'),
        '--value',
        'fund:x=state',
        '--preview',
        '--json',
        ...here,
      );
      expect([code, (JSON.parse(err) as { code: string }).code]).toEqual([2, 'option-without-field']);
    });

    test('on the server itself an account is unlocked and a lost second factor removed without any sign-in', async () => {
      await toldInProcess('user', 'add', '王工', '--role', 'viewer', ...here);
      expect(await toldInProcess('user', 'unlock', '王工', ...here)).toMatchObject({ name: '王工' });
      expect(await toldInProcess('user', 'drop-second-factor', '王工', ...here)).toMatchObject({ name: '王工', twoFactor: false });
      const { entries } = await toldInProcess<{ entries: { actor: string; action: string; count: number }[] }>(
        'audit',
        '--subject',
        'user:王工',
        ...here,
      );
      expect(entries.map(({ actor, action, count }) => `${actor} ${action} ${count}`)).toEqual([
        'local second-factor-taken-off 1',
        'local user-unlock 1',
        'local user-add 1',
      ]);
      const unknown = await inProcess('user', 'unlock', '没有这个人', '--json', ...here);
      expect([unknown.code, JSON.parse(unknown.err).code]).toEqual([1, 'no-such-user']);
    });

    test('an unknown file, an unknown building: exit 1 and a problem', async () => {
      const missing = await inProcess('import', 'buildings', inRoom('nothing.csv'), '--json', ...here);
      expect([missing.code, missing.out, JSON.parse(missing.err).code]).toEqual([1, '', 'no-such-local-file']);
      const unknown = await inProcess('building', 'show', 'B99', '--json', '--lang', 'en', ...here);
      expect([unknown.code, JSON.parse(unknown.err)]).toEqual([1, expect.objectContaining({ status: 404, findings: [] })]);
    });

    test('doctor reports no fault', async () => {
      expect(await toldInProcess('doctor', ...here)).toMatchObject({ ok: true });
    });

    test('a closed output pipe is not an error', async () => {
      const child = started(['places', ...here]);
      child.stdout!.destroy();
      expect(await child.said).toMatchObject({ code: 0, err: '' });
    });
  });
});

describe('two programs on one directory', () => {
  const here = on(join(room, 'desk'));

  test('two commands at once: one waits and says so, both answer', async () => {
    const [first, second] = await Promise.all([yaodong('places', '--json', ...here), inProcess('places', '--json', ...here)]);
    expect([first.code, second.code]).toEqual([0, 0]);
    expect(first.out).toBe(second.out);
    expect(first.err + second.err).toContain('正在等待');
  });

  test('a running server is found, even by a command that started first and waits', async () => {
    mkdirSync(inRoom('desk/knowledge'), { recursive: true });
    writeFileSync(inRoom('desk/knowledge/bad.yaml'), 'kind: coefficient\nentries: [\n');
    const served = started(['serve', '--port', '0', '--json', ...here]);
    const early = inProcess('places', '--json', ...here);
    const line = await Promise.race([firstLine(served), served.said.then(({ err }) => Promise.reject(new Error(err)))]);
    const { url, user, password } = JSON.parse(line) as Record<string, string>;
    expect([user, typeof password]).toEqual(['admin', 'string']);
    expect((await fetch(`${url}/healthz`)).status).toBe(200);
    expect((await early).code).toBe(0);
    expect((await inProcess('places', '--json', ...here)).err).toBe('');
    expect(await inProcess('serve', '--json', ...here)).toMatchObject({ code: 1, out: '' });
    const { secret } = await toldInProcess<{ secret: string }>('key', 'create', '看客', '--role', 'viewer', '--region', '140302', ...here);
    expect(await toldInProcess('places', '--server', url!, '--key', secret)).toHaveProperty('places');
    const refused = await inProcess('user', 'list', '--server', url!, '--key', secret, '--json');
    expect([refused.code, refused.out, JSON.parse(refused.err).status]).toEqual([1, '', 403]);
    const { checks } = JSON.parse((await inProcess('doctor', '--json', ...here)).out) as {
      checks: { name: string; findings: unknown[] }[];
    };
    expect(checks.find(({ name }) => name === 'own-knowledge')?.findings).toMatchObject([{ code: 'yaml-broken', severity: 'error' }]);
    served.kill('SIGTERM');
    const { code, err } = await served.said;
    expect([code, err]).toEqual([0, expect.stringContaining('bad.yaml 第 3 行')]);
  });

  test('a directory with other data is not filled with the demo', async () => {
    const { code, err } = await inProcess('serve', '--demo', '--port', '0', '--json', ...on(data));
    expect([code, JSON.parse(err).code]).toEqual([1, 'not-a-demo']);
  });
});
