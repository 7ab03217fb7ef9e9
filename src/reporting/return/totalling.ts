import type { AsOf } from '#kernel/as-of.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { refuseUnread } from '#kernel/seen.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import type { Return, ReturnStanding, FieldSum, Totalling } from './facts.ts';
import { formFor, namesOf } from './forms.ts';
import type { ReturnNeeds } from './needs.ts';
import type { PlacePeriod } from './opening.ts';
import type { Period } from './period.ts';
import { dueOf, isLate } from './showing.ts';
import { statusHash } from './status-hash.ts';
import * as store from './store.ts';
import { acceptedSums } from './sum-store.ts';
import { unitsOwing, unitsSeen, type Unit } from './units.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';

export type PlacePeriodThen = PlacePeriod & { readonly known: AsOf };

const untilOf = ({ received, recorded }: AsOf): number => Math.min(received, recorded);

/** The units that owe a return in a place, with the existing returns, by unit. */
export type Owed = {
  readonly form: Form;
  readonly period: Period;
  /** Units that owe one, or for which one was opened. */
  readonly units: readonly {
    readonly code: string;
    readonly name: string;
    readonly found: ReturnStanding | null;
    readonly late: boolean;
  }[];
  readonly due: string | null;
  readonly findings: readonly Finding[];
};

/** Throws `no-such-form`, `no-such-place`, `return-period-bad`. */
export async function owedIn(needs: ReturnNeeds, scope: Scope, asked: PlacePeriodThen): Promise<Owed> {
  const { form, period } = formFor(needs, asked.form, asked.period, asked.known);
  await needs.place.get(asked.region);
  const until = untilOf(asked.known);
  const [{ units, findings }, found] = await Promise.all([
    unitsOwing(needs, scope, { form, period, known: asked.known, region: asked.region }),
    store.standings(needs.postgres, scope, { form: form.id, period: period.text, region: asked.region, until }),
  ]);
  const due = dueOf(needs, form, period);
  const rows = new Map<string, Pick<Unit, 'code' | 'name'>>(units.map((unit) => [unit.code, unit]));
  for (const one of found) if (!rows.has(one.unit)) rows.set(one.unit, { code: one.unit, name: one.name });
  const byUnit = new Map(found.map((one) => [one.unit, one]));
  const all = [...rows.values()].map(({ code, name }) => {
    const own = byUnit.get(code) ?? null;
    return { code, name, found: own, late: isLate(due, own?.submitted ?? null, until) };
  });
  return { form, period, units: all.toSorted((a, b) => (a.code < b.code ? -1 : 1)), due, findings };
}

/**
 * For how many units a return is owed or was opened (`of`), and for how many it was opened before although they owe none by what is known
 * now (`strayed`). Throws as `owedIn`.
 */
export async function countOwed(needs: ReturnNeeds, scope: Scope, asked: PlacePeriodThen): Promise<{ of: number; strayed: number }> {
  const { form, period } = formFor(needs, asked.form, asked.period, asked.known);
  await needs.place.get(asked.region);
  const which = { form: form.id, period: period.text, region: asked.region, until: untilOf(asked.known) };
  const [{ units }, opened] = await Promise.all([
    unitsOwing(needs, scope, { form, period, known: asked.known, region: asked.region }),
    store.openedUnits(needs.postgres, scope, which),
  ]);
  const owing = new Set(units.map(({ code }) => code));
  const strayed = new Set(opened.filter((code) => !owing.has(code))).size;
  return { of: owing.size + strayed, strayed };
}

/** The progress of the returns of a place. */
export async function statusOf(needs: ReturnNeeds, scope: Scope, asked: PlacePeriodThen) {
  const [owed, counting, locked] = await Promise.all([
    owedIn(needs, scope, asked),
    store.accepted(needs.postgres, scope, { form: asked.form, period: asked.period, region: asked.region, until: untilOf(asked.known) }),
    store.lockedAmong(needs.postgres, wholeProgram, asked.form, asked.period, [asked.region], untilOf(asked.known)),
  ]);
  const inState = (state: Return['state']): number => owed.units.filter(({ found }) => found?.state === state).length;
  const expected = owed.units.length;
  return {
    ...owed,
    expected,
    open: inState('open'),
    submitted: inState('submitted'),
    returned: inState('returned'),
    accepted: inState('accepted'),
    late: owed.units.filter(({ late }) => late).length,
    /** For how many units a return counts. */
    counted: counting.length,
    coverage: expected === 0 ? 0 : counting.length / expected,
    locked: locked.has(asked.region),
  };
}

/** `note`: why the period ends while returns are open; `seen`: the hash of the status that was read. */
export type Locking = PlacePeriod & { readonly force: boolean; readonly note?: string | undefined; readonly seen?: string | undefined };

