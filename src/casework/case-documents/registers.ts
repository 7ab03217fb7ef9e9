import { asOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import type { Language } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import type { EnteredCase } from '#casework/cases/cases.ts';
import { valueText } from '#casework/cases/public/value-text.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { CaseDocumentsNeeds } from './needs.ts';
import { registerTotals, type RegisterTotals } from './register-totals.ts';

/** Local days, half-open; as known at an instant, now if none is given. */
export type RegisterOf = {
  readonly procedure: string;
  readonly register: string;
  readonly region: string;
  readonly from: string;
  readonly to: string;
  readonly knownAt?: string | undefined;
};

/** A case in a register; `values` in the order of its fields, null where there is none. */
type RegisterRow = {
  readonly case: string;
  readonly day: string;
  readonly number: string | null;
  readonly organisation: string | null;
  readonly values: readonly (string | null)[];
};

/** A register: its parts in the order of the options, each with its cases by day; one without a name where it has no parts. */
export type Register = {
  readonly name: string;
  readonly fields: readonly { readonly field: string; readonly name: string }[];
  /** The name of the number that is listed; null if none is. */
  readonly number: string | null;
  readonly parts: readonly { readonly key: string | null; readonly name: string | null; readonly rows: readonly RegisterRow[] }[];
  readonly total: number;
  /** What its cases add up to; null if it has no totals. */
  readonly totals: RegisterTotals | null;
};

type Needs = Pick<CaseDocumentsNeeds, 'cases' | 'place' | 'knowledge' | 'now'>;

/** The registers that a procedure has, in one language. Throws `no-such-procedure`. */
export function registersOf(needs: Needs, id: string, language: Language): { readonly register: string; readonly name: string }[] {
  const { registers } = newest(needs, id);
  return Object.entries(registers).map(([register, { names }]) => ({ register, name: names?.[language] ?? register }));
}

/**
 * The cases that reached the state of a register within some days, in a place, by the options of its field. A case whose version of the
 * procedure calls an option otherwise stands under its key.
 * Throws `no-such-procedure`, `no-such-register`, `no-such-place`, `date-bad`, `days-reversed`, `bad-instant`.
 */
export async function registerOf(needs: Needs, scope: Scope, asked: RegisterOf, language: Language): Promise<Register> {
  const { procedure: id, register, region, from, to } = asked;
  for (const date of [from, to]) if (parseDay(date) === null) throw new Problem('bad-input', 'date-bad', { date });
  if (to <= from) throw new Problem('bad-input', 'days-reversed', { from, to });
  const procedure = newest(needs, id);
  const rule = Object.hasOwn(procedure.registers, register) ? procedure.registers[register] : undefined;
  if (rule === undefined)
    throw new Problem('not-found', 'no-such-register', { register, known: Object.keys(procedure.registers).join(', ') || '—' });
  await needs.place.get(region);
  const found = await needs.cases.entered(scope, { procedure: id, state: rule.in, region, known: asOf(needs.now(), asked.knownAt) });
  const within = found.cases.filter(({ day }) => day >= from && day < to);
  const nameOf = await organisationNames(needs, within);
  const rowOf = (one: EnteredCase): RegisterRow => ({
    case: one.case,
    day: one.day,
    number: rule.number === undefined ? null : (one.numbers[rule.number] ?? null),
    organisation: one.organisation === null ? null : nameOf(one.organisation),
    values: rule.fields.map((field) => valueText(procedure.fields[field], one.fields[field], language)),
  });
  return {
    name: rule.names?.[language] ?? register,
    fields: rule.fields.map((field) => ({ field, name: procedure.fields[field]?.names?.[language] ?? field })),
    number: rule.number === undefined ? null : (procedure.numbers[rule.number]?.names?.[language] ?? rule.number),
    parts: partsOf(procedure, rule.by, within, language).map(({ cases, ...part }) => ({ ...part, rows: cases.map(rowOf) })),
    total: within.length,
    totals:
      rule.totals === undefined
        ? null
        : registerTotals({ procedure, language, regionName: await regionNames(needs, within) }, rule.totals, within),
  };
}

async function regionNames({ place }: Needs, cases: readonly EnteredCase[]): Promise<(code: string) => string> {
  const codes = [...new Set(cases.map(({ region }) => region))];
  const names = new Map(await Promise.all(codes.map(async (code) => [code, (await place.get(code)).name] as const)));
  return (code) => names.get(code) ?? code;
}

function partsOf(procedure: Procedure, by: string | undefined, cases: readonly EnteredCase[], language: Language) {
  if (by === undefined) return [{ key: null, name: null, cases }];
  const options = procedure.fields[by]?.options ?? {};
  const known = Array.isArray(options) ? (options as readonly string[]) : Object.keys(options);
  const grouped = Map.groupBy(cases, ({ fields }) => (typeof fields[by] === 'string' ? fields[by] : ''));
  const keys = [...known, ...[...grouped.keys()].filter((key) => !known.includes(key))];
  return keys.map((key) => ({
    key: key === '' ? null : key,
    name: key === '' ? null : valueText(procedure.fields[by], key, language),
    cases: grouped.get(key) ?? [],
  }));
}

function newest({ knowledge, now }: Needs, id: string): Procedure {
  const found = knowledge.inForce('procedure', { on: today(now()), received: now(), recorded: now() }).find((one) => one.id === id);
  if (found === undefined) throw new Problem('not-found', 'no-such-procedure', { procedure: id });
  return found as Procedure;
}

async function organisationNames({ place }: Needs, cases: readonly EnteredCase[]): Promise<(code: string) => string> {
  const codes = [...new Set(cases.flatMap(({ organisation }) => organisation ?? []))];
  const names = new Map<string, string>();
  for (const code of codes)
    names.set(
      code,
      await place.organisation(programScope, code).then(
        ({ name }) => name,
        () => code,
      ),
    );
  return (code) => names.get(code) ?? code;
}
