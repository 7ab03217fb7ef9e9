import type { Finding } from '#kernel/finding.ts';
import { demolishedOn } from '../facts.ts';
import { buildingsOf } from './meter-rules.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The last day there is: a demolition that is planned has its day too. */
const always = '9999-12-31';

/**
 * A building in which a meter is new though it was demolished; null if there is none, or the meter is known to have been there before:
 * installed, or removed again, by then.
 */
export function intoDemolished(
  before: Fields | null,
  after: Fields,
  buildings: ReadonlyMap<string, Fields>,
): { readonly building: string; readonly day: string } | null {
  const had = new Set(before === null ? [] : buildingsOf(before));
  const { installed, removed } = after;
  for (const building of buildingsOf(after)) {
    const day = had.has(building) ? null : demolishedOn({ fields: buildings.get(building) ?? {} }, always);
    if (day === null) continue;
    const wasThere = (typeof installed === 'string' && installed < day) || (typeof removed === 'string' && removed <= day);
    if (!wasThere) return { building, day };
  }
  return null;
}

/** A file may tell of what was there before, so its rows are taken, and told. */
export function goneBuildings(found: readonly { readonly code: string; readonly building: string; readonly day: string }[]): Finding[] {
  const [first] = found;
  if (first === undefined) return [];
  return [{ code: 'in-demolished-buildings', severity: 'warning', evidence: { count: found.length, ...first } }];
}
