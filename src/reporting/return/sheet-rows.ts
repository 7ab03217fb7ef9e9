import { asOfNow } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import { judgedBy, type Judged } from './acting.ts';
import { formFor } from './forms.ts';
import type { ReturnNeeds } from './needs.ts';
import type { Period } from './period.ts';
import type { SheetRow } from './sheet.ts';
import * as store from './store.ts';

/** Which returns go into a sheet; without a place all that the asker sees. */
export type SheetOut = { readonly form: string; readonly period: string; readonly region?: string | undefined };

/**
 * The returns of a period, with what each is judged by. Throws `no-such-form`, `return-period-bad`, `no-such-place`,
 * `no-returns-opened`.
 */
export async function sheetRows(
  needs: ReturnNeeds,
  scope: Scope,
  asked: SheetOut,
): Promise<{ readonly form: Form; readonly period: Period; readonly rows: readonly SheetRow[] }> {
  const { form, period } = formFor(needs, scope, asked.form, asked.period, asOfNow);
  if (asked.region !== undefined) await needs.place.get(scope, asked.region);
  const until = Number.MAX_SAFE_INTEGER;
  const found = await store.returns(needs.postgres, scope, { form: form.id, period: period.text, region: asked.region, until });
  if (found.length === 0) throw new Problem('not-found', 'no-returns-opened', { form: form.id, period: period.text });
  const regions = [...new Set(found.map(({ region }) => region))];
  const [judged, locked] = await Promise.all([
    judgedBy(needs, scope, found),
    store.lockedAmong(needs.postgres, scope, form.id, period.text, regions, until),
  ]);
  return { form, period, rows: found.map((one) => ({ found: one, ...(judged.get(one.unit) as Judged), locked: locked.has(one.region) })) };
}
