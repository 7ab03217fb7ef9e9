import { describe, expect, test } from 'vitest';
import { dispatchOf, remoteEvents } from './dispatch-event.ts';
import { after, endOf } from './time.ts';

const descriptor = { objectType: 'EVENT_PAYLOAD_DESCRIPTOR', payloadType: 'DISPATCH_SETPOINT_RELATIVE' };
const setpoints = (...values: number[]) =>
  values.map((value, id) => ({ id, payloads: [{ type: 'DISPATCH_SETPOINT_RELATIVE', values: [value] }] }));
const read = (more: object, units: string | undefined = 'KW') => {
  const event = {
    id: 'e1',
    modificationDateTime: '2026-07-01T00:00:00Z',
    programID: 'p',
    payloadDescriptors: [{ ...descriptor, units }],
    intervalPeriod: { start: '2026-07-01T11:00:00Z', duration: 'PT1H' },
    ...more,
  };
  const [one] = remoteEvents([event]) ?? [];
  return one === undefined ? undefined : dispatchOf(one, 0);
};
const eleven = Date.parse('2026-07-01T11:00:00Z') / 1000;

describe('the request of an event from another server', () => {
  test('is less use if the set point is negative, more if it is positive', () => {
    expect(read({ intervals: setpoints(-120) })).toEqual({ starts: eleven, ends: eleven + 3600, direction: 'down', kw: '120' });
    expect(read({ intervals: setpoints(35.5) })).toEqual({ starts: eleven, ends: eleven + 3600, direction: 'up', kw: '35.5' });
  });

  test('is the maximum over all its intervals, one after another', () => {
    expect(read({ intervals: setpoints(-50, -80.25) })).toEqual({ starts: eleven, ends: eleven + 7200, direction: 'down', kw: '80.25' });
  });

  test('is given in kW whatever the unit of power', () => {
    expect(read({ intervals: setpoints(-1.5) }, 'MW')?.kw).toBe('1500');
    expect(read({ intervals: setpoints(-1500) }, 'W')?.kw).toBe('1.5');
  });

  test('is empty without power, time or end, with both directions at once, or with another payload type', () => {
    expect(read({ intervals: setpoints(-1) }, 'KWH')).toBeNull();
    expect(read({ intervals: setpoints(0) })).toBeNull();
    expect(read({ intervals: setpoints(-1, 1) })).toBeNull();
    expect(read({ intervals: setpoints(-1), intervalPeriod: undefined })).toBeNull();
    expect(read({ intervals: setpoints(-1), intervalPeriod: { start: '2026-07-01T11:00:00Z' } })).toBeNull();
    expect(read({ intervals: [{ id: 0, payloads: [{ type: 'SIMPLE', values: [1] }] }] })).toBeNull();
    expect(read({ intervals: [{ id: 0, payloads: [{ type: 'DISPATCH_SETPOINT_RELATIVE', values: ['-5'] }] }] })).toBeNull();
  });

  test('an answer that is not a list is empty, and what is not an event is ignored', () => {
    expect(remoteEvents({ error: 1 })).toBeNull();
    expect(remoteEvents([1, null, { id: 'x' }])).toEqual([]);
  });
});

describe('durations', () => {
  test.each([
    ['PT1H30M', '2026-01-31T01:30:00.000Z'],
    ['P1D', '2026-02-01T00:00:00.000Z'],
    ['P2W', '2026-02-14T00:00:00.000Z'],
    ['P1Y', '2027-01-31T00:00:00.000Z'],
    ['PT0.5S', '2026-01-31T00:00:00.500Z'],
    ['-PT1H', '2026-01-30T23:00:00.000Z'],
  ])('%s after the last of January', (duration, then) => {
    expect(new Date(after(Date.parse('2026-01-31T00:00:00Z'), duration) ?? 0).toISOString()).toBe(then);
  });

  test('nothing follows P9999Y', () => {
    expect(after(0, 'P9999Y')).toBeNull();
    expect(endOf({ intervalPeriod: { start: '2026-01-31T00:00:00Z', duration: 'P9999Y' } } as never, 0)).toBeNull();
  });

  test('the first of the year 1 is when the event was stated', () => {
    expect(endOf({ intervalPeriod: { start: '0001-01-01T00:00:00', duration: 'PT1H' } } as never, 1000)).toBe(3_601_000);
  });
});
