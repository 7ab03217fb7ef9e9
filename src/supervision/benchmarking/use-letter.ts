import type { Clock } from '#kernel/request-context.ts';
import { parseDay } from '#kernel/day.ts';
import type { Explanation } from '#kernel/figure.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding, Words } from '#kernel/finding.ts';
import { inSentence } from '#kernel/vocabulary.ts';
import { letterKindTerms } from '#casework/statement/vocabulary.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { today } from '#kernel/today.ts';
import { wordType } from '#platform/docx/docx.ts';
import type { Place } from '#platform/place/place.ts';
import type { Readings } from '#metering/readings/readings.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { StatementBasis, StatementFigure, StatementQuestion } from '#casework/statement/facts.ts';
import { issuedDocument, type StatementKind } from '#casework/statement/statement.ts';
import type { Benchmarking } from './benchmarking.ts';
import { carriers, type Carrier } from '#kernel/carrier.ts';
import type { Measure } from './public/assess.ts';
import { changesSince } from './public/changes-since.ts';
import { yearDays } from './facts.ts';
import { letterFigures, letterOutcome, type LetterPeersFound } from './use-letter-content.ts';
import { useLetterPaper } from './use-letter-paper.ts';
import { excessOf, sayLetter, type LetterOutcome } from './use-letter-text.ts';

export type UseLetterNeeds = {
  readonly benchmarking: Pick<Benchmarking, 'yearOfBuilding' | 'standing' | 'knownAt'>;
  readonly registry: Pick<Registry, 'buildingFacts' | 'meterFacts' | 'changedSince'>;
  readonly readings: Pick<Readings, 'changedSince'>;
  readonly place: Pick<Place, 'get'>;
  readonly explain: (scope: Scope, figure: string) => Promise<Explanation>;
  readonly now: Clock;
  /** The words of all slices. */
  readonly words: Words;
  /** The mark on documents of demonstration data. */
  readonly mark: string | undefined;
};

type Seen = { readonly name: string; readonly figure: string };

type Question = {
  readonly building: string;
  readonly year: number;
  readonly measure?: Measure;
  readonly grounds?: { readonly text?: string; readonly figures?: readonly Seen[] };
  readonly answerBy?: string;
  readonly note?: string;
  readonly authority?: string;
};

const kinds = {
  'use-notice': { series: 'YNTS', names: inSentence(letterKindTerms['use-notice']) },
  'supervision-notice': { series: 'YNDB', names: inSentence(letterKindTerms['supervision-notice']) },
} as const;

type Kind = keyof typeof kinds;

/** Notices to the owner of a building about its use in a year, as kinds of statement that are sent. */
export const useLetters = (needs: UseLetterNeeds): StatementKind[] => (Object.keys(kinds) as Kind[]).map((code) => letterKind(needs, code));

function letterKind(needs: UseLetterNeeds, code: Kind): StatementKind {
  return {
    code,
    ...kinds[code],
    type: wordType,
    ending: 'docx',
    read: readQuestion,
    knownAt: (text) => needs.benchmarking.knownAt(text),
    gather: (scope, question, known) => gather(needs, code, scope, { asked: readQuestion(question), known }),
    write: (outcome, head) => {
      const said = outcome as LetterOutcome;
      return issuedDocument({ ...useLetterPaper(said), note: needs.mark }, head, said);
    },
    changes: (scope, question, since) => {
      const { building, year } = readQuestion(question);
      return changesSince(needs, scope, { buildings: [building] }, yearDays(year), since);
    },
    letter: (outcome) => {
      const said = outcome as LetterOutcome;
      return {
        building: said.building.name,
        organisation: said.organisation,
        says: { zh: sayLetter(said, 'zh'), en: sayLetter(said, 'en') },
      };
    },
  };
}

const most = { authority: 200, note: 500, grounds: 1000 };

const textOf = (value: unknown, longest: number): string | undefined =>
  value === undefined ? undefined : typeof value === 'string' && value.length <= longest ? value.trim() : refuse();

function refuse(): never {
  throw new Problem('bad-input', 'use-letter-question', {});
}

function readQuestion(question: StatementQuestion | null): Question {
  const { building, year, measure, grounds, answerBy, note, authority } = question ?? {};
  const asked = Number(year);
  if (typeof building !== 'string' || building === '' || !isKeptYear(asked)) refuse();
  if (measure !== undefined && measure !== 'total' && !carriers.includes(measure as Carrier)) refuse();
  if (answerBy !== undefined && (typeof answerBy !== 'string' || parseDay(answerBy) === null)) refuse();
  const told = {
    measure: measure as Measure | undefined,
    answerBy: answerBy as string | undefined,
    note: textOf(note, most.note),
    authority: textOf(authority, most.authority),
    grounds: readGrounds(grounds),
  };
  const given = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined && value !== ''));
  return { building, year: asked, ...given };
}

