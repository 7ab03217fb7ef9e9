import type { Cases } from '#casework/cases/cases.ts';
import { canonicalJson } from '#kernel/canonical-json.ts';
import { fill, type Finding, type Words } from '#kernel/finding.ts';
import type { LocalizedText } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { Imports } from '#platform/imports/imports.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { withPlace } from './climate.ts';
import type { Condition } from './conditions.ts';
import { inputOf } from './file-store.ts';
import { objectAt, plainStandard, textAt, type Given } from './given.ts';
import { createLibrary } from './library.ts';
import { rate, type Rated } from './score.ts';
import { readScores, type Stage } from './score-input.ts';
import { readScoreTable } from './score-table.ts';

type Judge = Parameters<Cases['ratedBy']>[0];
type Judged = ReturnType<Judge['judge']>;
type RatingOf = Parameters<Judge['judge']>[1];
type Library = ReturnType<typeof createLibrary>;

type Needs = { readonly knowledge: Pick<Knowledge, 'inForce'>; readonly imports: Pick<Imports, 'fileOf'>; readonly words: Words };

const usual = 'GB/T50378-2019';
const mostCharacters = 200_000;

/**
 * Judges the score files of cases: by the standard that the file names, otherwise the case, in the edition in force on the day of the file,
 * otherwise on the day on which it was submitted; at the stage that the file states, otherwise the final one.
 */
export function caseRating({ knowledge, imports, words }: Needs): Judge {
  return {
    async read(scope, value, of) {
      try {
        const input = await inputGiven({ knowledge, imports }, scope, value, of);
        const text = canonicalJson(input);
        if (text.length > mostCharacters) return { why: { zh: '评分文件过大', en: 'the score file is too large' } };
        ratedBy(
          createLibrary(knowledge, () => of.recorded),
          input,
          of,
        );
        return { text };
      } catch (error) {
        if (error instanceof Problem) return { why: wordsOf(error, words) };
        throw error;
      }
    },
    judge: (text, of) => judged({ knowledge, words }, text, of),
  };
}

/**
 * The submitted input as an object: JSON, its text, or an upload (JSON, a score sheet). Input that no loaded standard can read is kept as a
 * note.
 */
async function inputGiven({ knowledge, imports }: Omit<Needs, 'words'>, scope: Scope, value: unknown, of: RatingOf): Promise<Given> {
  if (typeof value !== 'string') return objectAt(value, 'score');
  const text = value.trim();
  if (text.startsWith('{')) return objectAt(parsed(text), 'score');
  const library = createLibrary(knowledge, () => of.recorded);
  const standard = standardFor(library, {}, of);
  if (standard === null) return { standard: of.standard, note: text.slice(0, 1000) };
  const file = await imports.fileOf(scope, text).catch((error: unknown) => {
    if (error instanceof Problem && error.code === 'no-such-file') throw new Problem('bad-input', 'rating-value-bad', {});
    throw error;
  });
  return inputOf(file, (header, rows, name) => readScoreTable(library.scheme(standard, of.date), header, rows, name));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Problem('bad-input', 'rating-value-bad', {});
  }
}

/** The loaded standard that is meant: `GB/T 50378` is its edition of that day. null if there is none. */
function standardFor(library: Library, input: Given, { standard, date }: Pick<RatingOf, 'standard' | 'date'>): string | null {
  const wanted = plainStandard(textAt(input, 'standard') ?? standard ?? usual);
  const names = library.standards(textAt(input, 'date') ?? date).rating.map((one) => one.standard);
  return names.find((name) => plainStandard(name) === wanted || plainStandard(name).startsWith(`${wanted}-`)) ?? null;
}

/** null if the standard is not loaded. Throws Problem for input that cannot be read. */
export function ratedBy(library: Library, input: Given, of: RatingOf): Rated | null {
  const name = standardFor(library, input, of);
  if (name === null) return null;
  const date = textAt(input, 'date') ?? of.date;
  const scheme = library.scheme(name, date);
  const stage: Stage = textAt(input, 'stage') === 'pre' ? 'pre' : 'final';
  const star = of.star !== null && of.star <= scheme.standard.grades.length ? of.star : null;
  const placed = { region: of.region, ...input, ...(star !== null && { targetStar: star }) };
  return rate(scheme, stage, date, readScores(scheme, stage, withPlace(placed, library.vocabulary(date))));
}

function judged({ knowledge, words }: Pick<Needs, 'knowledge' | 'words'>, text: string, of: RatingOf): Judged {
  const unknown = { standard: null, stage: null, date: of.date, total: null, grade: null, possibleGrade: null, meets: null };
  const library = createLibrary(knowledge, () => of.recorded);
  try {
    const input = objectAt(JSON.parse(text), 'score');
    const rated = ratedBy(library, input, of);
    if (rated === null) {
      const known = library.standards(of.date).rating.map(({ standard }) => standard);
      const asked = textAt(input, 'standard') ?? of.standard;
      return { ...unknown, findings: [doubt('rating-standard-not-loaded', { standard: asked, known: known.join(', ') })] };
    }
    const { standard, stage, date, total, grade, possibleGrade } = rated;
    return {
      standard,
      stage,
      date,
      total,
      grade,
      possibleGrade,
      meets: meets(rated, of.star),
      findings: findingsOf(rated, of.star, words),
    };
  } catch (error) {
    if (!(error instanceof Problem) && !(error instanceof SyntaxError)) throw error;
    const why = error instanceof Problem ? wordsOf(error, words) : '';
    return { ...unknown, findings: [doubt('rating-not-judged', { why })] };
  }
}

const doubt = (code: string, evidence: Finding['evidence']): Finding => ({ code, severity: 'warning', evidence });

function meets({ grade, possibleGrade }: Rated, star: number | null): boolean | null {
  if (star === null) return null;
  if (grade !== null && grade >= star) return true;
  return possibleGrade === null || possibleGrade < star ? false : null;
}

/** What the star lacks and what is undecided, then doubts about the rating itself. */
function findingsOf(rated: Rated, star: number | null, words: Words): Finding[] {
  const said = (code: string, severity: Finding['severity'], list: readonly Condition[]): Finding[] =>
    list.map((one) => ({
      code,
      severity,
      evidence: { star: one.star, clause: one.clause, condition: one.code, what: inWords(one.code, one.evidence, words) },
    }));
  const wanted =
    star === null ? [] : [...said('rating-lacks', 'warning', rated.unmet), ...said('rating-undecided', 'info', rated.undecided)];
  return [...wanted, ...rated.findings];
}

const wordsOf = ({ code, evidence }: Problem, words: Words): LocalizedText => inWords(code, evidence, words);

const inWords = (code: string, evidence: Finding['evidence'], words: Words): LocalizedText => ({
  zh: fill(words[code]?.zh ?? code, evidence, 'zh', words).replace(/。$/u, ''),
  en: fill(words[code]?.en ?? code, evidence, 'en', words).replace(/\.$/u, ''),
});
