import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import { failedChecks } from './checks.ts';
import type { Fields } from '#casework/cases/facts.ts';
import type { Return, ReturnAction, ReturnFields, Step } from './facts.ts';
import { filledFields } from './fields.ts';
import { formVersion, namesOf } from './forms.ts';
import { namesNothing } from './named.ts';
import type { ReturnNeeds } from './needs.ts';
import { previousOf } from './opening.ts';
import { periodOf } from './period.ts';
import * as store from './store.ts';
import { aroundOf, unitsSeen } from './units.ts';
import { programScope } from '#kernel/scope.ts';

export type WhichReturn = { readonly form: string; readonly period: string; readonly unit: string };

/** A step of a return; `seen`: the number of the last step that the person taking it has seen. */
export type Given = WhichReturn & {
  readonly set?: Readonly<Record<string, unknown>> | undefined;
  readonly note?: string | undefined;
  readonly seen?: number | undefined;
};

const always = Number.MAX_SAFE_INTEGER;

/** A return's form and the values that its steps are checked against. */
export type Judged = { readonly form: Form; readonly around: Fields };

/** Values that checks of these returns may refer to, by unit; everything of the unit counts, regardless of scope. */
export async function judgedBy(
  needs: ReturnNeeds,
  found: readonly Return[],
  known = { received: needs.now(), recorded: needs.now() },
): Promise<Map<string, Judged>> {
  const [one] = found;
  if (one === undefined) return new Map();
  const forms = new Map(
    [...new Set(found.map(({ formVersion: version }) => version))].map((version) => [version, formVersion(needs, one.form, version)]),
  );
  const form = forms.get(one.formVersion) as Form;
  const period = periodOf(form, one.period);
  const codes = found.map(({ unit }) => unit);
  const [units, previous] = await Promise.all([
    unitsSeen(needs, programScope, { form, period, known, codes }),
    previousOf(needs, one.form, period, codes, Math.min(known.received, known.recorded)),
  ]);
  const byCode = new Map(units.map((unit) => [unit.code, unit]));
  return new Map(
    found.map(({ unit, formVersion: version }) => [
      unit,
      { form: forms.get(version) ?? form, around: aroundOf(byCode.get(unit), previous.get(unit) ?? {}) },
    ]),
  );
}

/** Throws `no-such-return`. */
export async function returnNamed(
  needs: Pick<ReturnNeeds, 'postgres'>,
  scope: Scope,
  { form, period, unit }: WhichReturn,
  until = always,
  on: store.Queryable = needs.postgres,
): Promise<Return> {
  const [found] = await store.returns(on, scope, { form, period, units: [unit], until });
  if (found === undefined) throw new Problem('not-found', 'no-such-return', { form, period, unit });
  return found;
}

/** Evidence on a return for a problem: its codes, and the names of its form and unit. */
const evidence = ({ form: id, period, unit, name, state }: Return, form: Form) => ({
  form: id,
  reportName: namesOf(form),
  period,
  unit,
  unitName: name,
  state,
});

type Standing = { readonly now: Return; readonly locked: boolean } & Judged;

/** The result of a step on a return. Throws if it may not be taken. */
type Make = (standing: Standing) => Pick<Step, 'version' | 'state' | 'fields'>;

async function take(needs: ReturnNeeds, scope: Scope, given: Given, action: ReturnAction, make: Make): Promise<void> {
  const before = await returnNamed(needs, scope, given);
  const judged = (await judgedBy(needs, [before])).get(before.unit) as Judged;
  refuseBad(await namesNothing(needs, scope, judged.form, given.set ?? {}));
  const { version } = await inTransaction(needs.postgres, async (on) => {
    await store.inPeriod(on, wholeProgram, given.form, given.period);
    const now = await returnNamed(needs, scope, given, always, on);
    if (given.seen !== undefined && given.seen !== now.n)
      throw new Problem('conflict', 'changed-meanwhile', { ...evidence(now, judged.form), code: now.unit });
    const locked = (await store.lockedAmong(on, wholeProgram, now.form, now.period, [now.region], always)).has(now.region);
    const made = make({ now, locked, ...judged });
    // each step follows from what was read: it names the last one
    if (given.seen === undefined) throw new Problem('bad-input', 'seen-missing', { latest: now.n });
    await store.addSteps(on, scope, [{ id: now.id, n: now.n + 1, action, note: given.note ?? null, ...made }], needs.now());
    return made;
  });
  await needs.audit(scope, {
    action: `return-${action}`,
    subject: `return:${given.form}:${given.period}:${given.unit}`,
    region: before.region,
    detail: { version },
  });
}

