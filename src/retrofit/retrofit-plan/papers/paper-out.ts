import { labels } from '#kernel/label-terms.ts';
import { termText } from '#kernel/vocabulary.ts';
import type { Block } from '#platform/docx/block.ts';
import type { LeftReason } from '../facts.ts';
import { calledIn, table, text, figureText, type PaperPlan } from './paper-parts.ts';
import type { PlanShown } from '../shown.ts';
import { limitText, planLeftDoTerms, planLeftTerms, planOutTerms, raiseText, type Called } from '../vocabulary.ts';

/** What is not in a plan, why, and what would bring it in. */
export function outBlocks(plan: PaperPlan): Block[] {
  const { answer, beside } = plan;
  const called = calledIn(plan);
  const rows = [
    ...answer.out.map((one) => [one.project, beside.names[one.project]?.name ?? '', whyText(one, answer.limits, called)]),
    ...beside.left.map(({ project, why }) => [project, beside.names[project]?.name ?? '', leftText(why)]),
  ].toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return rows.length === 0
    ? [text(labels.zh.nothing)]
    : [table([labels.zh.code, labels.zh.name, labels.zh.reason], rows, [0.22, 0.3, 0.48])];
}

/** Why a project is not available for selection, and what to do about it. */
export const leftText = (why: LeftReason): string => `${termText(planLeftTerms, why, 'zh')}；${termText(planLeftDoTerms, why, 'zh')}`;

/** Why a project is out, and what would bring it in. @param limits those of the plan, for the unit of the limit to raise */
export function whyText(
  { why, addNow, needs }: PlanShown['answer']['out'][number],
  limits: PlanShown['answer']['limits'],
  called: Called,
): string {
  const resources = new Map(limits.map(({ id, resource }) => [id, resource ?? '']));
  const raise = (addNow ?? [])
    .map(({ limit, by }) => `“${limitText(limit, 'zh', called)}”放宽 ${raiseText(by, resources.get(limit) ?? '')}`)
    .join('、');
  const short = needs === null || needs === undefined ? '' : `（净贡献差 ${figureText(needs.toFixed(2))}）`;
  return `${termText(planOutTerms, why, 'zh')}${short}${raise === '' ? '' : `；将${raise}即可列入`}`;
}
