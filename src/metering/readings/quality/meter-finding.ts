import type { Finding } from '#kernel/finding.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';
import type { Decision } from '../series/decision-store.ts';
import type { FindingKey } from './finding-id.ts';

/** A finding on a meter, and the word on it. Instants in seconds UTC. */
export type MeterFinding = Finding & FindingKey & { readonly id: string; readonly facts: SeriesFacts; readonly decision: Decision | null };

/** Awaits a person's decision. */
export function isOpen({ decision, severity }: Pick<MeterFinding, 'decision' | 'severity'>): boolean {
  return decision === null && severity !== 'info';
}
