import type { OfAll } from '#platform/db/of-all.ts';
import type { WriteTrail } from '#kernel/trail.ts';
import { hash, randomBytes, randomInt } from 'node:crypto';
import { readFile, stat } from 'node:fs/promises';
import type { Pool } from 'pg';
import { type Imports, inTransaction } from '#platform/imports/imports.ts';
import { asOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Clock } from '#kernel/request-context.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import type { Place } from '#platform/place/place.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Standards } from '#casework/standards/standards.ts';
import type { Measure, Question, Results, SurveyFile } from './facts.ts';
import { besideOf, type BesideQuestion } from './measured.ts';
import { readPeople } from './people-list.ts';
import { resultsOf } from './results.ts';
import * as store from './store.ts';
import type { SurveyRow } from './store.ts';
import { readSurvey } from './survey-file.ts';
import { fromQuestionnaire, questionnairesIn, type FromQuestionnaire } from './questionnaires.ts';
import type { Language } from '#kernel/finding.ts';
import { readTypedText } from '#platform/typed-text/typed-text.ts';
import type { Workers } from '#platform/workers/workers.ts';

export type { SurveyRow } from './store.ts';

export type SurveysNeeds = {
  readonly workers: Pick<Workers, 'run'>;
  readonly postgres: Pool;
  readonly now: Clock;
  readonly imports: Pick<Imports, 'fileOf'>;
  readonly knowledge: Pick<Knowledge, 'inForce'>;
  readonly place: Pick<Place, 'get'>;
  readonly registry: Pick<Registry, 'activeVisible'>;
  readonly standards: Pick<Standards, 'has'>;
  /** The base URL of the console, for links. */
  readonly url: () => string;
  readonly audit: WriteTrail;
};

/** What the holder of a link is shown. */
export type OpenSurvey = { readonly name: string; readonly questions: readonly Question[] };

type SurveyResults = Results & Awaited<ReturnType<typeof besideOf>> & { readonly row: SurveyRow };

const most = 1_000_000;
const hashOf = (link: string): string => hash('sha256', tokenOf(link), 'hex');

/**
 * Surveys of those who use buildings: links that each answer once, answers that do not identify anyone, results that hide small groups
 * (`casework.md`, Survey).
 * @example const { links } = await surveys.invite(scope, 'S1', file); await surveys.answer(publicScope, links[0].link, { warm: '4' })
 */
