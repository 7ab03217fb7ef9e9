import type { PoolClient } from 'pg';
import type { Finding } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { thereAre } from '../store/around-store.ts';
import { computed, type CoefficientOf } from '../public/compute.ts';
import type { Fields, FieldValue, Standing } from '../facts.ts';
import { fieldSaid, readValue, type FieldRule, type ReadValue } from '../public/field-value.ts';
import { personalHash } from '../rules/hash.ts';
import { holds } from '../rules/holds.ts';

/** What was given with a step, parsed: values for the record, and personal ones separately. */
export type GivenFields = {
  readonly fields: Fields;
  readonly personal: readonly { readonly field: string; readonly hash: string; readonly salt: string; readonly value: string }[];
};

/** Reads a score file given for a field. @param all the values of the case, and the raw values given with it */
export type ReadRating = (value: unknown, all: Readonly<Record<string, unknown>>) => Promise<ReadValue>;

/** What values are read by. */
export type GivenBy = {
  readonly secret: () => string;
  /** Reads a score file. @param all the values of the case, and the raw values given with it */
  readonly rating: ReadRating;
  /** Coefficients as on the day of the step. */
  readonly coefficientOf: CoefficientOf;
};

export type Bag = Readonly<Record<string, unknown>>;

const bad = (field: string, rule: FieldRule | undefined, reason: string | LocalizedText, bound?: unknown): Finding => ({
  code: 'field-bad',
  severity: 'error',
  evidence: { field, name: fieldSaid(field, rule), reason, ...(bound === undefined ? {} : { bound }) },
});

/**
 * Reads the fields that were given, and calculates those that depend on them.
 * @param allowed the fields that may be given here
 * @returns the values, and a finding for each invalid field; `fields` contains only changes
 */
export async function readGiven(
  on: PoolClient,
  procedure: Procedure,
  before: Pick<Standing, 'fields'>,
  given: Bag,
  allowed: ReadonlySet<string>,
  { secret, rating, coefficientOf }: GivenBy,
): Promise<GivenFields & { readonly findings: readonly Finding[] }> {
  const findings: Finding[] = [];
  const fields: Record<string, FieldValue> = {};
  const personal: GivenFields['personal'][number][] = [];
  for (const [field, value] of Object.entries(given)) {
    const rule = procedure.fields[field];
    if (rule === undefined) findings.push(bad(field, rule, 'no-such-field'));
    else if (rule.compute !== undefined) findings.push(bad(field, rule, 'is-worked-out'));
    else if (!allowed.has(field)) findings.push(bad(field, rule, 'not-in-this-form'));
    else {
      const read = rule.type === 'rating' && !isEmpty(value) ? await rating(value, { ...before.fields, ...given }) : readValue(rule, value);
      if ('reason' in read) findings.push(bad(field, rule, read.why ?? read.reason, read.bound));
      else if (rule.personal === true && read.value !== null) personal.push(hidden(field, read.value, secret()));
      else fields[field] = read.value;
    }
  }
  findings.push(...(await namesNothing(on, procedure, fields)));
  Object.assign(
    fields,
    changedOnly(before.fields, computed(procedure, { ...before.fields, ...fields }, { fields: before.fields, coefficientOf })),
  );
  findings.push(...unchecked(procedure, { ...before.fields, ...fields }, fields));
  return { fields, personal, findings };
}

const isEmpty = (value: unknown): boolean => value === null || value === undefined || (typeof value === 'string' && value.trim() === '');

/** Throws `field-bad` with all findings. */
export function refuseBad(findings: readonly Finding[]): void {
  if (findings.length === 0) return;
  throw new Problem('bad-input', 'field-bad', { count: findings.length, ...findings[0]?.evidence }, findings);
}

function hidden(field: string, value: FieldValue, salt: string) {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return { field, hash: personalHash(salt, text), salt, value: text };
}

function changedOnly(before: Fields, now: Fields): Fields {
  return Object.fromEntries(Object.entries(now).filter(([name, value]) => (before[name] ?? null) !== value));
}

/** Fields that name a place, an organisation or a building that does not exist. */
async function namesNothing(on: PoolClient, procedure: Procedure, fields: Fields): Promise<Finding[]> {
  const findings: Finding[] = [];
  for (const kind of ['region', 'organisation', 'building'] as const) {
    const named = Object.entries(fields).filter(([name, value]) => procedure.fields[name]?.type === kind && value !== null);
    const there = await thereAre(
      on,
      wholeProgram,
      kind,
      named.map(([, value]) => String(value as string)),
    );
    for (const [name, value] of named)
      if (!there.has(String(value as string))) findings.push(bad(name, procedure.fields[name], 'names-nothing'));
  }
  return findings;
}

/** Fields whose own check fails; a check that depends on a missing value is skipped. */
function unchecked({ fields: rules }: Procedure, all: Fields, given: Fields): Finding[] {
  return Object.entries(rules).flatMap(([name, rule]) =>
    rule.check !== undefined && (given[name] ?? null) !== null && holds(rule.check, all) === false
      ? [bad(name, rule, 'check-not-met')]
      : [],
  );
}
