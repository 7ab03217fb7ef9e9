import { type Explainer, figureId, type FigureQuestion, unknownFigure, type Explanation } from '#kernel/figure.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { checkedByCaller } from '#kernel/unscoped.ts';
import { accountOf, arrearsOf } from './season/accounts.ts';
import { chargeRows } from './charge-store.ts';
import { beginClose, closeJob, runClose, shownNote } from './close.ts';
import { comparison } from './purchases/compare.ts';
import { endedClose } from './season/ended-close.ts';
import type { NoteNeeds, PaperNeeds, ResidentSide } from './needs.ts';
import * as store from './note-store.ts';
import { notesBefore } from './statements/notes-before.ts';
import { createPurchases } from './purchases/purchases.ts';
import { seasonState } from './season/season-state.ts';
import { seasonReport } from './season/season-report.ts';
import { restsOf } from './statements/settlement-rests.ts';
import { createSettlements } from './statements/settlement-facts.ts';
import { createStatements, type StatementNeeds, statementsJob } from './statements/statements.ts';
import { formatInstant } from '#kernel/instant.ts';
import { moneyOf } from '#kernel/money.ts';
import type { NoteRow } from './note-store.ts';
import { noteLines } from './public/note.ts';
import { heatNoteTerms, noteLineTerms } from './vocabulary.ts';

type Page = { readonly limit: number; readonly offset: number };
type Ordered = Page & { readonly order?: 'issue' | 'size' | undefined };
type Drafted = { readonly number: string; readonly day: string; readonly due: string | null } & ReturnType<typeof shownNote> & {
    readonly changed: { readonly issued: string; readonly now: string; readonly causes: readonly string[] };
  };

/**
 * What households owe for heat: notes issued by closing a season, numbered without gaps and never changed.
 * @example const job = await heatNotes.begin(scope, { season: '2025-26', company: 'C1', preview: true })
 */
export function createHeatNotes(given: Omit<StatementNeeds, 'resident'>) {
  let side: ResidentSide | null = null;
  const needs: StatementNeeds = { ...given, resident: () => side };
  const statements = createStatements(needs);
  const { postgres } = needs;
  const need = noteBy(needs);
  return {
    jobs: {
      [closeJob]: { run: (work: Parameters<typeof runClose>[1]) => runClose(needs, work), resume: 'again' as const },
      [statementsJob]: { run: statements.run, resume: 'again' as const },
    },
    statements: { begin: statements.begin, zip: statements.zip },
    /** Registers the slice that gives links to residents and receives their objections. */
    residentsBy: (by: ResidentSide): void => void (side = by),
    begin: (scope: Scope, given: Parameters<typeof beginClose>[2]) => beginClose(needs, scope, given),
    ...closesOf(needs),
    /**
     * The result of a preview by household, compared with something else. Throws `no-such-close`, `heat-close-unfinished`, `not-a-preview`.
     */
    comparison: (...of: Tail<Parameters<typeof comparison>>) => comparison(needs, ...of),
    list: async (scope: Scope, { limit, offset, ...ask }: store.NoteFilter & Page) => {
      const { notes, total } = await store.listNotes(postgres, scope, ask, { limit, offset });
      return { notes: notes.map(presentNote), total };
    },
    /** All requested notes in the form for a charging system, in order of issue. */
    charges: (scope: Scope, ask: store.NoteFilter) => chargeRows(postgres, scope, ask),
    /** A note by its number. Throws `no-such-note`. */
    note: async (scope: Scope, number: string) => presentNote(await need(scope, number)),
    /** All information on a note for its payer; names only if the reader may see them. Throws `no-such-note`. */
    async settlement(scope: Scope, number: string) {
      const note = await need(scope, number);
      return createSettlements(needs, scope).of(note, await notesBefore(needs, scope, note));
    },
    /** The basis of a bill that the caller is already known to see, in words of a language; null if the account has none. */
    rests: (...of: Tail<Parameters<typeof restsOf>>) => restsOf(needs, ...of),
    async account(scope: Scope, account: string, ask: Parameters<typeof accountOf>[3]) {
      const { notes, payments, ...told } = await accountOf(needs, scope, account, ask);
      const paid = payments.map(({ paid: day, yuan, reference, season, kind }) => ({ paid: day, yuan, reference, season, kind }));
      return { ...told, notes: notes.map(presentNote), payments: paid };
    },
    /** The results of a season, and how complete its readings are, by settlement point. Throw `nothing-to-close`, `season-missing`. */
    report: (scope: Scope, ask: Parameters<typeof seasonReport>[2]) => seasonReport(needs, scope, ask),
    state: (...of: Tail<Parameters<typeof seasonState>>) => seasonState(needs, ...of),
    purchases: createPurchases(needs),
    arrears: (scope: Scope, ask: Parameters<typeof arrearsOf>[2]) => arrearsOf(needs, scope, ask),
    explainers: { 'heat-note': explainerOf(needs, need), 'heat-purchase-note': purchaseExplainer(needs) },
  };
}

