import { today } from '#kernel/today.ts';
import type { Clock } from '#kernel/request-context.ts';
import { parseDay } from '#kernel/day.ts';
import { Problem } from '#kernel/problem.ts';
import type { Condition, EntryOf, Kind } from '#platform/knowledge/facts.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { SpecialPlansService, Plot } from '#green-building/special-plans/special-plans.ts';
import { changesBetween, type Changes } from './changes.ts';
import { check, type Check } from './check.ts';
import { completionRule } from './completion.ts';
import { planningConditions, type Conditions } from './conditions.ts';
import { createLibrary, firstYearOf, type Document, type Library } from './library.ts';
import { placed } from './citation.ts';
import { plannedFor } from './planned.ts';
import { limitsReached, review, type Annual, type LimitCompared, type Review } from './review.ts';
import { standingOf, type Standing } from './standing.ts';
import { openWithText, plain, withText } from './present-verdict.ts';
import { weigh, type KnownFact, type Weighed } from './three-valued.ts';
import { topicNamed, topicOf, type TopicAnswer } from './topic.ts';
import { judge, type Question, type Undecided, type Verdict } from './verdict.ts';
import { type Requirement } from './requirement.ts';

export { firstYearOf, placed, plain };
export type { Library, Requirement, Undecided, Verdict };

/** A question as people ask it: `date` defaults to today. */
export type ProjectQuestion = {
  readonly region: string;
  readonly date?: string | undefined;
  readonly project: unknown;
  readonly plot?: Plot | undefined;
};

type Where = { readonly region?: string | undefined; readonly date?: string | undefined };

export type StandingDocument = { readonly document: Document; readonly state: Standing['state'] };

export type { Annual, LimitCompared };

/** What the limits of the energy review say of one year's use. `hasLimits`: whether any document in force has one. */
export type ReviewLimits = {
  readonly needsReview: boolean | null;
  readonly compared: readonly LimitCompared[];
  readonly hasLimits: boolean;
};

const everyDay = '9999-12-31';

/**
 * What the documents of nation, province and city require of a project. All of it is data: see docs/policies.md.
 * @example await createPolicy(needs).rules(scope, { region: '140300', date: '2026-03-01', project: { work: 'new', class: 'public' } })
 */
export function createPolicy(needs: {
  knowledge: Pick<Knowledge, 'inForce' | 'find'>;
  place: Pick<Place, 'get' | 'above' | 'regionsWithin'>;
  specialPlans: Pick<SpecialPlansService, 'plans' | 'at'>;
  now: Clock;
}) {
  const { knowledge, place, specialPlans, now } = needs;
  const library = keptLibrary(needs);

  /** A place and all above it, up to the nation. Throws `no-such-place`. */
  async function regionsOf(code: string): Promise<string[]> {
    const regions = await place.above(code);
    return regions.includes('100000') ? regions : [...regions, '100000'];
  }

  async function question({ region, date, project, plot }: ProjectQuestion, recorded?: number): Promise<Question> {
    const [regions, day] = [await regionsOf(region), dayOf(date, now)];
    const plans = await specialPlans.plans(regions, recorded);
    const areas = plot === undefined ? null : await specialPlans.at(plot, plans);
    return { regions, day, project, planned: plannedFor(plans, areas, day, library(recorded).items) };
  }

  /** The documents of a place, or all, and the state of each on the day. */
  async function documents(asked: Where): Promise<StandingDocument[]> {
    const all = library().documents;
    const regions = asked.region === undefined ? null : await regionsOf(asked.region);
    const here = regions === null ? all : all.filter(({ head }) => regions.includes(head.region));
    const day = dayOf(asked.date, now);
    const held = here.map((document) => ({ document, state: standingOf(document, day, here).state }));
    return asked.date === undefined ? held : held.filter(({ state }) => state !== 'before');
  }

  return {
    library,
    documents,
    regionsOf,
    ...wordsOf(library, now, place),
    document: (code: string): Document => named(library(), code),
    /** The place's name and the day of a question, for papers. */
    about: async ({ region, date }: Pick<ProjectQuestion, 'region' | 'date'>) => ({
      place: (await place.get(region)).name,
      day: dayOf(date, now),
    }),
    rules: async (asked: ProjectQuestion): Promise<Verdict> => judge(library(), await question(asked)),
    compare: async (first: ProjectQuestion, second: ProjectQuestion): Promise<Changes> =>
      changesBetween(judge(library(), await question(first)), judge(library(), await question(second))),
    check: async (asked: ProjectQuestion, design: unknown): Promise<Check> => check(library(), await question(asked), design),
    /** @param recorded by the documents and special plans that the program knew then, ms UTC; otherwise by those it knows now */
    conditions: async (asked: ProjectQuestion, recorded?: number): Promise<Conditions> =>
      planningConditions(library(recorded), await question(asked, recorded)),
    async review(use: unknown, asked: Where): Promise<Review> {
      const on = dayOf(asked.date, now);
      const held = await documents({ region: asked.region, date: on });
      const inForce = held.filter(({ state }) => state === 'holds').map(({ document }) => document);
      return review(use, inForce, library(), (carrier, basis) =>
        knowledge.find('coefficient', coefficientOf(carrier, basis), { on, recorded: now() }),
      );
    },
    /** Judges yearly uses by the limits of the energy review that hold in a place on a day, one after another. Throws `no-such-place`. */
    reviewLimits: async (asked: { readonly region: string; readonly date: string }): Promise<(annual: Annual) => ReviewLimits> =>
      limitsOf(await documents(asked), library()),
    /** What the documents of a place, or all, set and assign on a subject. Throws `no-such-topic`. */
    topic: async ({ topic, ...asked }: Where & { topic: string }): Promise<TopicAnswer> =>
      topicOf(topicNamed(topic, library()), await documents(asked)),
    /** The documents queried for targets and tasks: one by its code, those of a place, or all. Throws `no-such-document`. */
    async chosen(asked: { document?: string | undefined; region?: string | undefined }): Promise<Document[]> {
      if (asked.document !== undefined) return [named(library(), asked.document)];
      return (await documents({ region: asked.region })).map(({ document }) => document);
    },
  };
}

