import type { Finding } from '#kernel/finding.ts';
import { createZone, type Zone } from '#kernel/zone.ts';
import { besideOf } from '../times/row-time.ts';
import type { Plan } from '../columns/layout.ts';

/** The clock that a heading of times names: `时间(UTC)`, `Time (GMT+1)`, 北京时间. */
export type ZoneNamed = { readonly zone: Zone; readonly name: string; readonly text: string };

const offset =
  /(?<![a-z])(?:utc|gmt)\s*(?:([+-])\s*(\d{1,2})(?::?00)?)?(?![a-z\d:])|(?<=[(（[])\s*([+-])(\d{1,2})(?::?00)?\s*(?=[)）\]])/iu;
const ofBeijing = /北京时间|(?<![a-z])(?:beijing time|cst\s*\+8)(?![a-z])/iu;

/** The zone of times that name none, by the headings of their columns; null if none says so. */
export function zoneNamed(plan: Plan, header: readonly string[]): ZoneNamed | null {
  if (plan.layout === 'months') return null;
  const columns = plan.layout === 'days' ? [plan.time] : [plan.time, ...besideOf(plan.written), ...(plan.end === null ? [] : [plan.end])];
  for (const column of columns) {
    const text = (header[column] as string).normalize('NFKC').replaceAll('_', ' ').trim();
    const name = nameOf(text);
    const zone = name === null ? null : createZone(name);
    if (name !== null && zone !== null) return { zone, name, text: (header[column] as string).trim() };
  }
  return null;
}

/** @example nameOf('Time (UTC+1)') // 'Etc/GMT-1' */
function nameOf(text: string): string | null {
  if (ofBeijing.test(text)) return 'Asia/Shanghai';
  const found = offset.exec(text);
  if (found === null) return null;
  const [, sign = found[3], hours = found[4] ?? '0'] = found;
  // the names of these zones have the opposite sign
  return Number(hours) === 0 ? 'UTC' : `Etc/GMT${sign === '-' ? '+' : '-'}${Number(hours)}`;
}

export const zoneFindings = (named: ZoneNamed | null): Finding[] =>
  named === null ? [] : [{ code: 'zone-read', severity: 'info', evidence: { column: named.text, zone: named.name } }];