export function createSurveys(needs: SurveysNeeds) {
  const { postgres, now, audit } = needs;
  let measure: Measure | null = null;

  /** A survey within the scope. Throws `no-such-survey`. */
  async function need(scope: Scope, survey: string): Promise<SurveyRow> {
    const row = await store.find(postgres, scope, survey);
    if (row === undefined) throw new Problem('not-found', 'no-such-survey', { survey });
    return row;
  }

  const told = (scope: Scope, action: string, { survey, region }: Pick<SurveyRow, 'survey' | 'region'>, detail: Record<string, unknown>) =>
    audit(scope, { action, subject: `survey:${survey}`, region, detail });

  async function add(scope: Scope, made: SurveyFile): Promise<SurveyRow> {
    if (!(await store.add(postgres, scope, made, now()))) throw new Problem('conflict', 'survey-exists', { survey: made.id });
    const row = await need(scope, made.id);
    await told(scope, 'survey-new', row, { questions: made.questions.length, k: made.k });
    return row;
  }

  return {
    /** @param standard only those about it */
    list: (scope: Scope, standard?: string): Promise<OfAll<SurveyRow>> => store.list(postgres, scope, standard),
    show: need,
    /** The same; undefined if there is none within the scope. */
    find: (scope: Scope, survey: string): Promise<SurveyRow | undefined> => store.find(postgres, scope, survey),

    ...makingVerbs(needs, add),

    /**
     * A link for everyone on an uploaded list (`code group`) who has none yet. The links are returned only this once and stored nowhere.
     * Throws `survey-closed` and what reading the list throws.
     */
    async invite(scope: Scope, survey: string, file: string) {
      const row = await need(scope, survey);
      const people = await readPeople(await needs.imports.fileOf(scope, file));
      const links = await inTransaction(postgres, async (on) => {
        const locked = await store.find(on, scope, survey, 'FOR SHARE OF s');
        refuseClosed(locked ?? row);
        const fresh = await store.addPeople(on, checkedByCaller, survey, people);
        const made = people.filter(({ code }) => fresh.has(code)).map((one) => ({ ...one, token: randomBytes(24).toString('base64url') }));
        const hashed = made.map(({ token, group }) => ({ hash: hashOf(token), group }));
        await store.addLinks(on, checkedByCaller, survey, hashed);
        return made.map(({ code, token }) => ({ code, link: `${needs.url()}/public/survey#${token}` }));
      });
      await told(scope, 'survey-invite', row, { invited: links.length });
      return { survey, links, already: people.length - links.length };
    },

    ...linkVerbs(needs),

    /** Ends a survey permanently. Throws `survey-closed`. */
    async close(scope: Scope, survey: string): Promise<SurveyRow> {
      const row = await need(scope, survey);
      await inTransaction(postgres, async (on) => {
        refuseClosed((await store.find(on, scope, survey, 'FOR UPDATE OF s')) ?? row);
        await store.close(on, scope, survey, now());
      });
      await told(scope, 'survey-close', row, {});
      return need(scope, survey);
    },

    /** Registers the function that queries the use of a building, which is shown next to results. */
    measuredBy: (by: Measure): void => void (measure = by),

    /**
     * What a closed survey shows, together with what was measured in its building. Throws `survey-open`, because nothing is shown before
     * closing; `date-bad`, `days-reversed`.
     */
    async results(scope: Scope, survey: string, asked: BesideQuestion = {}): Promise<SurveyResults> {
      const row = await need(scope, survey);
      if (row.closed === null) throw new Problem('conflict', 'survey-open', { survey });
      const [invited, answers] = await Promise.all([
        store.invitedOf(postgres, checkedByCaller, survey),
        store.answersOf(postgres, checkedByCaller, survey),
      ]);
      const beside = await besideOf(scope, row, asked, { measure, known: asOf(now(), undefined) });
      return { row, ...resultsOf(row, invited, answers, shuffled), ...beside };
    },
  };
}

export type Surveys = ReturnType<typeof createSurveys>;

/** @param add stores a survey. Throws `survey-exists` */
const makingVerbs = (needs: SurveysNeeds, add: (scope: Scope, made: SurveyFile) => Promise<SurveyRow>) => ({
  /**
   * Creates a survey from an uploaded file (YAML or JSON). Throws `survey-file-bad`, `survey-exists`, `no-such-place`,
   * `no-such-building`, `no-such-standard`.
   */
  create: async (scope: Scope, file: string): Promise<SurveyRow> => add(scope, await readNew(needs, scope, file)),

  /** The questionnaires in force, which surveys can begin with. */
  questionnaires: () => questionnairesIn(needs),

  /** Creates a survey of the users of a standard with the questions of a questionnaire. Throws the same, and `no-such-questionnaire`. */
  createFrom: async (scope: Scope, asked: FromQuestionnaire, language: Language): Promise<SurveyRow> => {
    const made = fromQuestionnaire(needs, asked, language);
    await refuseUnknown(needs, scope, made);
    return add(scope, made);
  },
});

/** Actions of link holders. */
function linkVerbs(needs: SurveysNeeds) {
  return {
    /** What a link leads to, for its holder. Throws `survey-link-bad`, `survey-closed`. */
    async open(link: string): Promise<OpenSurvey> {
      const { name, questions } = await surveyOf(needs, link);
      return { name, questions };
    },

    /** One answer; the link is used up. Throws `survey-link-bad`, `survey-closed`, and what reading the answer throws. */
    async answer(link: string, set: Readonly<Record<string, string>>): Promise<void> {
      const { survey } = await surveyOf(needs, link);
      await inTransaction(needs.postgres, async (on) => {
        const row = await store.find(on, programScope, survey, 'FOR SHARE OF s');
        if (row === undefined) throw new Problem('not-found', 'survey-link-bad');
        refuseClosed(row);
        if (!(await store.answer(on, wholeProgram, hashOf(link), readAnswer(row.questions, set))))
          throw new Problem('not-found', 'survey-link-bad');
      });
    },
  };
}

