import type { Format } from '../i18n/format.ts';

/** A value with its unit, and how much of it was measured where the page says that; the unit `share` is a share of 1. */
export type Measured = { readonly value: number | null; readonly unit: string; readonly coverage?: number | undefined };

/** What a cell holds: text, a bare number, a value with its unit; null: not known, undefined: nothing belongs there. */
export type Held = string | number | Measured | null | undefined;

/** A share of 1: shown as per cent. */
export function share(value: number | null | undefined): Measured {
  return { value: value ?? null, unit: 'share' };
}

/** A whole number of things. */
export function whole(value: number | null | undefined): Measured {
  return { value: value ?? null, unit: '' };
}

export function isMeasured(held: Held): held is Measured {
  return typeof held === 'object' && held !== null;
}

/** A cell as people read it. */
export function cellText(held: Held, format: Format): string {
  if (held === undefined) return '';
  if (held === null) return format.none;
  if (typeof held === 'string') return held;
  if (typeof held === 'number') return format.number(held);
  if (held.unit !== 'share') return format.quantity(held.value, held.unit);
  return held.value === null ? format.none : format.share(held.value);
}