const isFillable = ({ state }: Return): boolean => state === 'open' || state === 'returned';

/** Throws `return-locked`, `not-open`. */
export function refuseClosed({ now, locked, form }: Pick<Standing, 'now' | 'locked' | 'form'>): void {
  if (locked) throw new Problem('conflict', 'return-locked', evidence(now, form));
  if (!isFillable(now)) throw new Problem('conflict', 'not-open', evidence(now, form));
}

/** Throws `field-bad` with all findings. */
function refuseBad(findings: readonly Finding[]): void {
  if (findings.length > 0) throw new Problem('bad-input', 'field-bad', { count: findings.length, ...findings[0]?.evidence }, findings);
}

/** Applies the given values. Throws `field-bad` with all findings. */
function withGiven({ now, form, around }: Standing, set: Readonly<Record<string, unknown>>): ReturnFields {
  const { fields, findings } = filledFields(form, now.fields, set, around);
  refuseBad(findings);
  return fields;
}

/** Throws `check-failed` with every failed check of level error. */
function refuseFailed({ form, around, now }: Standing, fields: ReturnFields): void {
  const failed = failedChecks(form, fields, around).filter(({ level }) => level === 'error');
  if (failed.length === 0) return;
  throw new Problem(
    'cannot-do',
    'check-failed',
    { ...evidence(now, form), count: failed.length, check: failed[0]?.id, said: failed[0]?.said },
    failed.map(({ id, said }) => ({ code: 'check-not-held', severity: 'error', evidence: { check: id, said } })),
  );
}

/** In a period that has ended only amendments can be judged. Throws `not-submitted`, `return-locked`. */
function refuseUnsubmitted({ now, locked, form }: Standing): void {
  if (now.state !== 'submitted') throw new Problem('conflict', 'not-submitted', evidence(now, form));
  if (locked && now.action !== 'amend') throw new Problem('conflict', 'return-locked', evidence(now, form));
}

/** A place's own return is judged by a place above it. Throws `return-judged-above`. */
function refuseOwn({ sees }: Scope, { kind, unit }: Return): void {
  if (kind === 'region' && 'region' in sees && sees.region === unit) throw new Problem('not-allowed', 'return-judged-above', { unit });
}

/** The steps of a return. Each throws `no-such-return`, `seen-missing`, `changed-meanwhile`. */
export const actsOf = (needs: ReturnNeeds) => ({
  /** Throws `not-open`, `return-locked`, `field-bad`. */
  fill: (scope: Scope, given: Given) =>
    take(needs, scope, given, 'fill', (standing) => {
      const { now } = standing;
      refuseClosed(standing);
      return { version: now.version, state: now.state, fields: withGiven(standing, given.set ?? {}) };
    }),
  /** Throws `not-open`, `return-locked`, `check-failed`, `field-bad`. */
  submit: (scope: Scope, given: Given) =>
    take(needs, scope, given, 'submit', (standing) => {
      const { now } = standing;
      refuseClosed(standing);
      const fields = withGiven(standing, given.set ?? {});
      refuseFailed(standing, fields);
      return { version: now.version, state: 'submitted', fields };
    }),
  /** Throws `not-submitted`, `return-locked`, `return-judged-above`. */
  judge: (scope: Scope, given: Given, action: 'accept' | 'return') =>
    take(needs, scope, given, action, (standing) => {
      refuseOwn(scope, standing.now);
      refuseUnsubmitted(standing);
      const { version, fields } = standing.now;
      return { version, state: action === 'accept' ? 'accepted' : 'returned', fields };
    }),
  /** Submits the next version; until it is accepted the one before counts. Throws `not-accepted`, `check-failed`, `field-bad`. */
  amend: (scope: Scope, given: Given) =>
    take(needs, scope, given, 'amend', (standing) => {
      const { now, locked, form } = standing;
      if (!locked && now.state !== 'accepted') throw new Problem('conflict', 'not-accepted', evidence(now, form));
      const fields = withGiven(standing, given.set ?? {});
      refuseFailed(standing, fields);
      return { version: now.version + 1, state: 'submitted', fields };
    }),
});
