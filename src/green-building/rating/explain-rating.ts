import type { Cases } from '#casework/cases/cases.ts';
import type { Explainer, Explanation } from '#kernel/figure.ts';
import { labels } from '#kernel/label-terms.ts';
import { Problem } from '#kernel/problem.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';
import { ratedBy } from './case-rating.ts';
import { objectAt } from './given.ts';
import { createLibrary } from './library.ts';

type Needs = { readonly cases: Pick<Cases, 'ratingGiven'>; readonly knowledge: Pick<Knowledge, 'inForce'> };

/** Explains the total of a score in a case: the points of each part, with the minimum that every star requires of it. */
export const explainRating =
  ({ cases, knowledge }: Needs): Explainer =>
  async (scope, figure, question): Promise<Explanation> => {
    const [code, field, n, star] = [question['case'], question['field'], question['n'], question['star']];
    const unknown = new Problem('bad-input', 'figure-unknown', { figure: figure.slice(0, 80) });
    if (typeof code !== 'string' || typeof field !== 'string' || typeof n !== 'number') throw unknown;
    const given = await cases.ratingGiven(scope, { case: code, field, n });
    const library = createLibrary(knowledge, () => question.recorded);
    const of =
      given === null ? null : { ...given.of, star: typeof star === 'number' && star > 0 ? star : null, recorded: question.recorded };
    const rated = given === null || of === null ? null : ratedBy(library, objectAt(JSON.parse(given.text), field), of);
    if (rated === null) throw unknown;
    const { base, divisor, bonus, gradeClause } = library.scheme(rated.standard, rated.date).standard;
    const clause = `${rated.standard} ${gradeClause}`;
    return {
      figure,
      result: { name: `${code} ${field}`, value: rated.total, unit: '' },
      formula: {
        zh: `（${base.code} + Σ 各部分得分${bonus === undefined ? '' : ` + ${bonus.code}`}）÷ ${divisor}`,
        en: `(${base.code} + Σ points of the parts${bonus === undefined ? '' : ` + ${bonus.code}`}) ÷ ${divisor}`,
      },
      clause: { zh: clause, en: clause },
      inputs: rated.categories.map(({ code: part, names, score, max, floor, clause: of1 }) => ({
        name: part,
        value: score,
        unit: '',
        source: {
          zh: `${names.zh}，${labels.zh.clause} ${of1}，满分 ${max}${floor > 0 ? `，不得少于 ${floor}` : ''}`,
          en: `${names.en}, ${labels.en.clause} ${of1}, at most ${max}${floor > 0 ? `, at least ${floor}` : ''}`,
        },
      })),
      meters: [],
      knownAt: new Date(question.received).toISOString(),
      findings: rated.findings,
    };
  };
