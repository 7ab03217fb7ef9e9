import { type Unit, units, unitRatio } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { readUnit } from '#kernel/read-unit.ts';
import type { Binding } from './bindings.ts';
import type { BesideUnit } from './codec/beside-unit.ts';
import { converted } from './convert.ts';
import type { RawValue } from './lines/protocol.ts';

/** A value as its series receives it; `unit`: null is the series' own. */
export type SeriesValue = { readonly value: string | number | null; readonly unit: string | null };

export type ChannelValue = Pick<RawValue, 'channel' | 'value' | 'unit' | 'beside'>;

/** Why a value of a channel is refused. */
export type Refusal = Finding;

/** A refusal on a channel, in words of `words.ts`. */
export const refusal = (code: string, channel: string, text: string, more: Finding['evidence'] = {}): Refusal => ({
  code,
  severity: 'warning',
  evidence: { channel, text, ...more },
});

/**
 * The value of a channel as its series takes it, or why it cannot. `true` and `false` are 1 and 0 for points of state, and not values for
 * others. A unit that the device names is used, unless the channel states one.
 */
export function valueForSeries(binding: Binding, told: ChannelValue): SeriesValue | Refusal {
  const { channel, value } = told;
  const { series } = binding;
  if (value === 'true' || value === 'false') {
    if (binding.of?.of !== 'state') return refusal('word-of-quantity', channel, value, { series });
    return { value: converted(value === 'true' ? 1 : 0, binding), unit: binding.unit };
  }
  const plain = { value: converted(value, binding), unit: binding.unit ?? told.unit ?? null };
  if (binding.unit !== null || told.beside === undefined || value === null) return plain;
  const unit = besideOf(binding, told.beside);
  if (typeof unit === 'object' && unit !== null)
    return refusal(unit.fault, channel, told.beside.text, { series, scale: binding.scale, offset: binding.offset });
  return { ...plain, unit };
}

/** The unit of a value from what is next to it; null if that belongs to something else, or the channel's scale has converted it already. */
function besideOf({ of: series, scale, offset }: Binding, { text, of }: BesideUnit): string | null | { readonly fault: string } {
  if (series === null) return null;
  const unit = readUnit(text);
  if (unit === null && of === 'around') return null;
  if (unit === null || !series.takes(unit)) return of === 'own' || unit === null ? { fault: 'unit-beside-refused' } : null;
  if (scale === 1 && offset === 0) return unit;
  if (unit === series.readIn) return null;
  const [from, to] = [unit, series.readIn].map((one) => units.find((known) => known === one));
  return offset === 0 && from !== undefined && to !== undefined && isScaleOf(scale, from, to) ? null : { fault: 'unit-beside-scale' };
}

/** Whether a scale is the conversion from one unit to another: 0.001 from Wh to kWh. */
function isScaleOf(scale: number, from: Unit, to: Unit): boolean {
  try {
    const { num, den } = unitRatio(from, to);
    return Math.abs(scale * den - num) <= num * 1e-9;
  } catch {
    return false;
  }
}

/** Between a value that waits to be bound and the unit that was named next to it; in brackets: may belong to other values. */
const space = '\u00a0';

/** A value with the unit next to it, as it waits to be bound. @example waitingText(5, { text: 'MWh', of: 'own' }) // '5 MWh' */
export function waitingText(value: string | number, beside: BesideUnit | undefined): string {
  if (beside === undefined) return String(value);
  return `${value}${space}${beside.of === 'own' ? beside.text : `(${beside.text})`}`;
}

/** The reverse of `waitingText`. */
export function waitedValue(text: string): Pick<RawValue, 'value' | 'beside'> {
  const at = text.indexOf(space);
  if (at < 0) return { value: text };
  const unit = text.slice(at + 1);
  const inside = /^\((.*)\)$/su.exec(unit)?.[1];
  return { value: text.slice(0, at), beside: { text: inside ?? unit, of: inside === undefined ? 'own' : 'around' } };
}
