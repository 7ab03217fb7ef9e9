import type { Say } from '#platform/list-intake/job.ts';
import type { Pool, PoolClient } from 'pg';
import { asOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { sameForAll } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import type { Kind } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { ImportGiven } from '#platform/ledger/import-kind.ts';
import { createLedger, type LedgerNeeds, type Ledger } from '#platform/ledger/ledger.ts';
import type { Access } from '#platform/access/access.ts';
import type { Notices } from '#platform/notice/notice.ts';
import type { Sets } from '#platform/ledger/sets.ts';
import type { Workdays } from '#casework/workdays/workdays.ts';
import { type Cited, type Citing, citedStandards } from './cited.ts';
import { codeFault, compareCodes, isUnder, levelsOf } from './code.ts';
import { replacedIn } from './fields.ts';
import { numberKey } from './standard-number.ts';
import { presentStandards, type StandardShown } from './present-standard.ts';
import { standardKind } from './standard-kind.ts';
import * as store from './store.ts';
import { tellWithdrawn, withdrawnNotice } from './withdrawn.ts';
import { codeTable, type CodeTable } from './table.ts';
import type { CitingKind } from './vocabulary.ts';

export type StandardsNeeds = LedgerNeeds & {
  readonly postgres: Pool;
  readonly knowledge: Pick<Knowledge, 'find' | 'inForce' | 'versions'>;
  readonly workdays: Pick<Workdays, 'dues'>;
  readonly access: Pick<Access, 'people'>;
  readonly notice: Pick<Notices, 'register' | 'post'>;
};

type Queryable = Pick<Pool, 'query'>;

type Known = { readonly knownAt?: string | undefined };

/**
 * The library of construction standards by their five-level code (SX 四(四)): what is drafted, in force, abolished, what replaces what,
 * when each is to be re-examined, and which of them knowledge cites.
 * @example await standards.list(scope, { under: '3.6' }) // [{ code: '3.6.1.0.12', levels: [3, 6, 1, 0, 12], state: 'issued', … }]
 */
export function createStandards(needs: StandardsNeeds) {
  const { postgres, now, knowledge } = needs;
  const entries = () => knowledge.inForce('standard-code', { on: today(now()), recorded: now() });
  const table = (): CodeTable => codeTable(entries());
  needs.notice.register(withdrawnNotice);
  const ledger = createLedger(
    standardKind(
      () => table().codes,
      tellWithdrawn(needs, () => citing(knowledge)),
    ),
    needs,
  );
  const library = (scope: Scope, known: Known): Promise<StandardShown[]> => wholeLibrary(needs, ledger, scope, known);
  return {
    importStandards: (scope: Scope, ask: ImportGiven, say: Say) => ledger.importFile(scope, ask, say),
    examine: ledger.examine,
    passDays: ledger.passDays,
    history: ledger.history,

    /** The code table: every level with its names, and the number of standards below it. */
    async table(): Promise<CodeTable['levels']> {
      const codes = (await store.standing(postgres, sameForAll)).map(({ code }) => code);
      return table().levels.map((level) => ({ ...level, standards: codes.filter((code) => isUnder(code, level.code)).length }));
    },

    /** Standards ordered by code. Throws `standard-code-unknown` if `under` is neither a level of the table nor a code. */
    async list(scope: Scope, { under, knownAt }: Known & { readonly under?: string | undefined }): Promise<StandardShown[]> {
      const all = await library(scope, { knownAt });
      if (under === undefined) return all;
      const found = all.filter(({ code }) => isUnder(code, under));
      if (found.length === 0 && !table().codes.has(under)) throw new Problem('bad-input', 'standard-code-unknown', { value: under });
      return found;
    },

    /** Whether a text is a code by the rule of the library: a level of the table in force, and a number. */
    isCode(text: string): boolean {
      const levels = levelsOf(text);
      return levels !== null && codeFault(levels, table().codes) === null;
    },

    ...lookVerbs(needs),
    enterOn: enterVerb(needs, ledger),

    /** The term within which a standard is re-examined, by the rule in force. */
    rule: (knownAt?: string): ReexaminationRule | null => ruleOf(needs, knownAt),

    /** Standards to be re-examined by a local day, longest due first. */
    async due(scope: Scope, { on, knownAt }: Known & { readonly on: string }): Promise<StandardShown[]> {
      const all = await library(scope, { knownAt });
      return all
        .filter(({ reexaminationDue }) => reexaminationDue !== null && reexaminationDue <= on)
        .toSorted((a, b) => String(a.reexaminationDue).localeCompare(String(b.reexaminationDue)) || compareCodes(a.code, b.code));
    },

    /** The standards that rules, limits and ratings cite: by which entries, and whether the library has them. */
    async cited(scope: Scope): Promise<Cited[]> {
      return citedStandards(citing(knowledge), await library(scope, {}));
    },
  };
}

export type Standards = ReturnType<typeof createStandards>;

const numberIn = ({ number }: store.StandardRow['fields']): string => (typeof number === 'string' ? number : '');

/** What the library knows of codes and numbers as a person types them; `on`: a transaction whose changes are to be seen. */
function lookVerbs({ postgres }: StandardsNeeds) {
  const codeIn = (text: string | null): string | null => (text === null ? null : (levelsOf(text)?.join('.') ?? null));
  return {
    /** Whether the library has a standard with a code. */
    async has(text: string, on: Queryable = postgres): Promise<boolean> {
      const code = codeIn(text);
      return code !== null && (await store.withCode(on, sameForAll, code)) !== undefined;
    },
    /** Whether a standard with a code is in force. */
    async isInForce(text: string, on: Queryable = postgres): Promise<boolean> {
      const code = codeIn(text);
      return code !== null && (await store.withCode(on, sameForAll, code))?.fields['status'] === 'issued';
    },
    /** Whether a standard has a number, other than the one with a code. */
    async hasNumber(number: string, but: string | null, on: Queryable = postgres): Promise<boolean> {
      const [key, own] = [numberKey(number), codeIn(but)];
      return (await store.standing(on, sameForAll)).some(({ code, fields }) => code !== own && numberKey(numberIn(fields)) === key);
    },
    /** Those numbers or codes in a text, such as `DBJ04/T1-2016；3.6.1.0.2`, that the library does not have. */
    async unknownIn(text: string, on: Queryable = postgres): Promise<string[]> {
      const known = new Set((await store.standing(on, sameForAll)).flatMap(({ code, fields }) => [code, numberIn(fields)]).map(numberKey));
      return replacedIn(text).filter((one) => !known.has(numberKey(one)));
    },
  };
}

async function wholeLibrary(
  needs: StandardsNeeds,
  ledger: Pick<Ledger, 'allAt'>,
  scope: Scope,
  { knownAt }: Known,
): Promise<StandardShown[]> {
  const { postgres, now, workdays } = needs;
  const rows = knownAt === undefined ? await store.standing(postgres, sameForAll) : await ledger.allAt(scope, asOf(now(), knownAt));
  return presentStandards(rows, workdays.dues(scope, knownAt), ruleOf(needs, knownAt)?.months ?? null);
}

type ReexaminationRule = { readonly months: number; readonly document: string; readonly clause: string; readonly status: string };

/** The coefficient `standard/reexamination`, in months. */
function ruleOf({ knowledge, now }: Pick<StandardsNeeds, 'knowledge' | 'now'>, knownAt: string | undefined): ReexaminationRule | null {
  const { received, recorded } = asOf(now(), knownAt);
  const found = knowledge.find('coefficient', 'standard/reexamination', { on: today(received), recorded });
  if (found === null) return null;
  const { value, source, status } = found;
  return { months: Math.round(value), document: source.document, clause: source.clause, status };
}

/** `change`: null if it was so already. */
type Entered = { readonly code: string; readonly change: number | null; readonly told: () => Promise<void> };

/**
 * Enters a standard by its code, or changes the one that has it, in a transaction of the caller; `told` writes the audit trail once that is
 * committed. Fields are set as a person types them. Throws what adding and editing throw.
 */
function enterVerb(needs: StandardsNeeds, ledger: Pick<Ledger, 'addOn' | 'editOn'>) {
  const { imports, now, audit } = needs;
  return async (on: PoolClient, scope: Scope, code: string, set: Sets): Promise<Entered> => {
    const isThere = (await store.withCode(on, sameForAll, code)) !== undefined;
    const change = isThere ? await edited(on, scope, code, set) : (await ledger.addOn(on, scope, { code, set })).change;
    const tell = async () => void (await audit?.(scope, { action: 'standard-edit', subject: `standard:${code}`, detail: { change, set } }));
    return { code, change, told: change === null ? async () => undefined : tell };
  };

  async function edited(on: PoolClient, scope: Scope, code: string, set: Sets): Promise<number | null> {
    const change = await imports.change(on, scope, { kind: 'standard-edit', subject: code, detail: { set }, now: now() });
    const { refused, changed } = await ledger.editOn(on, scope, { codes: [code], set, change });
    if (refused[0] !== undefined) throw new Problem('bad-input', refused[0].fault, refused[0].evidence);
    if (changed.length > 0) return change;
    await imports.dropChange(on, change);
    return null;
  }
}

/** Kinds of entries that are based on standards, as readers know them; words, places and calendars cite none. */
const resting: Partial<Record<Kind, CitingKind>> = {
  coefficient: 'limits',
  quota: 'limits',
  correction: 'limits',
  reading: 'limits',
  policy: 'policy',
  fact: 'policy',
  term: 'policy',
  incentive: 'policy',
  'rating-standard': 'rating',
  'rating-item': 'rating',
  'prefab-standard': 'rating',
  'climate-zone': 'climate',
  'climate-of-place': 'climate',
  procedure: 'procedures',
};

/** The newest version of every entry, with its whole content. */
function citing(knowledge: Pick<Knowledge, 'versions'>): Citing[] {
  const newest = new Map<string, { version: number } & Citing>();
  for (const { kind, held } of knowledge.versions(null)) {
    const as = resting[kind];
    const before = newest.get(`${kind} ${held.id}`);
    if (as !== undefined && (before === undefined || before.version < held.version))
      newest.set(`${kind} ${held.id}`, { kind: as, id: held.id, version: held.version, text: JSON.stringify(held) });
  }
  return [...newest.values()];
}
