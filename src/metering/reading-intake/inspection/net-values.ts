import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { MeterLookupResult as Found } from '../admit.ts';
import { isNet } from '../columns/directions.ts';
import type { Plan } from '../columns/layout.ts';

type Laid = { readonly plan: Plan; readonly header: readonly string[] };

/** The text that shows that the values of a code are net: the heading of their column, or its register's suffix; null if none does. */
export function netText({ plan, header }: Laid, code: string): string | null {
  if (plan.layout === 'wide') return isNet(code) ? code.trim() : null;
  const heading = plan.layout === 'long' ? (header[plan.value] as string).trim() : '';
  if (isNet(heading)) return heading;
  const behind = code.slice(code.lastIndexOf('-') + 1).trim();
  return (plan.registers ?? []).length > 0 && behind !== code && isNet(behind) ? behind : null;
}

/** Reports that the values read are net. */
export function netFindings({ plan, header }: Laid): Finding[] {
  const column = plan.layout === 'long' ? (header[plan.value] as string).trim() : '';
  return isNet(column) ? [{ code: 'net-read', severity: 'warning', evidence: { column } }] : [];
}

/**
 * Throws `net-of-import` if net readings belong to a counter that is known to count one way: a fall would be taken for a swap or an error.
 */
export function refuseNetOfImport(laid: Laid, found: readonly Found[]): void {
  for (const looked of found) {
    if (!('meter' in looked) || looked.meter.kind !== 'register' || looked.meter.direction === 'both') continue;
    const column = netText(laid, looked.meter.code);
    if (column !== null) throw new Problem('bad-input', 'net-of-import', { column, meter: looked.meter.code });
  }
}
