import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPointer, jsonValues, pointedAt } from './json-payload.ts';

const values = (
  text: string,
  { time = '/time', each = null }: { time?: string; each?: string | null } = {},
  wanted: readonly string[] = [],
) => jsonValues(Buffer.from(text), { time, each }, wanted);

describe('values in messages of JSON', () => {
  it('are all numbers in it, by their place', () => {
    expect(values('{"time":"2026-03-01T00:00:00Z","a":{"kwh":1.5,"on":true},"name":"x","b/c":"7"}')).toEqual([
      { pointer: '/a/kwh', at: { instant: 1_772_323_200 }, value: 1.5 },
      { pointer: '/a/on', at: { instant: 1_772_323_200 }, value: 1 },
      { pointer: '/b~1c', at: { instant: 1_772_323_200 }, value: '7' },
    ]);
    expect(values('12.5')).toEqual([{ pointer: '', at: null, value: 12.5 }]);
  });
  it('of a list have the time of their entry, else that of the message', () => {
    expect(values('{"time":1772323200,"rows":[{"v":1},{"time":1772323260,"v":2}]}', { each: '/rows' })).toEqual([
      { pointer: '/v', at: { instant: 1_772_323_200 }, value: 1 },
      { pointer: '/v', at: { instant: 1_772_323_260 }, value: 2 },
    ]);
  });
  it('are none where a channel leads to nothing, to words, or to null', () => {
    expect(values('{"a":null,"b":"x"}', {}, ['/a', '/b', '/c'])).toEqual(
      ['/a', '/b', '/c'].map((pointer) => ({ pointer, at: null, value: null })),
    );
  });
  it('are refused where it is no JSON, nests without end, or holds too many', () => {
    expect(values('{"a":')).toBe('payload-broken');
    expect(values('{"a":NaN}')).toBe('payload-broken');
    expect(jsonValues(Buffer.from([0x22, 0xff, 0x22]), { time: '/time', each: null }, [])).toBe('payload-broken');
    expect(values('['.repeat(1000) + ']'.repeat(1000))).toBe('payload-too-large');
    expect(values(JSON.stringify(Array.from({ length: 20_000 }, (_, at) => at)))).toBe('payload-too-large');
  });
  it('are found again by their place, whatever their names are', () => {
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
  it('do not break on ten thousand messages that were changed anywhere', () => {
    const message = Buffer.from('{"time":"2026-03-01T00:00:00Z","rows":[{"kwh":1.5},{"kwh":2}],"a":{"b":[1,2,3]}}');
    const edits = fc.array(fc.tuple(fc.nat(message.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 });
    fc.assert(
      fc.property(edits, (changes) => {
        const bytes = Buffer.from(message);
        for (const [at, value] of changes) bytes[at] = value;
        jsonValues(bytes, { time: '/time', each: '/rows' }, ['/kwh']);
      }),
      { numRuns: 10_000 },
    );
  });
});
