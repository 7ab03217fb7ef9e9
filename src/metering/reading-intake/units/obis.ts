/** `1.8.1`, `1-0:2.8.0`, `1-1:1.29.0*255`: what it counts, how, and for which tariff; two digits in that place are the year of a day. */
const obis = /^(?:\d-\d{1,2}:)?(?<counts>\d{1,2})\.(?<how>\d{1,2})\.(?<tariff>\d)(?:[*&.]\d{1,3})?$/u;

/** The meaning of a register's code, by IEC 62056-61: incoming or outgoing energy, in total or for one tariff. */
type ObisRegister = { readonly isOut: boolean; readonly isPart: boolean; readonly isTotal: boolean };

/** 1 and 2 count active energy in and out, 15 and 16 both together; 8 is a running total, 9 a total of a period, 29 that of an interval. */
const energies: ReadonlySet<string> = new Set(['8', '9', '29']);

/** Whether a code is of a running total, as a counter shows it. */
export const isObisSum = (text: string): boolean => obis.exec(text.normalize('NFKC').trim())?.groups?.['how'] === '8';

/** The measurement quantities of British half hours: active and reactive, import and export. */
const quantities: Readonly<Record<string, ObisRegister | 'other'>> = {
  AI: { isOut: false, isPart: false, isTotal: true },
  AE: { isOut: true, isPart: false, isTotal: true },
  RI: 'other',
  RE: 'other',
};

/** Parses a code of a register; null if a text is not one, `other` if it is not of active energy. @example obisNamed('1.8.1') */
export function obisNamed(text: string): ObisRegister | 'other' | null {
  const quantity = quantities[text.trim()];
  if (quantity !== undefined) return quantity;
  const { counts, how = '', tariff = '' } = obis.exec(text.normalize('NFKC').trim())?.groups ?? {};
  if (counts === undefined) return null;
  if (!energies.has(how) || !['1', '2', '15'].includes(counts)) return 'other';
  return { isOut: counts === '2', isPart: Number(tariff) > 0, isTotal: Number(tariff) === 0 };
}
