import { describe, expect, it } from 'vitest';
import { createZone, type Zone } from '#kernel/zone.ts';
import type { Binding } from './bindings.ts';
import type { Series } from './series.ts';
import { valueForSeries, waitedValue, waitingText } from './series-value.ts';

const zone = createZone('Asia/Shanghai') as Zone;
const meter = { of: 'electricity', takes: (unit: string) => ['kWh', 'MWh', 'Wh'].includes(unit), readIn: 'kWh' } as unknown as Series;
const point = { of: 'state', takes: (unit: string) => unit === '1', readIn: '1' } as unknown as Series;
const binding = (more: Partial<Binding> = {}): Binding => ({
  series: 'M',
  of: meter,
  zone,
  ready: null,
  scale: 1,
  offset: 0,
  unit: null,
  ...more,
});
const beside = (text: string, of: 'own' | 'shared' | 'around' = 'own') => ({ channel: 'c', value: 5, beside: { text, of } });
const refused = (code: string) => ({ code, severity: 'warning', evidence: expect.objectContaining({ channel: 'c', series: 'M' }) });

describe('a unit next to a value', () => {
  it.each(['MWh', '兆瓦时', 'mwh'])('is the unit of the value: %s', (text) => {
    expect(valueForSeries(binding(), beside(text))).toEqual({ value: 5, unit: 'MWh' });
  });
  it('gives way to the channel’s unit', () => {
    expect(valueForSeries(binding({ unit: 'kWh' }), beside('MWh'))).toEqual({ value: 5, unit: 'kWh' });
  });
  it('is refused if it is unknown, or if the series cannot be measured in it', () => {
    for (const text of ['XYZ', '°C', 'kWh/m2']) expect(valueForSeries(binding(), beside(text))).toEqual(refused('unit-beside-refused'));
    expect(valueForSeries(binding(), beside('XYZ', 'shared'))).toEqual(refused('unit-beside-refused'));
  });
  it('belongs to another number if possible and if the series cannot be measured in it', () => {
    expect(valueForSeries(binding(), beside('°C', 'shared'))).toEqual({ value: 5, unit: null });
    expect(valueForSeries(binding(), beside('XYZ', 'around'))).toEqual({ value: 5, unit: null });
    expect(valueForSeries(binding(), beside('MWh', 'around'))).toEqual({ value: 5, unit: 'MWh' });
  });
  it('is converted once: by the scale if that is its purpose, and not if it may be something else', () => {
    expect(valueForSeries(binding({ scale: 0.001 }), beside('Wh'))).toEqual({ value: 0.005, unit: null });
    expect(valueForSeries(binding({ scale: 60 }), beside('kWh'))).toEqual({ value: 300, unit: null });
    expect(valueForSeries(binding({ scale: 60 }), beside('MWh'))).toEqual(refused('unit-beside-scale'));
    expect(valueForSeries(binding({ scale: 60, unit: 'MWh' }), beside('MWh'))).toEqual({ value: 300, unit: 'MWh' });
  });
});

describe('true and false', () => {
  it('are 1 and 0 for a point of state', () => {
    expect(valueForSeries(binding({ of: point }), { channel: 'c', value: 'true' })).toEqual({ value: 1, unit: null });
    expect(valueForSeries(binding({ of: point }), { channel: 'c', value: 'false' })).toEqual({ value: 0, unit: null });
  });
  it('are refused for a meter', () => {
    expect(valueForSeries(binding(), { channel: 'c', value: 'true' })).toEqual(refused('word-of-quantity'));
  });
});

describe('a value waiting to be bound', () => {
  it.each([undefined, { text: 'MWh', of: 'own' as const }, { text: 'm3 / h', of: 'around' as const }])('keeps its unit: %o', (unit) => {
    expect(waitedValue(waitingText('5.50', unit))).toEqual({ value: '5.50', ...(unit && { beside: unit }) });
  });
});
