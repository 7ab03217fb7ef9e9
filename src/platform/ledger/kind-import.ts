import type { PoolClient } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Dictionary } from '#platform/list-intake/fields.ts';
import type { Intake, ReadRow } from '#platform/list-intake/intake.ts';
import { columnFor, type Fault, names, refuseLacking } from '#platform/list-intake/mapping.ts';
import { clearedWithoutDay, withClearing } from './cleared.ts';
import type { Import, ReadOut, Rules } from './import-kind.ts';
import type { Closing, FieldFault, KindSpec, Surroundings } from './kind-spec.ts';
import { createTotals } from './totals.ts';
import { groups, type Group } from './stage-store.ts';
import type { Entity } from './entity-store.ts';

const batchSize = 2000;

/** How entities of a kind are imported from a file. */
export function kindImport(spec: KindSpec): Import {
  return {
    table: spec.table,
    dictionary: withClearing(spec.dictionary),
    identity: spec.identity,
    given: spec.codeOf === undefined ? spec.required : [],
    ...(spec.twice === undefined ? {} : { twice: spec.twice }),
    ...(spec.settled === undefined ? {} : { after: spec.settled }),
    rules: async (on, scope, job, intake) => {
      const around = await spec.surroundings(on, scope, (field) => names(intake, field), false);
      return rulesOf(spec, around, on, scope, job.id, intake);
    },
  };
}

function rulesOf(spec: KindSpec, around: Surroundings, on: PoolClient, scope: Scope, change: number, intake: Intake): Rules {
  const written: Closing[] = [];
  const totals = createTotals(spec.totals ?? []);
  return {
    saw: totals.saw,
    isFields: () => true,
    ...(spec.repeats === true && { repeats: true }),
    ...(spec.timeless !== undefined && { timeless: spec.timeless }),
    read: (row) => readEntity(row, intake, spec, around),
    ready: async () => around.load?.(groups(on, wholeProgram, batchSize)),
    codesOf: async () => new Map(),
    isSeen: ({ fields }) => around.isSeen(fields),
    judge: (group, held) => judgeEntity(group, held, intake, { spec, around, scope }),
    async wrote(_on, batch) {
      for (const { code, before, after, isNew, set } of batch)
        if (isNew || set.length > 0) written.push({ code, ...(!isNew && { before }), after });
      return new Set<string>();
    },
    close: async () => ({ findings: [...totals.findings(), ...((await around.close?.(written, change)) ?? [])], extra: {} }),
  };
}

function readEntity({ fields: given }: ReadRow, intake: Intake, { codeOf, required, dictionary }: KindSpec, around: Surroundings): ReadOut {
  const { code: written, from, ...fields } = given;
  const faults = around.resolve(fields).map((fault) => faultIn(intake, fault, dictionary));
  const code = codeOf === undefined ? written : codeOf(fields);
  const lacks = codeOf === undefined ? ['code'] : required.filter((field) => fields[field] === undefined);
  if (typeof code !== 'string')
    faults.push(
      ...lacks.map((field) => ({
        column: columnFor(intake.plan, field),
        code: 'missing',
        evidence: { field, ...calledIn(dictionary, field) },
      })),
    );
  faults.push(...clearedWithoutDay(intake.plan, fields, from));
  if (faults.length > 0 || typeof code !== 'string') return { faults };
  return { key: code, part: (from as string | undefined) ?? '', fields };
}

const faultIn = (intake: Intake, { field, code, evidence }: FieldFault, dictionary: Dictionary): Fault => ({
  column: columnFor(intake.plan, field ?? 'code'),
  code,
  evidence: { ...(field !== null && { field, ...calledIn(dictionary, field) }), ...evidence },
});

/** A field as it is called in this kind of file. */
function calledIn({ fields }: Dictionary, field: string): { readonly fieldName?: Readonly<Record<'zh' | 'en', string>> } {
  const zh = fields.find(({ name }) => name === field)?.zh;
  return zh === undefined ? {} : { fieldName: { zh, en: field } };
}

type Judging = { readonly spec: KindSpec; readonly around: Surroundings; readonly scope: Scope };

function judgeEntity(group: Group, held: Entity | undefined, intake: Intake, judging: Judging): ReturnType<Rules['judge']> {
  const { spec, around } = judging;
  const defaults = held === undefined ? around.defaults : {};
  const faults: { row: number; fault: Fault }[] = [];
  let state = { ...(held?.fields ?? defaults) };
  for (const [index, { row, fields }] of group.rows.entries()) {
    const next = { ...state, ...fields };
    const missing = held === undefined && index === 0 ? spec.required.find((field) => next[field] === undefined) : undefined;
    if (missing !== undefined) {
      faults.push(...lacking(missing, group, intake, judging).map((fault) => ({ row, fault })));
      continue;
    }
    const refused = around.refuse(group.key, held?.fields ?? null, next);
    if (refused === null) state = next;
    else faults.push({ row, fault: faultIn(intake, refused, spec.dictionary) });
  }
  return { faults, defaults };
}

/**
 * A required field is missing. Requesters who see everything learn which one; if the file has no column for it at all, the whole file is
 * rejected. For others, a row that creates nothing new refers to something out of scope or nonexistent, which is reported identically.
 */
function lacking(field: string, { key }: Group, intake: Intake, { spec, scope }: Judging): Fault[] {
  const fault = { column: columnFor(intake.plan, field), code: 'missing', evidence: { field, ...calledIn(spec.dictionary, field) } };
  if (!('all' in scope.sees)) return [{ column: columnFor(intake.plan, 'code'), code: 'out-of-scope', evidence: { code: key } }, fault];
  refuseLacking(intake.plan, spec.dictionary, spec.required);
  return [fault];
}
