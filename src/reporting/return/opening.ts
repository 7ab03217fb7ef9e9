import type { AsOf } from '#kernel/as-of.ts';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { Evaluated } from '#reporting/indicator/facts.ts';
import { inTransaction } from '#platform/imports/imports.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import type { Prefill } from './facts.ts';
import { keptNumber, openedFields, valuesOf } from './fields.ts';
import { formFor, namesOf } from './forms.ts';
import type { ReturnNeeds } from './needs.ts';
import type { Period } from './period.ts';
import * as store from './store.ts';
import { aroundOf, unitsOwing, type Unit } from './units.ts';

export type PlacePeriod = { readonly form: string; readonly period: string; readonly region: string };

/** The values that each field of a form is prefilled with for units, as known then; everything of the unit counts, regardless of scope. */
export async function prefillsOf(
  needs: Pick<ReturnNeeds, 'indicators'>,
  form: Form,
  period: Period,
  units: readonly Unit[],
  known: AsOf,
  region?: string,
): Promise<Prefill[]> {
  const names = Object.keys(form.prefill);
  const values = await valuesOfUnits(needs, form, period, units, known, region);
  return values.map((own) =>
    Object.fromEntries(
      names.map((name, at) => {
        const { value = null, coverage = 0 } = own[at] ?? {};
        return [name, { value: keptNumber(form.fields[name] ?? { type: 'decimal' }, value), coverage: value === null ? 0 : coverage }];
      }),
    ),
  );
}

/** The same with all inputs, in the order of the form. */
export function valuesOfUnits(
  { indicators }: Pick<ReturnNeeds, 'indicators'>,
  form: Form,
  { from, to }: Period,
  units: readonly Unit[],
  known: AsOf,
  region?: string,
): Promise<(readonly Evaluated[])[]> {
  const which = region === undefined ? { buildings: [...new Set(units.flatMap(({ buildings }) => buildings))] } : { region };
  const asked = units.map(({ code, buildings }) => ({ buildings, region: form.unit === 'region' ? code : null }));
  return indicators.valuesFor(programScope, { which, from, to, known }, asked, Object.values(form.prefill));
}

/** The values of the accepted returns of a year before, by unit. */
export async function previousOf(
  needs: Pick<ReturnNeeds, 'postgres'>,
  form: string,
  period: Period,
  units: readonly string[] | undefined,
  until: number,
) {
  const before = await store.accepted(needs.postgres, programScope, { form, period: period.before, units, until });
  return new Map(before.map(({ unit, fields }) => [unit, valuesOf(fields)]));
}

/**
 * Opens a return for every unit of a place that owes one, prefilled from meters and registry as known now. Those already open are
 * unchanged. Throws `no-such-form`, `no-such-place`, `return-locked`.
 */
export async function openReturns(needs: ReturnNeeds, scope: Scope, asked: PlacePeriod) {
  const now = needs.now();
  const known = { received: now, recorded: now };
  const { form, period } = formFor(needs, asked.form, asked.period, known);
  await needs.place.seen(scope, asked.region);
  const { units, findings } = await unitsOwing(needs, scope, { form, period, known, region: asked.region });
  const placed = units.filter(({ region }) => region !== '');
  const region = form.unit === 'organisation' ? undefined : asked.region;
  const there = new Set((await store.returns(needs.postgres, scope, { ...asked, until: now })).map(({ unit }) => unit));
  const fresh = placed.filter(({ code }) => !there.has(code));
  const [prefills, previous] = await Promise.all([
    prefillsOf(needs, form, period, fresh, known, region),
    previousOf(needs, form.id, period, undefined, now),
  ]);
  const made = fresh.map((unit, at): store.NewReturn => {
    const prefill = prefills[at] ?? {};
    return {
      form: form.id,
      period: period.text,
      kind: form.unit,
      unit: unit.code,
      name: unit.name,
      region: unit.region,
      formVersion: form.version,
      prefill,
      known: now,
      fields: openedFields(form, prefill, aroundOf(unit, previous.get(unit.code) ?? {})),
    };
  });
  const opened = await inTransaction(needs.postgres, async (on) => {
    await store.inPeriod(on, wholeProgram, form.id, period.text);
    const locked = await store.lockedAmong(on, wholeProgram, form.id, period.text, [asked.region], Number.MAX_SAFE_INTEGER);
    if (locked.size > 0)
      throw new Problem('conflict', 'return-locked', {
        form: form.id,
        reportName: namesOf(form),
        period: period.text,
        unit: asked.region,
        unitName: asked.region,
      });
    return store.open(on, scope, made, now);
  });
  await needs.audit(scope, {
    action: 'return-open',
    subject: `return:${form.id}:${period.text}`,
    region: asked.region,
    detail: { opened },
  });
  return { form, period, units: placed, opened, findings: [...findings, ...early(period, now), ...unplaced(units.length - placed.length)] };
}

/** Measurements of a period that has not ended are incomplete. */
const early = ({ last, text }: Period, now: number): Finding[] =>
  today(now) > last ? [] : [{ code: 'return-period-goes-on', severity: 'warning', evidence: { period: text, last } }];

const unplaced = (count: number): Finding[] =>
  count === 0 ? [] : [{ code: 'return-unit-without-place', severity: 'warning', evidence: { count } }];
