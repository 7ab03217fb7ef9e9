import { inTenThousands } from '#kernel/money-text.ts';
import { labels } from '#kernel/label-terms.ts';
import type { Block } from '#platform/docx/block.ts';
import { calledIn, headed, isOfOne, ofOneKinds, rowsOf, sumOf, table, text, figureText, type PaperPlan } from './paper-parts.ts';
import { contractedLimit, limitText, planTerms as terms, planStatusTerms, resourceText } from '../vocabulary.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** The clauses that a plan is based on, quoted. */
export function basisBlocks({ dueClauses, scenario }: PaperPlan): Block[] {
  const said = [
    ...dueClauses.map(({ document, clause, quote }) => `《${document}》${clause}：“${quote}”。`),
    ...scenario.limits.flatMap(({ document, clause, quote }) =>
      typeof document === 'string' ? [`《${document}》${textOf(clause)}：“${textOf(quote)}”。`] : [],
    ),
  ];
  return said.length === 0 ? [text('情景未引用文件。')] : said.map((one, at) => text(`${at + 1}. ${one}`));
}

/** The totals of the plan, and each goal with what it requires; what is not met is stated with its amount. */
export function goalBlocks(plan: PaperPlan): Block[] {
  const { answer, scenario, beside } = plan;
  const called = calledIn(plan);
  const clauses = new Map(scenario.limits.map(({ id, clause }) => [id, textOf(clause)]));
  const goals = answer.limits.filter(({ sense, id }) => sense === 'min' && !isOfOne(id) && id !== contractedLimit);
  const lapsed = scenario.limits.filter((one) => one['lapsed'] === true);
  return [
    text(summaryOf(plan)),
    ...(beside.indicative ? [text(terms.indicative.zh)] : []),
    goals.length === 0
      ? text('未设定目标下限。')
      : table(
          [terms.goals.zh, terms.resource.zh, labels.zh.required, '本计划', terms.breach.zh, labels.zh.clause],
          goals.map((one) => [
            limitText(one.id, 'zh', called),
            headed(one.resource ?? ''),
            `≥ ${figureText(one.amount)}`,
            figureText(one.used),
            figureText(one.breach),
            clauses.get(one.id) ?? '',
          ]),
          [0.22, 0.2, 0.15, 0.15, 0.12, 0.16],
        ),
    ...goals.flatMap(({ id, chance }) =>
      chance === undefined
        ? []
        : [
            text(
              `“${limitText(id, 'zh', called)}”达到的可能：各项目误差互不相关时 ${percent(chance.independent)}，误差同向时 ${percent(chance.common)}。`,
            ),
          ],
    ),
    ...brokenBlocks(plan),
    ...lapsed.map(({ id, clause }) => text(`${limitText(id, 'zh', called)}（${textOf(clause)}）期限已过，仅列示，不作约束。`)),
  ];
}

function summaryOf(plan: PaperPlan): string {
  const rows = rowsOf(plan);
  const [area, saving] = [figureText(sumOf(rows, 'area')), figureText(sumOf(rows, 'savingKgce'))];
  const money = inTenThousands(sumOf(rows, 'costYuan'));
  return `本计划列入项目 ${rows.length} 个，改造面积 ${area} m²，总投资 ${money} 万元，预计年节能量 ${saving} kgce。`;
}

/**
 * Limits that could not be kept, apart from the goals: by how much money and crews are exceeded at most, and how many demands on single
 * projects stay open.
 */
function brokenBlocks(plan: PaperPlan): Block[] {
  const { answer } = plan;
  const broken = answer.limits.filter(({ breach }) => breach > 0);
  if (broken.length === 0) return [];
  const passed = broken.filter(({ sense }) => sense === 'max');
  const open = Object.entries(ofOneKinds).flatMap(([kind, said]) => {
    const count = broken.filter(({ id }) => id.startsWith(`${kind}:`)).length;
    return count === 0 ? [] : [`${said} ${count} 项`];
  });
  return [
    text(`${planStatusTerms['best-effort'].zh}：各项要求不能同时满足，下列未满足的数量之和已是最小。`),
    ...passed.map((one) =>
      text(`${limitText(one.id, 'zh', calledIn(plan))}超出 ${figureText(one.breach)}（${resourceText(one.resource ?? '')}）。`),
    ),
    ...(open.length === 0 ? [] : [text(`未满足的逐项要求：${open.join('、')}，项目见“未列入项目及原因”。`)]),
  ];
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
