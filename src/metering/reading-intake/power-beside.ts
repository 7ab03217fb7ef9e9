import { unitsNamed, withoutUnit } from '#platform/tables/heading-units.ts';
import { namesPower } from './use-words.ts';

/** What a heading says last of a power: `瞬时功率`, in a writing without spaces. */
const powerWord = /(?:瞬时|实时)?(?:总?有功|总)?功率$|(?:瞬时|实时)[冷热]?量?$/u;
/** The last word of a heading: `.P`, ` power`, `_kW`. */
const lastWord = /[\s._/-]*[^\s._/-]+$/u;

/**
 * Of the columns of a wide table those of a power whose energy stands beside them: `AA1.P(kW)` beside `AA1.EPI(kWh)`. Both would count the
 * same use twice.
 */
export function powersBeside(header: readonly string[], meters: readonly number[]): number[] {
  const quantity = (column: number): string | undefined => unitsNamed(header[column] as string)[0]?.quantity;
  const energies = meters.filter((column) => quantity(column) === 'energy').map((column) => withoutUnit(header[column] as string));
  return meters.filter((column) => {
    const heading = withoutUnit(header[column] as string);
    const stem = heading.replace(powerWord.test(heading) ? powerWord : lastWord, '');
    const isPower = quantity(column) === 'power' || namesPower(header[column] as string);
    return isPower && stem !== '' && energies.some((energy) => energy !== heading && energy.startsWith(stem));
  });
}
