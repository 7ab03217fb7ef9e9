import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { judgedBy, returnNamed, type Judged, type WhichReturn } from './acting.ts';
import { differing, failedChecks, type FailedCheck } from './checks.ts';
import type { ReturnFields } from './facts.ts';
import { filledFields } from './fields.ts';
import { namesNothing } from './named.ts';
import type { ReturnNeeds } from './needs.ts';

/** The effect of values being typed. */
export type Weighed = {
  readonly fields: ReturnFields;
  readonly checks: readonly FailedCheck[];
  /** Invalid values, and those that deviate from what was measured. */
  readonly findings: readonly Finding[];
};

/** Checks values being typed; nothing is written. Throws `no-such-return`. */
export async function weighReturn(
  needs: ReturnNeeds,
  scope: Scope,
  asked: WhichReturn & { readonly set: Readonly<Record<string, unknown>> },
): Promise<Weighed> {
  const found = await returnNamed(needs, scope, asked);
  const { form, around } = (await judgedBy(needs, [found])).get(found.unit) as Judged;
  const { fields, findings } = filledFields(form, found.fields, asked.set, around);
  const nothing = await namesNothing(needs, scope, form, asked.set);
  return {
    fields,
    checks: failedChecks(form, fields, around),
    findings: [...findings, ...nothing, ...differing(form, found.prefill, fields)],
  };
}
