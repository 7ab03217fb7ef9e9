import type { Explanation, ExplainedInput, FigureQuestion } from '#kernel/figure.ts';
import { formatInstant } from '#kernel/instant.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { statusTerms, type Term } from '#kernel/vocabulary.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import type { Form } from '#platform/knowledge/facts.ts';
import { returnNamed } from './acting.ts';
import type { FieldValue, Return } from './facts.ts';
import { exactIn } from './fields.ts';
import { formVersion } from './forms.ts';
import type { ReturnNeeds } from './needs.ts';
import { valuesOfUnits } from './opening.ts';
import { periodOf } from './period.ts';
import { prefillFigure, valueFigure } from './showing.ts';
import * as store from './store.ts';
import { totalsOf } from './totalling.ts';
import { unitsSeen } from './units.ts';
import { totalTerms } from './vocabulary.ts';

/** How many returns an opened total lists individually, largest first. */
const named = 200;

const always = Number.MAX_SAFE_INTEGER;

function read(figure: string, { form, period, unit, region, field, version, received, recorded }: FigureQuestion) {
  if (typeof form !== 'string' || typeof period !== 'string' || typeof field !== 'string')
    throw new Problem('bad-input', 'figure-unknown', { figure });
  return { form, period, field, unit: String(unit), region: String(region), version: Number(version), known: { received, recorded } };
}

/** The names of a field, and the form as a source. */
const nameOf = (form: Form, field: string): string => form.fields[field]?.names?.zh ?? field;

function cited(form: Form): LocalizedText {
  const term: Term | undefined = statusTerms[form.status];
  const of = `${form.source.document} ${form.source.clause}, ${form.id}@${form.version}`;
  return { zh: `${of}，${term?.zh ?? form.status}`, en: `${of}, ${term?.en ?? form.status}` };
}

const number = (value: FieldValue): number | null => numberOf(exactIn(value));

/** A prefilled value opens to the meters and the registry, as known when the return was opened. */
export async function explainPrefill(needs: ReturnNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const asked = read(figure, question);
  const found = await returnNamed(needs, scope, asked);
  const form = formVersion(needs, found.form, found.formVersion);
  const at = Object.keys(form.prefill).indexOf(asked.field);
  const pinned = found.prefill[asked.field];
  if (at < 0 || pinned === undefined || found.known !== asked.known.received) throw new Problem('bad-input', 'figure-unknown', { figure });
  const period = periodOf(form, found.period);
  const units = await unitsSeen(needs, programScope, { form, period, known: asked.known, codes: [found.unit] });
  const [own] = await valuesOfUnits(needs, form, period, units, asked.known);
  const value = own?.[at];
  const which = { buildings: units.flatMap(({ buildings }) => buildings) };
  const inputs =
    value === undefined
      ? []
      : await needs.indicators.explainedFor(scope, { which, from: period.from, to: period.to, known: asked.known }, value.parts);
  const parts = value?.parts.map(({ say }) => (typeof say === 'string' ? { zh: say, en: say } : say)) ?? [];
  return {
    figure,
    result: {
      name: `${nameOf(form, asked.field)} ${found.unit} ${found.period}`,
      value: number(pinned.value),
      unit: form.fields[asked.field]?.unit ?? '',
      coverage: pinned.coverage,
    },
    formula: { zh: parts.map(({ zh }) => zh).join('；') || '常数', en: parts.map(({ en }) => en).join('; ') || 'a constant' },
    clause: cited(form),
    inputs: inputs.slice(0, named),
    meters: [],
    knownAt: formatInstant(found.known / 1000),
    findings: value?.findings ?? [],
  };
}

/** A value of a return opens to who entered it, and to the measured value. */
export async function explainValue(needs: ReturnNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const asked = read(figure, question);
  const found = await returnNamed(needs, scope, asked);
  const form = formVersion(needs, found.form, found.formVersion);
  const of = (await store.steps(needs.postgres, checkedByCaller, found.id, always)).filter(({ version }) => version === asked.version);
  const last = of.at(-1);
  const kept = last?.fields[asked.field];
  if (last === undefined || kept === undefined) throw new Problem('bad-input', 'figure-unknown', { figure });
  const unit = form.fields[asked.field]?.unit ?? '';
  const set = of.find(({ fields }) => JSON.stringify(fields[asked.field]) === JSON.stringify(kept)) ?? last;
  return {
    figure,
    result: { name: `${nameOf(form, asked.field)} ${found.unit} ${found.period}`, value: number(kept.value), unit },
    formula: kept.filled ? { zh: '填报人填写', en: 'as it was filled in' } : { zh: '按报表规则得出', en: 'calculated by the form' },
    clause: cited(form),
    inputs: [
      {
        name: asked.field,
        value: shownValue(kept.value),
        unit,
        source: { zh: `第 ${asked.version} 版，${set.actor}`, en: `version ${asked.version}, ${set.actor}` },
      },
      ...measuredInput(found, asked.field, unit),
    ],
    meters: [],
    knownAt: formatInstant(set.at.getTime() / 1000),
    findings: [],
  };
}

const shownValue = (value: FieldValue): number | string | null =>
  value === null ? null : (number(value) ?? (typeof value === 'string' ? value : JSON.stringify(value)));

function measuredInput(found: Return, field: string, unit: string): ExplainedInput[] {
  const pinned = found.prefill[field];
  if (pinned === undefined) return [];
  return [
    {
      name: field,
      value: number(pinned.value),
      unit,
      source: { zh: '计量与台账预填', en: 'from meters and registry' },
      figure: prefillFigure(found, field),
    },
  ];
}

/** A total opens to its returns. */
export async function explainTotal(needs: ReturnNeeds, scope: Scope, figure: string, question: FigureQuestion): Promise<Explanation> {
  const { field, ...asked } = read(figure, question);
  const { known, ...which } = asked;
  const until = Math.min(known.received, known.recorded);
  const [{ form, rows, areas }, accepted] = await Promise.all([
    totalsOf(needs, scope, { ...asked, fields: [field] }),
    store.accepted(needs.postgres, scope, { form: which.form, period: which.period, region: which.region, until }),
  ]);
  const [row] = rows;
  if (row === undefined) throw new Problem('bad-input', 'figure-unknown', { figure });
  const how = form.total[field] ?? 'sum';
  const inputs = accepted.map((one) => {
    const value = one.fields[field]?.value ?? null;
    const area = how === 'area-mean' ? areas.get(one.unit) : undefined;
    const weight = area === undefined ? '' : ` (${area ?? '—'} m2)`;
    return {
      name: `${one.unit} ${one.name}${weight}`,
      value: shownValue(value),
      unit: form.fields[field]?.unit ?? '',
      source: { zh: `第 ${one.version} 版，已审核`, en: `version ${one.version}, accepted` },
      figure: valueFigure({ form: form.id, period: asked.period, unit: one.unit }, one.version, field, asked.known),
    };
  });
  const size = (value: unknown): number => (typeof value === 'number' ? Math.abs(value) : 0);
  return {
    figure,
    result: { name: `${nameOf(form, field)} ${asked.region} ${asked.period}`, value: numberOf(row.value), unit: row.unit },
    formula: totalTerms[how],
    clause: cited(form),
    inputs: inputs.toSorted((a, b) => size(b.value) - size(a.value)).slice(0, named),
    meters: [],
    knownAt: formatInstant(Math.min(asked.known.received, asked.known.recorded) / 1000),
    findings: row.findings,
  };
}
