import { exact } from '#kernel/exact-number.ts';
import type { Finding } from '#kernel/finding.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import type { KnownEntity } from '#platform/ledger/ledger.ts';
import { readReason, type ReasonKept } from './pool-reasons.ts';
import { fundSources, type FundSource, type RetrofitState } from './states.ts';

/** A retrofit project in responses. Money is yuan as decimal text; null is unknown. */
export type RetrofitShown = {
  code: string;
  name: string;
  buildings: string[];
  region: string | null;
  state: RetrofitState;
  /** m2 */
  area: number | null;
  content: string | null;
  cost: string | null;
  /** kgce per year */
  saving: number | null;
  savingLow: number | null;
  savingHigh: number | null;
  document: string | null;
  year: number | null;
  safe: boolean | null;
  worth: boolean | null;
  block: string | null;
  requires: string[];
  tags: string[];
  contract: string | null;
  option: string | null;
  savings: string | null;
  /** Figures of estimates that cost and saving were taken from, by building. */
  estimate: string[];
  /** Why it is in the pool, each with the figure that was seen then. */
  reasons: ReasonKept[];
  findings: Finding[];
} & Record<`fund:${FundSource}`, string | null>;

/** What is reported about a project in addition to its own fields. */
export type Beside = { readonly shared: Shared; readonly circle: readonly string[] | null };

export const nothingBeside: Beside = { shared: [], circle: null };

type Shared = readonly { readonly building: string; readonly others: readonly string[] }[];

/** @param beside its buildings that are in other projects too, and the cycle of projects that it waits in */
export function presentRetrofit({ code, fields }: Pick<KnownEntity, 'code' | 'fields'>, beside: Beside): RetrofitShown {
  const text = (field: string): string | null => (typeof fields[field] === 'string' ? fields[field] : null);
  const number = (field: string): number | null => (typeof fields[field] === 'number' ? fields[field] : null);
  const yes = (field: string): boolean | null => (typeof fields[field] === 'boolean' ? fields[field] : null);
  const list = (field: string): string[] => (Array.isArray(fields[field]) ? [...(fields[field] as string[])] : []);
  const funds = Object.fromEntries(fundSources.map((source) => [`fund:${source}`, text(`fund:${source}`)])) as Record<
    `fund:${FundSource}`,
    string | null
  >;
  return {
    code,
    name: text('name') ?? code,
    buildings: list('buildings'),
    region: text('region'),
    state: (text('state') ?? 'found') as RetrofitState,
    area: number('area'),
    content: text('content'),
    cost: text('cost'),
    saving: number('saving'),
    savingLow: number('savingLow'),
    savingHigh: number('savingHigh'),
    document: text('document'),
    ...funds,
    year: number('year'),
    safe: yes('safe'),
    worth: yes('worth'),
    block: text('block'),
    requires: list('requires'),
    tags: list('tags'),
    contract: text('contract'),
    option: text('option'),
    savings: text('savings'),
    estimate: list('estimate'),
    reasons: list('reasons').flatMap((one) => readReason(one) ?? []),
    findings: findingsOf(code, fields, beside),
  };
}

/** What is inconsistent in a project: funds and cost, a building in two projects, projects that wait for one another. */
export function findingsOf(code: string, fields: Readonly<Record<string, unknown>>, { shared, circle }: Beside): Finding[] {
  const warning = (finding: string, evidence: Record<string, unknown>): Finding => ({ code: finding, severity: 'warning', evidence });
  const { cost } = fields;
  const funds = fundsOf(fields);
  const differ = funds !== null && typeof cost === 'string' && exact(funds).compare(exact(cost)) !== 0;
  return [
    ...(differ ? [warning('funds-differ', { code, funds, cost })] : []),
    ...(circle === null ? [] : [warning('projects-in-circle', { code, projects: circle.join(' → ') })]),
    ...shared.map(({ building, others }) => warning('building-twice', { code, building, projects: others.join(', ') })),
  ];
}

/** The sum of the sources of money, in yuan; null if none is given. @example fundsOf({ 'fund:city': '10.00' }) // '10.00' */
export function fundsOf(fields: Readonly<Record<string, unknown>>): string | null {
  const given = fundSources.map((source) => fields[`fund:${source}`]).filter((one) => typeof one === 'string');
  return given.length === 0 ? null : moneyOf(centsOf(given.reduce((so, one) => so.add(exact(one)), exact(0n))));
}

type SetBy = { readonly setBy: Readonly<Record<string, number>> };

/** The last change of the fields of a project. */
export const versionOf = ({ setBy }: SetBy): number => Math.max(0, ...Object.values(setBy));

/** The fields set since a version, as labels; `—` if they were undone. */
export const changedSince = ({ setBy }: SetBy, version = 0): string =>
  Object.keys(setBy)
    .filter((field) => (setBy[field] ?? 0) > version)
    .join(', ') || '—';
