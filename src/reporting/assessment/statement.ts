import { changesSince } from '#supervision/benchmarking/public/changes-since.ts';
import { wordType } from '#platform/docx/docx.ts';
import { labels } from '#kernel/label-terms.ts';
import { isKeptYear } from '#kernel/kept-time.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Cause, StatementBasis, StatementFigure, StatementKind, StatementQuestion } from '#casework/statement/facts.ts';
import { issuedDocument } from '#casework/statement/statement.ts';
import { points } from './explain.ts';
import type { AssessmentResult } from './facts.ts';
import type { AssessmentNeeds } from './needs.ts';
import { assessmentPaper } from './paper.ts';
import { presentResult, type AssessmentContent } from './present.ts';
import { assess } from './running.ts';
import { assessmentTerms as terms } from './vocabulary.ts';

/** The code of the kind. */
export const assessmentKind = 'place-assessment';

type Question = { readonly scheme: string; readonly region: string; readonly year: number };

function readQuestion({ scheme, region, year }: StatementQuestion): Question {
  if (typeof scheme !== 'string' || typeof region !== 'string' || !isKeptYear(year))
    throw new Problem('bad-input', 'assessment-question', {});
  return { scheme, region, year };
}

type Outcome = { readonly told: AssessmentContent; readonly indicative: boolean };

/** The assessment of a year, as a kind of statement. Requested with `{scheme, region, year}`. */
export function assessmentStatement(needs: AssessmentNeeds): StatementKind {
  return {
    code: assessmentKind,
    series: 'KHPF',
    names: { zh: '考核评分结果', en: 'assessment of places' },
    type: wordType,
    ending: 'docx',
    read: (question) => ({ ...readQuestion(question) }),
    knownAt: (text) => needs.indicators.knownAt(text),
    gather: (scope, question, known) => gather(needs, scope, readQuestion(question), known),
    write: (outcome, head) => {
      const { told, indicative } = outcome as Outcome;
      return issuedDocument({ ...assessmentPaper(told), note: needs.mark }, head, { indicative });
    },
    changes: (scope, question, since) => {
      const { region, year } = readQuestion(question);
      return changesSince(needs, scope, { region }, { from: `${year - 1}-01-01`, to: `${year + 1}-01-01` }, since);
    },
  };
}

async function gather(needs: AssessmentNeeds, scope: Scope, asked: Question, known: AsOf): Promise<StatementBasis> {
  const { scheme, region, year } = asked;
  const result = await assess(needs, scope, { id: scheme, region, year, known });
  const { indicative, knowledge } = result;
  return {
    building: null,
    region,
    period: String(year),
    figures: result.rows.toSorted((a, b) => (a.region < b.region ? -1 : 1)).flatMap((row) => figuresOf(row)),
    knowledge,
    outcome: { told: presentResult(result, needs.words, 'zh'), indicative },
    indicative,
    hindrances: [],
  };
}

const onAll: readonly Cause[] = ['readings', 'decision', 'facts', 'knowledge'];

function figuresOf({ region, name, score, rank, veto, items, figure }: AssessmentResult['rows'][number]): StatementFigure[] {
  const named = (zh: string, en: string) => ({ zh: `${name} ${zh}`, en: `${name} ${en}` });
  const rests = { restsOn: onAll };
  return [
    { code: `${region}.rank`, name: named(labels.zh.rank, labels.en.rank), value: rank, unit: '', figure, ...rests },
    { code: `${region}.score`, name: named(terms.score.zh, terms.score.en), value: points(score), unit: terms.point.zh, figure, ...rests },
    { code: `${region}.veto`, name: named(terms.veto.zh, terms.veto.en), value: veto.join(', '), unit: '', ...rests },
    ...items.map(({ item, score: own, figure: opens }) => ({
      code: `${region}.${item.id}`,
      name: named(item.names?.zh ?? item.id, item.names?.en ?? item.id),
      value: points(own),
      unit: terms.point.zh,
      figure: opens,
      ...rests,
    })),
  ];
}