/** The plain judgement and its words, for later slices that query many projects. */
function wordsOf(library: LibraryAt, now: Clock, place: Pick<Place, 'regionsWithin'>) {
  return {
    completionRule: completionRule(library, place),
    /**
     * Evaluates a condition on what is known about one thing; unknown facts leave it open. (A null condition always holds.)
     * @param recorded by the facts and terms that the program knew then, ms UTC
     */
    weigh: (condition: Condition | null, known: KnownFact, recorded?: number): Weighed => weigh(condition, known, library(recorded)),
    dayAsked: (date: string | undefined): string => dayOf(date, now),
    /** The state of a document today, considering all others. */
    heldToday: (document: Document): StandingDocument => ({
      document,
      state: standingOf(document, dayOf(undefined, now), library().documents).state,
    }),
    /** @param regions from the place up to the nation */
    judge: (regions: readonly string[], day: string, project: unknown): Verdict => judge(library(), { regions, day, project }),
    withText: <T extends Requirement>(list: readonly T[]) => withText(list, library()),
    openWithText: <T extends Undecided>(list: readonly T[]) => openWithText(list, library()),
  };
}

export type PolicyService = ReturnType<typeof createPolicy>;

/** The library as the program knew it at an instant (ms UTC); by default now. */
type LibraryAt = (recorded?: number) => Library;

/** The library of the entries in force, cached until one of them changes. */
function keptLibrary({ knowledge, now }: { knowledge: Pick<Knowledge, 'inForce'>; now: Clock }): LibraryAt {
  let kept: { lists: readonly (readonly unknown[])[]; key: string; library: Library } | null = null;
  return (recorded = now()) => {
    const at = { on: everyDay, recorded };
    const held = <K extends Kind>(kind: K): readonly EntryOf<K>[] => knowledge.inForce(kind, at);
    const entries = {
      policies: held('policy'),
      facts: held('fact'),
      items: held('item'),
      terms: held('term'),
      strengths: held('strength'),
      topics: held('topic'),
    };
    const lists = Object.values(entries);
    if (kept !== null && kept.lists.every((list, place) => list === lists[place])) return kept.library;
    const key = lists.flatMap((list) => list.map(({ id, version }) => `${id}@${version}`)).join();
    kept = { lists, key, library: kept?.key === key ? kept.library : createLibrary(entries) };
    return kept.library;
  };
}

function named(library: Library, code: string): Document {
  const found = library.documents.find(({ head }) => head.code === code);
  if (found === undefined) throw new Problem('not-found', 'no-such-document', { document: code });
  return found;
}

/** The requested day, or today by China's calendar. Throws `date-bad`. */
function dayOf(date: string | undefined, now: Clock): string {
  if (date === undefined) return today(now());
  if (parseDay(date) === null) throw new Problem('bad-input', 'date-bad', { date });
  return date;
}

/** The coefficient that converts a carrier to standard coal: by its heat content, or by the fuel used to produce it. */
const coefficientOf = (carrier: string, basis: 'equivalent' | 'equalValue'): string =>
  basis === 'equivalent' ? `standard-coal/${carrier}` : `equal-value/${carrier}`;

/** Judges yearly uses by the limits of the documents that hold. */
function limitsOf(held: readonly StandingDocument[], known: Library): (annual: Annual) => ReviewLimits {
  const inForce = held.filter(({ state }) => state === 'holds').map(({ document }) => document);
  return (annual) => {
    const { rules, ...found } = limitsReached(annual, inForce, known);
    return { ...found, hasLimits: rules.length > 0 };
  };
}