/** The survey of an open link. A used link, one that never existed, and one of a closed survey get the same response. */
async function surveyOf({ postgres }: SurveysNeeds, link: string): Promise<SurveyRow> {
  const survey = await store.surveyOfLink(postgres, wholeProgram, hashOf(link));
  const row = survey === undefined ? undefined : await store.find(postgres, programScope, survey);
  if (row === undefined) throw new Problem('not-found', 'survey-link-bad');
  refuseClosed(row);
  return row;
}

function refuseClosed({ survey, closed }: SurveyRow): void {
  if (closed !== null) throw new Problem('conflict', 'survey-closed', { survey });
}

async function readNew(needs: SurveysNeeds, scope: Scope, file: string): Promise<SurveyFile> {
  const { imports, workers } = needs;
  const { path, name } = await imports.fileOf(scope, file);
  if ((await stat(path)).size > most) throw new Problem('too-large', 'survey-file-bad', { file: name, faults: 1, field: '—' });
  const survey = readSurvey(name, await readTypedText(workers, await readFile(path, 'utf8')));
  await refuseUnknown(needs, scope, survey);
  return survey;
}

/** Throws `no-such-place`, `no-such-building`, `no-such-standard`. */
async function refuseUnknown(
  { place, postgres, registry, standards }: SurveysNeeds,
  scope: Scope,
  survey: Pick<SurveyFile, 'region' | 'building' | 'standard'>,
): Promise<void> {
  if (!(await store.seesRegion(postgres, scope, survey.region))) throw new Problem('not-found', 'no-such-place', { place: survey.region });
  await place.get(survey.region);
  const { building, standard } = survey;
  if (building !== null && (await registry.activeVisible(scope, [building])).get(building) !== true)
    throw new Problem('not-found', 'no-such-building', { building });
  if (standard !== null && !(await standards.has(standard))) throw new Problem('not-found', 'no-such-standard', { standard });
}

/** The same items in random order (Fisher–Yates). */
function shuffled<T>(all: readonly T[]): T[] {
  const out = [...all];
  for (let at = out.length - 1; at > 0; at -= 1) {
    const other = randomInt(at + 1);
    [out[at], out[other]] = [out[other] as T, out[at] as T];
  }
  return out;
}

const mostLetters = 2000;

/**
 * The answers by question; empty ones are left out. Throws `survey-question-unknown`, `survey-answer-bad`, `survey-answer-empty`, and
 * `survey-answer-missing` with the titles of the required questions. No answers are echoed.
 */
function readAnswer(questions: readonly Question[], set: Readonly<Record<string, string>>): Record<string, string> {
  const byId = new Map(questions.map((question) => [question.id, question]));
  const kept = Object.entries(set).flatMap(([id, given]) => {
    const question = byId.get(id);
    if (question === undefined) throw new Problem('bad-input', 'survey-question-unknown', { known: [...byId.keys()].join(', ') });
    const text = given.trim();
    if (text === '') return [];
    const isFine = question.type === 'text' ? text.length <= mostLetters : question.options.includes(text);
    if (!isFine)
      throw new Problem('bad-input', 'survey-answer-bad', { question: id, most: mostLetters, options: question.options.join(', ') || '—' });
    return [[id, text] as const];
  });
  if (kept.length === 0) throw new Problem('bad-input', 'survey-answer-empty');
  const answered = new Map(kept);
  const missing = questions.filter(({ id, required }) => required === true && !answered.has(id));
  if (missing.length > 0)
    throw new Problem('bad-input', 'survey-answer-missing', { missing: missing.map(({ title }) => title).join('; ') });
  return Object.fromEntries(kept);
}

/** The token of a link: the part after its `#`, or the token itself. */
const tokenOf = (link: string): string => link.trim().replace(/^.*[#=]/su, '');
