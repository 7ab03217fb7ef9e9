import { wordType, type Paper } from '#platform/docx/docx.ts';
import { labels } from '#kernel/label-terms.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import type { StatementBasis, StatementFigure, StatementKind, StatementQuestion } from '#casework/statement/facts.ts';
import { issuedDocument } from '#casework/statement/statement.ts';
import { amountText } from '../amount.ts';
import { totalsOf } from '../compare.ts';
import type { PaperPlan } from './paper-parts.ts';
import { planPaper } from './paper.ts';
import { planStatementKind } from '../plan-kind.ts';
import { planTerms as terms, resourceText } from '../vocabulary.ts';

type Needs = {
  readonly mark: string | undefined;
  readonly now: () => number;
  /** A plan with the content of its document. Throws `no-such-plan`. */
  readonly paperPlan: (scope: Scope, plan: string) => Promise<PaperPlan>;
};

type Question = { readonly plan: string; readonly change: number };

type Outcome = { readonly paper: Paper; readonly indicative: boolean };

/**
 * An adopted plan (年度改造计划) as a kind of statement, requested with `{plan, change}`. It says what was adopted, whatever becomes known
 * later; `check` shows what has moved since.
 */
export function planStatement(needs: Needs): StatementKind {
  return {
    code: planStatementKind,
    series: 'GZJH',
    names: terms.plan,
    type: wordType,
    ending: 'docx',
    read: readQuestion,
    knownAt: () => ({ received: needs.now(), recorded: needs.now() }),
    gather: (scope, question) => gather(needs, scope, readQuestion(question)),
    write: (outcome, head) => {
      const { paper, indicative } = outcome as Outcome;
      return issuedDocument({ ...paper, note: needs.mark }, head, { indicative });
    },
    changes: async () => [],
  };
}

function readQuestion({ plan, change }: StatementQuestion): Question {
  if (typeof plan !== 'string' || typeof change !== 'number') throw new Problem('bad-input', 'plan-statement-question', {});
  return { plan, change };
}

async function gather({ paperPlan }: Needs, scope: Scope, { plan: name }: Question): Promise<StatementBasis> {
  const plan = await paperPlan(scope, name);
  const { row, answer, beside, instance } = plan;
  const sums = totalsOf({ projects: instance.projects, chosen: answer.chosen });
  const figures = [...sums].map(([resource, sum]): StatementFigure => ({
    code: resource,
    name: { zh: resourceText(resource, 'zh'), en: resourceText(resource, 'en') },
    value: amountText(resource, sum),
    unit: '',
    restsOn: ['facts'],
  }));
  return {
    building: null,
    region: row.region,
    period: String(row.years[0]),
    figures: [
      {
        code: 'projects',
        name: { zh: labels.zh.project, en: labels.en.project },
        value: answer.chosen.length,
        unit: '',
        restsOn: ['facts'],
      },
      ...figures,
      { code: 'instance', name: terms.instance, value: row.sha256, unit: '', restsOn: [] },
    ],
    knowledge: [],
    outcome: { paper: planPaper(plan), indicative: beside.indicative },
    indicative: beside.indicative,
    hindrances: [],
  };
}
