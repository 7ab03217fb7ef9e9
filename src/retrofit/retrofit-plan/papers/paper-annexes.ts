import { labels } from '#kernel/label-terms.ts';
import type { Block } from '#platform/docx/block.ts';
import { calledIn, isOfOne, placeOf, rowsOf, sourcesOf, sumOf, table, text, figureText, type PaperPlan } from './paper-parts.ts';
import { limitText, planTerms as terms, resourceText } from '../vocabulary.ts';

/** Who pays for each project, the limits with their prices, what is undecided, and the solved file. */
export function annexBlocks(plan: PaperPlan): Block[] {
  const { beside, row } = plan;
  return [
    ...moneyAnnex(plan),
    ...limitAnnex(plan),
    ...(beside.undecided.length === 0
      ? []
      : [
          text(`附表3 ${terms.undecided.zh}的项目（${beside.undecided.length} 个）`),
          table(
            [labels.zh.code, labels.zh.name, labels.zh.place],
            beside.undecided.map((project) => [project, beside.names[project]?.name ?? '', placeOf(plan, project)]),
            [0.25, 0.5, 0.25],
          ),
        ]),
    text(`${terms.instance.zh}：${row.sha256}。以该文件重新求解得到同一计划。`),
  ];
}

function moneyAnnex(plan: PaperPlan): Block[] {
  const rows = rowsOf(plan);
  if (rows.length === 0) return [];
  const columns = ['costYuan', ...sourcesOf(rows)];
  return [
    text('附表1 项目资金来源（元）'),
    table(
      [labels.zh.code, labels.zh.name, ...columns.map((one) => resourceText(one))],
      [
        ...rows.map(({ project, amounts }) => [
          project,
          plan.beside.names[project]?.name ?? '',
          ...columns.map((one) => figureText(amounts[one])),
        ]),
        ['', labels.zh.total, ...columns.map((one) => figureText(sumOf(rows, one)))],
      ],
      [0.14, 0.2, ...columns.map(() => 0.66 / columns.length)],
    ),
  ];
}

/** Limits, broken ones first; demands on single projects that are met at no price are only counted. */
function limitAnnex(plan: PaperPlan): Block[] {
  const { answer, scenario } = plan;
  const { limits } = answer;
  const called = calledIn(plan);
  const plain = limits.filter(({ id, breach, price }) => isOfOne(id) && breach === 0 && price === 0);
  const shown = limits.filter((one) => !plain.includes(one)).toSorted((a, b) => orderOf(a) - orderOf(b));
  return [
    text('附表2 约束的使用情况与边际价值'),
    table(
      [terms.limit.zh, terms.resource.zh, labels.zh.required, terms.used.zh, terms.slack.zh, terms.breach.zh, terms.price.zh],
      shown.map((one) => [
        limitText(one.id, 'zh', called),
        resourceText(one.resource ?? ''),
        `${one.sense === 'max' ? '≤' : '≥'} ${figureText(one.amount)}`,
        figureText(one.used),
        figureText(one.slack),
        figureText(one.breach),
        figureText(one.price),
      ]),
      [0.26, 0.14, 0.14, 0.12, 0.11, 0.11, 0.12],
    ),
    ...scenario.limits.flatMap(({ id, note }) => (typeof note === 'string' ? [text(`${limitText(id, 'zh', called)}：${note}。`)] : [])),
    ...(plain.length === 0
      ? []
      : [text(`另有 ${plain.length} 项逐项要求（须列入、先后次序、2030 年前完成）均已满足且边际价值为零，未列出。`)]),
  ];
}

const orderOf = ({ id, breach }: PaperPlan['answer']['limits'][number]): number => (isOfOne(id) ? 2 : 0) + (breach > 0 ? 0 : 1);
