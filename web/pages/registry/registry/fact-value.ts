import type { Category } from '#kernel/vocabulary.ts';
import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';
import type { Format } from '../../../i18n/format.ts';

const fields: Category = buildingFieldTerms;

const shares = new Set(['occupancyRate', 'roomAreaShare', 'windowWallRatio']);

/** Numbers that are identifiers: no thousands separators, no rounding. */
const plain = new Set(['yearBuilt', 'latitude', 'longitude', 'storeys', 'greenStar', 'hotelStars']);

type Forms = {
  readonly format: Format;
  readonly yes: string;
  readonly no: string;
  /** Words for a field's coded values. */
  readonly word: (field: string, value: string) => string;
};

/** A field of a building as people write it; null if not filled in. */
export function factText(field: string, value: unknown, { format, yes, no, word }: Forms): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (typeof value === 'boolean') return value ? yes : no;
  if (typeof value === 'number') return numberText(field, value, format);
  if (typeof value === 'string') return word(field, value);
  if (Array.isArray(value)) return value.map((one) => partText(one, { format, yes, no, word })).join(format.pause);
  return null;
}

function numberText(field: string, value: number, format: Format): string {
  if (plain.has(field)) return String(value);
  return shares.has(field) ? format.share(value) : format.quantity(value, fields[field]?.unit ?? '');
}

/** One of several uses, one event of a life. */
function partText(part: unknown, forms: Forms): string {
  if (typeof part !== 'object' || part === null) return String(part);
  return Object.entries(part)
    .flatMap(([name, value]) =>
      value === null
        ? []
        : [name === 'area' || name === 'areaM2' ? forms.format.quantity(Number(value), 'm2') : forms.word(name, String(value))],
    )
    .join(' ');
}