function readGrounds(grounds: unknown): Question['grounds'] {
  if (grounds === undefined || grounds === null) return undefined;
  const { text, figures } = grounds as { readonly text?: unknown; readonly figures?: unknown };
  const said = textOf(text, most.grounds);
  const named = figures === undefined ? [] : Array.isArray(figures) && figures.length <= 20 ? figures.map(readSeen) : refuse();
  if ((said === undefined || said === '') && named.length === 0) return undefined;
  return { ...(said !== undefined && said !== '' && { text: said }), ...(named.length > 0 && { figures: named }) };
}

function readSeen(one: unknown): Seen {
  const { name, figure } = (one ?? {}) as Partial<Record<keyof Seen, unknown>>;
  return typeof name === 'string' && typeof figure === 'string' && figure !== '' ? { name, figure } : refuse();
}

async function gather(
  needs: UseLetterNeeds,
  kind: Kind,
  scope: Scope,
  { asked, known }: { readonly asked: Question; readonly known: AsOf },
): Promise<StatementBasis> {
  const { building: code, year, authority } = asked;
  const [facts] = await needs.registry.buildingFacts(scope, { buildings: [code] }, known);
  if (facts === undefined) throw new Problem('not-found', 'no-such-building', { building: code });
  const held = await needs.benchmarking.yearOfBuilding(scope, { building: facts.code, year, known });
  const organisation = typeof facts.fields['organisation'] === 'string' ? facts.fields['organisation'] : null;
  const peers = await peersOf(needs, scope, { building: facts.code, year, known, organisation, measure: asked.measure });
  const seen = await Promise.all((asked.grounds?.figures ?? []).map((one) => seenFigure(needs, scope, one)));
  const { name: place } = await needs.place.get(held.building.region);
  const at = { kind, place, organisation, through: throughOf(year, known), ...asked };
  const outcome = letterOutcome(held, peers, at, needs.words);
  return {
    building: held.building.code,
    region: held.building.region,
    period: String(year),
    figures: [...letterFigures(held, peers, { zone: facts.zone, known, year, words: needs.words }), ...seen],
    knowledge: outcome.limits.length === 0 ? [] : held.quota.grounds.map(({ id, version, status }) => ({ id, version, status })),
    outcome: { ...outcome, ...(authority !== undefined && { authority }) },
    indicative: outcome.indicative,
    hindrances: blockingReasonsOf(outcome, needs.now()),
  };
}

/** The last local day that is known of a year that is not over by then; null for one that is. */
function throughOf(year: number, { received, recorded }: AsOf): string | null {
  const day = today(Math.min(received, recorded));
  return day > `${year}-12-31` ? null : day;
}

/**
 * What the owner may be told of its peers, which is what it sees itself (docs/decisions/0020); without an owner nothing. By all energy, or
 * by electricity where that cannot be ranked.
 */
async function peersOf(
  { benchmarking }: UseLetterNeeds,
  scope: Scope,
  {
    building,
    year,
    known,
    organisation,
    measure,
  }: { readonly organisation: string | null; readonly measure: Measure | undefined } & {
    readonly building: string;
    readonly year: number;
    readonly known: AsOf;
  },
): Promise<LetterPeersFound | null> {
  if (organisation === null) return null;
  const owner: Scope = { ...scope, role: 'owner', sees: { organisation } };
  for (const one of measure === undefined ? (['total', 'electricity'] as const) : [measure]) {
    const { own, distribution, quarter, unit, findings } = await benchmarking.standing(owner, { building, year, measure: one, known });
    if (own === null) continue;
    if (distribution === null || quarter === null || findings.some(({ code }) => tooFew.has(code))) return null;
    const figure = figureId({ kind: 'standing', building, year, carrier: one, ...known });
    return { count: distribution.count, own: own.intensity, median: distribution.median, unit, quarter, figure, ownFigure: own.figure };
  }
  return null;
}

const tooFew: ReadonlySet<string> = new Set(['peers-few', 'peers-withheld']);

/** A figure that was seen elsewhere, with its value as it is opened. Throws `figure-unknown`. */
async function seenFigure({ explain }: UseLetterNeeds, scope: Scope, { name, figure }: Seen): Promise<StatementFigure> {
  const { result } = await explain(scope, figure);
  return {
    code: `seen.${name}`,
    name: { zh: name, en: name },
    value: result.value,
    unit: result.unit,
    figure,
    restsOn: ['readings', 'decision', 'facts', 'knowledge'],
  };
}

/** No notice without a figure; a supervision notice needs something that is too much. */
function blockingReasonsOf({ kind, building, uses, limits, peers, seen, year }: LetterOutcome, now: number): Finding[] {
  const evidence = { building: building.code, year };
  if (today(now) < `${year}-01-01`) return [{ code: 'use-letter-year-ahead', severity: 'error', evidence }];
  if (uses.every(({ value }) => value === null) && seen === null) return [{ code: 'use-letter-nothing', severity: 'error', evidence }];
  const isHigh = limits.some((limit) => excessOf(limit) !== null) || peers?.quarter === 4 || seen !== null;
  return kind === 'supervision-notice' && !isHigh ? [{ code: 'supervision-notice-no-ground', severity: 'error', evidence }] : [];
}