/** Ends a period for a place. Throws `not-complete` if not all returns are accepted, `no-such-place`, `seen-missing`, `seen-not-latest`. */
export async function lockPeriod(needs: ReturnNeeds, scope: Scope, asked: Locking): Promise<void> {
  await needs.place.seen(scope, asked.region);
  const now = needs.now();
  const known = { received: now, recorded: now };
  const { units, form } = await owedIn(needs, scope, { ...asked, known });
  await inTransaction(needs.postgres, async (on) => {
    await store.inPeriod(on, wholeProgram, asked.form, asked.period);
    const found = await store.returns(on, scope, {
      form: asked.form,
      period: asked.period,
      region: asked.region,
      until: Number.MAX_SAFE_INTEGER,
    });
    refuseOtherStatus(asked, units, found);
    const done = new Set(found.filter(({ state }) => state === 'accepted').map(({ unit }) => unit));
    const open = units.filter(({ code }) => !done.has(code)).length;
    if (open > 0 && !asked.force)
      throw new Problem('cannot-do', 'not-complete', {
        form: asked.form,
        reportName: namesOf(form),
        period: asked.period,
        open,
        of: units.length,
      });
    await store.addLock(on, scope, { ...asked, forced: open > 0, note: asked.note ?? null }, now);
  });
  await needs.audit(scope, {
    action: 'return-lock',
    subject: `return:${asked.form}:${asked.period}`,
    region: asked.region,
    detail: { forced: asked.force, ...(asked.note !== undefined && { note: asked.note }) },
  });
}

/** Ends the period only as it was read: no return may have been sent back or submitted again since. */
function refuseOtherStatus({ seen, region, period }: Locking, owed: Owed['units'], found: readonly Return[]): void {
  const now = new Map(found.map((one) => [one.unit, one]));
  const named = new Set([...owed.map(({ code }) => code), ...now.keys()]);
  const units = [...named].map((unit) => ({ unit, standing: now.get(unit) ?? null }));
  const open = found.filter(({ state }) => state !== 'accepted').map(({ unit }) => unit);
  refuseUnread(seen, statusHash(units), open.join(', ') || '—', { region, period });
}

export type TotalRow = FieldTotal & { readonly figure: string; readonly findings: readonly Finding[] };

/** Totals over the accepted returns of a place. */
export async function totalsOf(
  needs: ReturnNeeds,
  scope: Scope,
  asked: PlacePeriodThen & { readonly fields?: readonly string[] | undefined },
) {
  const { form, period } = formFor(needs, asked.form, asked.period, asked.known);
  await needs.place.get(asked.region);
  const until = untilOf(asked.known);
  const fields = new Map((asked.fields ?? Object.keys(form.total)).map((field) => [field, totallingOf(form, field)]));
  const areas = [...fields.values()].includes('area-mean')
    ? await areasOf(needs, scope, form, period, asked)
    : new Map<string, number | null>();
  const which = { form: form.id, period: period.text, region: asked.region, until };
  const { accepted, sums } = await acceptedSums(needs.postgres, scope, { ...which, fields, areas });
  const rows = sums.map((one): TotalRow => {
    const { field } = one;
    const total = totalOf(form, one, accepted);
    const figure = figureId({ kind: 'return-total', form: form.id, period: period.text, region: asked.region, field, ...asked.known });
    const missing: Finding[] =
      total.without === 0
        ? []
        : [
            {
              code: 'return-value-missing',
              severity: 'warning',
              evidence: { field, name: form.fields[field]?.names ?? field, count: total.without, of: accepted },
            },
          ];
    return { ...total, figure, findings: missing };
  });
  return { form, period, rows, accepted, areas };
}

async function areasOf(
  needs: ReturnNeeds,
  scope: Scope,
  form: Form,
  period: Period,
  { known, region }: PlacePeriodThen,
): Promise<Map<string, number | null>> {
  return new Map((await unitsSeen(needs, scope, { form, period, known, region })).map(({ code, areaM2 }) => [code, areaM2]));
}

/** The total of a field; `without`: accepted returns whose value or area is unknown. */
type FieldTotal = {
  readonly field: string;
  readonly value: Exact | null;
  readonly unit: string;
  readonly from: number;
  readonly without: number;
};

/** How a field is totalled; by default it is added up. */
const totallingOf = ({ total }: Pick<Form, 'total'>, field: string): Totalling => total[field] ?? 'sum';

/**
 * The total of a field over accepted returns: their sum, their area-weighted mean, or how many have a value. Without known values there is
 * no sum and no mean.
 * @param accepted how many there are
 */
function totalOf(form: Pick<Form, 'fields' | 'total'>, { field, known, sum, areaM2 }: FieldSum, accepted: number): FieldTotal {
  if (totallingOf(form, field) === 'count') return { field, value: exact(BigInt(sum ?? 0)), unit: '', from: accepted, without: 0 };
  const value = sum === null ? null : exact(sum);
  const unit = form.fields[field]?.unit ?? '';
  return {
    field,
    value: areaM2 === null || value === null ? value : value.div(exact(areaM2)),
    unit,
    from: known,
    without: accepted - known,
  };
}
