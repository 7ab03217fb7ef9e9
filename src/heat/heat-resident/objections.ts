import type { OfAll } from '#platform/db/of-all.ts';
import type { CaseShown } from '#casework/cases/cases.ts';
import { Problem } from '#kernel/problem.ts';
import type { Language } from '#kernel/finding.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { isCertain } from '#kernel/source-status.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import { known } from './linked.ts';
import type { Links, Resident } from './links.ts';
import { needHousehold } from './linked.ts';
import type { ResidentNeeds } from './needs.ts';
import * as store from './store.ts';
import { placeOf, seasonsOf } from './view.ts';

/** The procedure that objections go through. */
const procedureId = 'heat-objection';

export type ObjectionGiven = {
  readonly household: string;
  readonly season: string;
  readonly note?: string | undefined;
  readonly matter: string;
  readonly text: string;
  readonly phone?: string | undefined;
};

const units = ['workdays', 'days', 'months', 'years'] as const;

/** Objections to bills of heat: cases submitted by link, and their progress. */
export function createObjections(needs: ResidentNeeds, links: Pick<Links, 'households'>) {
  const { postgres, cases, now } = needs;
  return {
    /** What can be objected to here, and the term for an answer; null if the procedure is not open today. */
    open(language: Language) {
      const found = cases.openProcedures().find(({ procedure }) => procedure.id === procedureId)?.procedure;
      if (found === undefined) return null;
      const options = found.fields['matter']?.options ?? {};
      const matters = Object.entries(options).map(([key, names]) => ({
        key,
        name: (names as Readonly<Record<Language, string>>)[language],
      }));
      return { matters, within: withinOf(found) };
    },
    /**
     * Submits an objection as a case of the company. Throws `no-such-household`, `season-missing`, `no-such-note`, `no-open-procedure`,
     * `too-many-requests`, and the reasons why the form is refused.
     */
    async object(by: Resident, given: ObjectionGiven, address: string) {
      const { household, season, note, matter, text, phone } = given;
      await needHousehold(links, by, household);
      const place = await placeOf(needs, household, known(needs));
      if (place === null) throw new Problem('not-found', 'no-such-household', { household });
      const { all } = await seasonsOf(needs, by, [household]);
      if (!all.some(({ name }) => name === season)) throw new Problem('not-found', 'season-missing', { season, region: place.region });
      if (note !== undefined) await needNote(needs, by, note);
      const fields = { household, account: by.account, season, matter, text, ...(note && { note }), ...(phone && { phone }) };
      const { company, building } = place;
      const { open } = await cases.handIn({ procedure: procedureId, organisation: company, building, region: undefined, fields }, address);
      const { case: code } = open.head;
      await store.addObjection(postgres, checkedByCaller, {
        code,
        account: by.account,
        company,
        household,
        season,
        note: note ?? null,
        made: new Date(now()),
        link: by.link.id,
      });
      await needs.audit(by.scope, { action: 'heat-objection', subject: `case:${code}`, detail: { household, season, link: by.link.id } });
      return code;
    },
    /** Objections of a link's holder, newest first: their state, when an answer is due, and the answer. */
    async own({ scope, account }: Resident, language: Language) {
      const { rows } = await store.objectionsOf(postgres, scope, { account });
      return Promise.all(rows.map(async (row) => ({ ...told(row), ...(await stateOf(needs, row, language)) })));
    },
    /**
     * Objections about a household: those to companies that the scope represents; for a bureau, those whose cases it sees. For a household
     * that the caller is already known to see.
     */
    async about(scope: Scope, household: string, language: Language) {
      const { rows, total } = await aboutSeen(needs, scope, household);
      const objections = await Promise.all(
        rows.map(async (row) => {
          const { indicative: _indicative, ...state } = await stateOf(needs, row, language);
          return { ...told(row), account: row.account, ...state };
        }),
      );
      return { objections, total };
    },
  };
}

async function aboutSeen({ postgres, cases }: ResidentNeeds, scope: Scope, household: string): Promise<OfAll<store.ObjectionRow>> {
  const { sees } = scope;
  if ('operator' in sees || 'all' in sees) return store.objectionsOf(postgres, scope, { household });
  const { rows, total } = await store.objectionsOf(postgres, programScope, { household });
  if (rows.length === 0) return { rows, total };
  const seen = await cases.list(scope, { codes: rows.map(({ code }) => code), limit: rows.length, offset: 0 });
  const codes = new Set(seen.cases.map((one) => one.case));
  const own = rows.filter(({ code }) => codes.has(code));
  return { rows: own, total: total - rows.length + own.length };
}

const told = ({ code, household, season, note, made }: store.ObjectionRow) => ({
  case: code,
  household,
  season,
  note,
  made: made.toISOString(),
});

/** A term of a procedure: a number of units, and whether it is certain. */
function withinOf({ limits, status }: Procedure) {
  const [limit] = Object.values(limits);
  const unit = units.find((one) => limit?.[one] !== undefined);
  if (limit === undefined || unit === undefined) return null;
  return { count: limit[unit] as number, unit, indicative: !isCertain(limit.status ?? status) };
}

async function stateOf({ cases }: ResidentNeeds, { code }: store.ObjectionRow, language: Language) {
  const one = await cases.show(programScope, code);
  const { states, fields } = cases.versionOf(one.procedure, one.version);
  const [limit] = one.limits;
  const isRunning = one.ended === null && limit !== undefined;
  return {
    state: one.state,
    stateName: states[one.state]?.names?.[language] ?? one.state,
    ended: one.ended,
    due: isRunning ? limit.due : null,
    overdue: isRunning && limit.overdue,
    indicative: isRunning && limit.indicative,
    matter: optionOf(fields['matter'], one.fields['matter'], language),
    text: textOf(one, 'text'),
    outcome: one.ended === null ? null : optionOf(fields['outcome'], one.fields['outcome'], language),
    answer: one.ended === null ? null : textOf(one, 'answer'),
  };
}

const textOf = ({ fields }: Pick<CaseShown, 'fields'>, name: string): string | null => {
  const value = fields[name];
  return typeof value === 'string' ? value : null;
};

/** The name of a chosen option. */
function optionOf(field: Procedure['fields'][string] | undefined, value: unknown, language: Language): string | null {
  if (typeof value !== 'string') return null;
  const options = field?.options;
  return options === undefined || Array.isArray(options) ? value : (options[value]?.[language] ?? value);
}

async function needNote({ heatNotes }: ResidentNeeds, { scope, account }: Resident, number: string): Promise<void> {
  const { notes } = await heatNotes.account(scope, account, {});
  if (!notes.some((one) => one.number === number)) throw new Problem('not-found', 'no-such-note', { number });
}
