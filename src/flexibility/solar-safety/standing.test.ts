import { describe, expect, test } from 'vitest';
import { againstService, type SolarRecord, standingOn } from './standing.ts';

const days = { installed: '2025-05-01', removed: null };
const assessed: SolarRecord = { item: 'potential', result: 'pass', on: '2025-04-01' };
const failed = (on: string, item: 'fire' | 'structure' = 'fire'): SolarRecord => ({ item, result: 'fail', on });
const passed = (on: string): SolarRecord => ({ item: 'fire', result: 'pass', on });
const state = (as: 'stopped' | 'in-service' | 'abandoned' | 'removed', on: string): SolarRecord => ({ state: as, on });
const duties = (records: readonly SolarRecord[], day: string, of = days) =>
  standingOn(of, records, day).duties.map(({ duty, since }) => `${duty} ${since}`);

describe('a duty', () => {
  test('to assess exists if the potential was not assessed as good before installation, whatever was assessed later', () => {
    expect(duties([], '2025-06-01')).toEqual(['assess 2025-05-01']);
    for (const on of ['2025-05-02', '2025-05-01'])
      expect(duties([{ ...assessed, on } as SolarRecord], '2025-06-01')).toEqual(['assess 2025-05-01']);
    expect(duties([{ ...assessed, on: '2025-04-30' } as SolarRecord], '2025-06-01')).toEqual([]);
    expect(duties([{ item: 'potential', result: 'fail', on: '2025-04-01' }], '2025-04-02')).toEqual(['assess null']);
    expect(duties([assessed], '2025-06-01')).toEqual([]);
  });

  test('to stop exists from the day of the latest failed check, and ends when it passes or the array is stopped', () => {
    const records = [assessed, failed('2025-07-01'), failed('2025-08-01'), failed('2025-09-01', 'structure')];
    expect(duties(records, '2025-06-30')).toEqual([]);
    expect(duties(records, '2025-07-01')).toEqual(['stop 2025-07-01']);
    expect(duties(records, '2025-09-01')).toEqual(['stop 2025-08-01']);
    expect(duties([...records, passed('2025-08-15')], '2025-10-01')).toEqual(['stop 2025-09-01']);
    expect(duties([...records, state('stopped', '2025-09-02')], '2025-10-01')).toEqual([]);
  });

  test('to remove exists from the day of abandonment until the array is gone', () => {
    const records = [assessed, state('abandoned', '2025-07-01'), state('removed', '2025-09-01')];
    expect(duties(records, '2025-08-31')).toEqual(['remove 2025-07-01']);
    expect(duties(records, '2025-09-01')).toEqual([]);
    expect(duties(records.slice(0, 2), '2025-10-01', { installed: '2025-05-01', removed: '2025-10-01' } as never)).toEqual([]);
  });
});

test('of one day the later record decides', () => {
  expect(duties([assessed, failed('2025-07-01'), passed('2025-07-01')], '2025-07-01')).toEqual([]);
  expect(standingOn(days, [state('stopped', '2025-07-01'), state('abandoned', '2025-07-01')], '2025-07-01').state).toBe('abandoned');
});

test('without a record the list gives the state', () => {
  expect(standingOn(days, [], '2025-04-30').state).toBe('planned');
  expect(standingOn(days, [], '2025-05-01').state).toBe('in-service');
  expect(standingOn({ installed: null, removed: '2025-06-01' }, [], '2025-06-01').state).toBe('removed');
});

test('unknown potential, a failed item and abandonment prevent service', () => {
  expect(againstService(days, [], '2025-05-01')).toEqual(['assess']);
  // by the same days as the duty: before installation; if that is unknown, by the day of service
  for (const on of ['2025-05-01', '2025-08-01'])
    expect(againstService(days, [{ ...assessed, on } as SolarRecord], '2025-08-01')).toEqual(['assess']);
  const undated = { installed: null, removed: null };
  expect(againstService(undated, [{ ...assessed, on: '2025-08-01' } as SolarRecord], '2025-08-01')).toEqual([]);
  expect(againstService(undated, [{ ...assessed, on: '2025-08-02' } as SolarRecord], '2025-08-01')).toEqual(['assess']);
  expect(againstService(days, [assessed, failed('2025-07-01'), state('abandoned', '2025-07-02')], '2025-08-01')).toEqual([
    'stop',
    'remove',
  ]);
  expect(againstService(days, [assessed, failed('2025-07-01'), passed('2025-07-20')], '2025-08-01')).toEqual([]);
});