/** The results of closes and previews. */
function closesOf({ postgres, jobs }: Pick<NoteNeeds, 'postgres' | 'jobs'>) {
  const ended = (scope: Scope, job: string) => endedClose({ postgres, jobs }, scope, job);
  return {
    /** What a close issued, or a preview would. Throws `no-such-close`, `heat-close-unfinished`, `heat-close-failed`. */
    async close(scope: Scope, job: string, page: Page) {
      const { season, preview, begun, answer } = await ended(scope, job);
      const issued = preview
        ? (await store.drafts<Drafted>(postgres, checkedByCaller, job, page)).map(({ changed: _changed, ...note }) => note)
        : (await store.listNotes(postgres, scope, { job }, page)).notes.map(presentNote);
      return { job, season, preview, begun: begun.toISOString(), issued, ...answer, hash: preview ? (answer.hash ?? null) : null };
    },
    /**
     * What a preview would issue by account, with the causes of changes. Throws `no-such-close`, `heat-close-unfinished`, `not-a-preview`.
     */
    async changes(scope: Scope, job: string, page: Ordered) {
      const { answer, preview } = await ended(scope, job);
      if (!preview) throw new Problem('conflict', 'not-a-preview', { job });
      const some = await store.drafts<Drafted>(postgres, checkedByCaller, job, page);
      const changes = some.map(({ household, account, total, changed: { causes, ...sums } }) => ({
        household,
        account,
        ...sums,
        difference: total,
        causes: [...causes],
      }));
      return { changes, total: answer.notes };
    },
  };
}

type Tail<T extends readonly unknown[]> = T extends readonly [unknown, ...infer Rest] ? Rest : never;

type NoteOf = (scope: Scope, number: string) => Promise<store.NoteRow>;

/** A note by its number. Throws `no-such-note`. */
const noteBy =
  ({ postgres }: NoteNeeds): NoteOf =>
  async (scope, number) => {
    const { notes } = await store.listNotes(postgres, scope, { number }, { limit: 1, offset: 0 });
    if (notes[0] === undefined) throw new Problem('not-found', 'no-such-note', { number });
    return notes[0];
  };

const explainerOf =
  (needs: NoteNeeds, need: NoteOf): Explainer =>
  async (scope: Scope, figure: string, { number }: FigureQuestion) => {
    if (typeof number !== 'string') throw unknownFigure(figure);
    const note = await need(scope, number);
    const { household, season } = note;
    const before = (await notesBefore(needs, scope, note)).map((one) => ({ ...one, figure: figureOf(one) }));
    return explainNote(note, { figure, bill: needs.heatBilling.figure(household, season, note), before });
  };

const purchaseExplainer = (needs: PaperNeeds): Explainer => {
  const { explain } = createPurchases(needs);
  return async (scope, figure, { number }) => {
    if (typeof number !== 'string') throw unknownFigure(figure);
    return explain(scope, figure, number);
  };
};

export type HeatNotes = ReturnType<typeof createHeatNotes>;

const figureOf = ({ number, received, recorded }: store.NoteRow): string => figureId({ kind: 'heat-note', number, received, recorded });

const presentNote = (note: store.NoteRow) => ({
  ...shownNote(note),
  number: note.number,
  season: note.season,
  day: note.day,
  due: note.due,
  figure: figureOf(note),
});

/** A note opens to its lines, to the bill as it was when the note was issued, and to the earlier notes of its account. */
function explainNote(
  note: NoteRow,
  { figure, bill, before }: { readonly figure: string; readonly bill: string; readonly before: readonly (NoteRow & { figure: string })[] },
): Explanation {
  const { amounts, stands, number } = note;
  return {
    figure,
    result: { name: number, value: Number(moneyOf(amounts.total)), unit: 'CNY' },
    formula: heatNoteTerms.formula,
    clause: null,
    inputs: [
      ...noteLines.map((line) => ({
        name: `${line}Charge`,
        value: moneyOf(amounts[line]),
        unit: 'CNY',
        source: noteLineTerms[line],
      })),
      { name: note.household, value: stands.total, unit: 'CNY', source: heatNoteTerms.bill, figure: bill },
      ...before.map((one) => ({
        name: one.number,
        value: moneyOf(one.amounts.total),
        unit: 'CNY',
        source: heatNoteTerms.before,
        figure: one.figure,
      })),
    ],
    meters: [],
    knownAt: formatInstant(note.received / 1000),
    findings: [],
  };
}
