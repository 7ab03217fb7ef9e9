import { describe, expect, test } from 'vitest';
import { type Device, judgeDevice, type Life, type Limit, type Loaded } from './grounds.ts';
import { type Ground, grounds } from './vocabulary.ts';

const on = '2026-03-01';
const unknown: Device = {
  kind: 'chiller',
  installed: null,
  life: null,
  efficiency: null,
  metric: null,
  meetsStandard: null,
  unsafe: null,
  worthRepair: null,
  inefficient: null,
  accident: null,
  damaged: null,
  byHand: [],
};
const sound: Device = {
  ...unknown,
  installed: '2020-01-01',
  life: 15,
  meetsStandard: true,
  unsafe: false,
  inefficient: false,
  accident: false,
  damaged: false,
};
const none: Loaded = { limits: [], lives: [] };
const entry = { version: 1, source: { document: '某标准', clause: '表 1' }, status: 'CITY' as const };
const limit = (more: Partial<Limit> = {}): Limit => ({
  ...entry,
  id: 'a',
  equipment: 'chiller',
  metric: 'COP',
  ground: 'below-standard',
  min: 5,
  ...more,
});
const life = (more: Partial<Life> = {}): Life => ({ ...entry, id: 'b', equipment: 'chiller', years: 15, ...more });

const judge = (device: Partial<Device>, loaded: Loaded = none, base = unknown) => judgeDevice({ ...base, ...device }, loaded, on);
const ground = (name: Ground, device: Partial<Device>, loaded: Loaded = none) =>
  judge(device, loaded).grounds.find((one) => one.ground === name);

const three = [true, false, null] as const;
const worded = (is: boolean | null): string => (is === null ? 'unknown' : is ? 'yes' : 'no');

/** Fields that make a ground apply, not apply, or stay open. */
const setting: Readonly<Record<Ground, (is: boolean | null) => Partial<Device>>> = {
  'below-standard': (is) => ({ meetsStandard: is === null ? null : !is }),
  'past-life': (is) => ({ installed: is === null ? null : is ? '2000' : '2024', life: 15 }),
  'unsafe-not-worth-repair': (is) => ({ unsafe: is, worthRepair: is === null ? null : !is }),
  inefficient: (is) => ({ inefficient: is }),
  'major-accident': (is) => ({ accident: is }),
  'main-part-damaged': (is) => ({ damaged: is }),
};

test('every combination of yes, no and unknown: any yes is due, six no are not due, else it is unknown', () => {
  for (let code = 0; code < 3 ** 6; code += 1) {
    const given = grounds.map((_, at) => three[Math.floor(code / 3 ** at) % 3] as boolean | null);
    const told = judge(Object.assign({}, ...grounds.map((one, at) => setting[one](given[at] as boolean | null))) as Partial<Device>);
    expect(told.grounds.map(({ verdict }) => verdict)).toEqual(given.map(worded));
    expect(told.verdict).toBe(given.includes(true) ? 'due' : given.includes(null) ? 'unknown' : 'not-due');
    expect(told.indicative).toBe(false);
    for (const { verdict, needs, source } of told.grounds) {
      expect(needs.length > 0).toBe(verdict === 'unknown');
      expect(source === undefined).toBe(verdict === 'unknown');
    }
  }
});

test('unsafe and not worth repairing: both for yes, either to the contrary for no', () => {
  const told = three.map((unsafe) => three.map((worthRepair) => ground('unsafe-not-worth-repair', { unsafe, worthRepair })?.verdict));
  expect(told).toEqual([
    ['no', 'yes', 'unknown'],
    ['no', 'no', 'no'],
    ['no', 'unknown', 'unknown'],
  ]);
  expect(ground('unsafe-not-worth-repair', { unsafe: true })?.needs).toEqual(['worthRepair']);
});

describe('a limit of the knowledge', () => {
  test('decides an empty field alone, for its kind, measure and ground', () => {
    const loaded = { limits: [limit()], lives: [] };
    const verdict = (device: Partial<Device>) => ground('below-standard', device, loaded)?.verdict;
    expect(verdict({ efficiency: 4.9, metric: 'COP' })).toBe('yes');
    expect(verdict({ efficiency: 5, metric: ' cop ' })).toBe('no');
    expect(verdict({ efficiency: 4.9, metric: 'COP', meetsStandard: true })).toBe('no');
    expect(verdict({ efficiency: 4.9, metric: 'EER' })).toBe('unknown');
    expect(verdict({ efficiency: 4.9, metric: 'COP', kind: 'boiler' })).toBe('unknown');
    expect(ground('inefficient', { efficiency: 4.9, metric: 'COP' }, loaded)?.verdict).toBe('unknown');
    expect(ground('below-standard', {}, loaded)?.needs).toEqual(['meetsStandard', 'efficiency', 'metric']);
  });

  test('of several, what lies between them is unknown', () => {
    const loaded = { limits: [limit(), limit({ id: 'c', min: 6 })], lives: [] };
    const verdicts = [4.9, 5.5, 6].map((efficiency) => ground('below-standard', { efficiency, metric: 'COP' }, loaded)?.verdict);
    expect(verdicts).toEqual(['yes', 'unknown', 'no']);
  });

  test('is named with its source', () => {
    const told = ground('below-standard', { efficiency: 4, metric: 'COP' }, { limits: [limit()], lives: [] });
    expect(told?.source?.entries).toEqual([{ id: 'a', version: 1, document: '某标准', clause: '表 1', status: 'CITY' }]);
  });
});

describe('a verdict is indicative', () => {
  test('where it rests on a number of neither VERIFIED nor CITY', () => {
    const recalled = { limits: [], lives: [life({ status: 'RECALLED' })] };
    expect(judge({ installed: '2000' }, recalled)).toMatchObject({ verdict: 'due', indicative: true });
    expect(judge({ installed: '2000' }, { limits: [], lives: [life()] })).toMatchObject({ verdict: 'due', indicative: false });
    expect(judge({ life: null }, recalled, sound)).toMatchObject({ verdict: 'not-due', indicative: true });
  });

  test('where the number was typed', () => {
    expect(judge({ installed: '2000', life: 15, byHand: ['life'] })).toMatchObject({ verdict: 'due', indicative: true });
    expect(judge({ installed: '2000', life: 15, byHand: ['installed', 'name'] })).toMatchObject({ indicative: false });
    const loaded = { limits: [limit()], lives: [] };
    expect(judge({ efficiency: 4, metric: 'COP', byHand: ['efficiency'] }, loaded)).toMatchObject({ verdict: 'due', indicative: true });
  });

  test('not where another ground stands without it', () => {
    expect(judge({ installed: '2000', life: 15, byHand: ['life'], accident: true })).toMatchObject({ verdict: 'due', indicative: false });
  });
});

test('the life of the row goes before that of its kind', () => {
  expect(ground('past-life', { installed: '2008', life: 30 }, { limits: [], lives: [life()] })?.verdict).toBe('no');
  expect(ground('past-life', { installed: '2008' }, none)).toMatchObject({ verdict: 'unknown', needs: ['life'] });
  expect(ground('past-life', { life: 10 }, none)).toMatchObject({ verdict: 'unknown', needs: ['installed'] });
});
