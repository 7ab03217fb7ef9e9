import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonValues } from './json-payload.ts';
import { isPointer, pointedAt } from './json-pointer.ts';

const clock = { now: Date.parse('2026-03-02T00:00:00Z'), wholeDays: false };
const values = (
  text: string,
  { time = '/time', each = null }: { time?: string; each?: string | null } = {},
  wanted: readonly string[] = [],
) => jsonValues(Buffer.from(text), { time, each }, wanted, clock);

describe('values in JSON messages', () => {
  it('are all its numbers, by their path', () => {
    expect(values('{"time":"2026-03-01T00:00:00Z","a":{"kwh":1.5,"on":true},"name":"x","b/c":"7"}')).toEqual([
      { pointer: '/a/kwh', at: { instant: 1_772_323_200 }, value: 1.5 },
      { pointer: '/a/on', at: { instant: 1_772_323_200 }, value: 'true' },
      { pointer: '/b~1c', at: { instant: 1_772_323_200 }, value: '7' },
    ]);
    expect(values('12.5')).toEqual([{ pointer: '', at: null, value: 12.5 }]);
  });
  it('of a list have the time of their entry, otherwise that of the message', () => {
    expect(values('{"time":1772323200,"rows":[{"v":1},{"time":1772323260,"v":2}]}', { each: '/rows' })).toEqual([
      { pointer: '/v', at: { instant: 1_772_323_200 }, value: 1 },
      { pointer: '/v', at: { instant: 1_772_323_260 }, value: 2 },
    ]);
  });
  it('are missing if a channel leads to nothing, to null, or to a marker for missing', () => {
    const wanted = ['/a', '/b', '/c', '/d', '/e'];
    expect(values('{"a":null,"b":"","c":"NaN","d":"N/A"}', {}, wanted)).toEqual(
      wanted.map((pointer) => ({ pointer, at: null, value: null })),
    );
  });
  it.each(['"1,250"', '"1,234.5"', '"0,136"', '"12.5 kWh"', '"１２"', '"0x10"', '"x"', '1e999', '[5]', '{"value":5}'])(
    'are refused if a channel leads to anything but a plain decimal: %s',
    (text) => {
      const told = values(`{"time":1772323200,"v":${text}}`, {}, ['/v']);
      const refused = { code: 'value-unread', text: expect.any(String) };
      expect(told).toContainEqual({ pointer: '/v', at: { instant: 1_772_323_200 }, value: null, refused });
    },
  );
  it.each(['"x"', '46354.25', '"2026-03-01"', '0', 'true', '{}'])('are refused with an unreadable time: %s', (time) => {
    const refused = { code: 'time-refused', text: expect.any(String) };
    expect(values(`{"time":${time},"v":1}`)).toContainEqual({ pointer: '/v', at: null, value: 1, refused });
    const rows = `{"time":1772323200,"rows":[{"time":${time},"v":1},{"v":2}]}`;
    expect(values(rows, { each: '/rows' })).toContainEqual({ pointer: '/v', at: null, value: 1, refused });
    expect(values(rows, { each: '/rows' })).toContainEqual({ pointer: '/v', at: { instant: 1_772_323_200 }, value: 2 });
  });
  it.each(['', ',"time":null', ',"time":""'])('have no time if there is none: %s', (time) => {
    expect(values(`{"v":1${time}}`)).toEqual([{ pointer: '/v', at: null, value: 1 }]);
  });
  it.each([
    ['{"kwh":5,"unit":"MWh"}', '/kwh', 'own'],
    ['{"time":1772323200,"kwh":"5","单位":"MWh"}', '/kwh', 'own'],
    ['{"kwh":5,"kw":2,"kwh_unit":"MWh","unit":"kW"}', '/kwh', 'own'],
    ['{"kwh":5,"kw":2,"unit":"MWh"}', '/kwh', 'shared'],
    ['{"unit":"MWh","data":{"kwh":5}}', '/data/kwh', 'around'],
  ])('have the unit named next to them: %s', (text, pointer, of) => {
    const told = values(text);
    if (typeof told === 'string') throw new Error(told);
    expect(told.find((one) => one.pointer === pointer)?.beside).toEqual({ text: 'MWh', of });
  });
  it('have the unit of their list, and none if it is a number or missing', () => {
    expect(values('{"unit":"MWh","rows":[{"v":1}]}', { each: '/rows' })).toMatchObject([{ beside: { text: 'MWh', of: 'around' } }]);
    expect(values('{"v":1,"unit":3}', {})).toEqual(['/v', '/unit'].map((pointer, at) => ({ pointer, at: null, value: [1, 3][at] })));
  });
  it('are refused if the text is not JSON, is nested too deeply, or has too many', () => {
    expect(values('{"a":')).toBe('payload-broken');
    expect(values('{"a":NaN}')).toBe('payload-broken');
    expect(jsonValues(Buffer.from([0x22, 0xff, 0x22]), { time: '/time', each: null }, [], clock)).toBe('payload-broken');
    expect(values('['.repeat(1000) + ']'.repeat(1000))).toBe('payload-too-large');
    expect(values(JSON.stringify(Array.from({ length: 20_000 }, (_, at) => at)))).toBe('payload-too-large');
  });
  it('are found again by their path, whatever their names', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string({ maxLength: 5 }), fc.dictionary(fc.string({ maxLength: 5 }), fc.integer())), (message) => {
        const found = values(JSON.stringify(message), { time: '/no time' });
        if (typeof found === 'string') throw new Error(found);
        for (const { pointer, value } of found) {
          expect(isPointer(pointer)).toBe(true);
          expect(pointedAt(message, pointer)).toBe(value);
        }
      }),
    );
  });
  it('cause no failure in ten thousand random mutations', () => {
    const message = Buffer.from('{"time":"2026-03-01T00:00:00Z","rows":[{"kwh":1.5},{"kwh":2}],"a":{"b":[1,2,3]}}');
    const edits = fc.array(fc.tuple(fc.nat(message.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(edits, (changes) => {
        const bytes = Buffer.from(message);
        for (const [at, value] of changes) bytes[at] = value;
        jsonValues(bytes, { time: '/time', each: '/rows' }, ['/kwh'], clock);
      }),
      { numRuns: 10_000 },
    );
  });
});
