import { usualZone } from '../i18n/format.ts';
import type { Format, StepName } from '../i18n/format.ts';

/** A value with its unit, and its coverage where the page states it; the unit `share` is a share of 1. */
export type Measured = { readonly value: number | null; readonly unit: string; readonly coverage?: number | undefined };

/** An instant (ISO text or ms UTC) and its precision: shown as people write it, in files as ISO 8601 with the offset of its zone. */
export type Moment = { readonly at: string | number; readonly step: StepName; readonly zone: string };

/** What a cell holds: text, a bare number, a value with its unit, an instant; null: not known, undefined: not applicable. */
export type CellValue = string | number | Measured | Moment | null | undefined;

/** A share of 1: shown as per cent. */
export function share(value: number | null | undefined): Measured {
  return { value: value ?? null, unit: 'share' };
}

/** A whole number of items. */
export function whole(value: number | null | undefined): Measured {
  return { value: value ?? null, unit: '' };
}

/** An instant to the minute. */
export function instant(at: string | number, zone: string = usualZone): Moment {
  return { at, step: '15min', zone };
}

/** A local day, as `2026-03-01`; for an instant, its UTC day. */
export function day(text: string): Moment {
  return { at: `${text.slice(0, 10)}T00:00:00Z`, step: 'day', zone: 'UTC' };
}

export function isMeasured(held: CellValue): held is Measured {
  return typeof held === 'object' && held !== null && 'unit' in held;
}

export function isMoment(held: CellValue): held is Moment {
  return typeof held === 'object' && held !== null && 'at' in held;
}

/** A cell as people read it. */
export function cellText(held: CellValue, format: Format): string {
  if (held === undefined) return '';
  if (held === null) return format.none;
  if (typeof held === 'string') return held;
  if (typeof held === 'number') return format.number(held);
  if (isMoment(held)) return format.stepStart(held.at, held.step, held.zone);
  if (held.unit !== 'share') return format.quantity(held.value, held.unit);
  return held.value === null ? format.none : format.share(held.value);
}
