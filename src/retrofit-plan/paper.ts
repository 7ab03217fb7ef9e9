import { chineseDay } from '#kernel/day.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';
import { labels } from '#kernel/label-terms.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { termText } from '#kernel/vocabulary.ts';
import { sectionBlocks, type Block } from '#docx/block.ts';
import type { Paper } from '#docx/docx.ts';
import { amountText } from './amount.ts';
import { amountsOf, totalsOf } from './compare.ts';
import type { Amounts, ScenarioLimit } from './facts.ts';
import type { PlanShown } from './shown.ts';
import { planLeftTerms, planOutTerms, planResourceTerms, planTerms as terms, resourceText } from './vocabulary.ts';

/** A plan with what its paper says beside it. */
export type PaperPlan = PlanShown & {
  /** The name of the place, and of each place in which a project lies. */
  readonly place: string;
  readonly placeNames: ReadonlyMap<string, string>;
  readonly scenario: { readonly limits: readonly ScenarioLimit[]; readonly heatingSeason: string | null };
};

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A heading with its unit. */
const headed = (resource: keyof typeof planResourceTerms): string => {
  const { zh, unit } = planResourceTerms[resource] as { zh: string; unit?: string };
  return unit === undefined ? zh : `${zh}（${unitSign(unit)}）`;
};

const text = (said: string): Block => ({ kind: 'text', text: said });

/**
 * An annual plan in official form: basis, goals, money, projects, tasks by county, time of works, what is not in and why, annexes. Amounts
 * are those of the file that was solved.
 */
export function planPaper(plan: PaperPlan): Paper {
  const { row, place, adoption } = plan;
  return {
    title: `${place}${yearsText(row.years)}既有建筑节能改造年度计划`,
    ...(adoption !== null && { addressed: `${adoption.document}（${chineseDay(adoption.day)}）` }),
    blocks: sectionBlocks([
      { title: terms.basis.zh, blocks: basisBlocks(plan) },
      { title: terms.goals.zh, blocks: goalBlocks(plan) },
      { title: terms.money.zh, blocks: moneyBlocks(plan) },
      { title: terms.projectTable.zh, blocks: projectBlocks(plan) },
      { title: terms.counties.zh, blocks: countyBlocks(plan) },
      { title: terms.season.zh, blocks: seasonBlocks(plan) },
      { title: '未列入项目及原因', blocks: outBlocks(plan) },
      { title: terms.annexes.zh, blocks: annexBlocks(plan) },
    ]),
    signed: [],
    dated: row.made,
  };
}

const yearsText = (years: readonly number[]): string => (years.length === 1 ? `${years[0]}年` : `${years[0]}—${years.at(-1)}年`);

function basisBlocks({ dueClauses, scenario }: PaperPlan): Block[] {
  const said = [
    ...dueClauses.map(({ document, clause, quote }) => `《${document}》${clause}：“${quote}”。`),
    ...scenario.limits.flatMap(({ document, clause, quote }) =>
      typeof document === 'string' ? [`《${document}》${textOf(clause)}：“${textOf(quote)}”。`] : [],
    ),
  ];
  return said.length === 0 ? [text('情景未引用文件。')] : said.map((one, at) => text(`${at + 1}. ${one}`));
}

function goalBlocks({ answer, scenario }: PaperPlan): Block[] {
  const clauses = new Map(scenario.limits.map(({ id, clause }) => [id, typeof clause === 'string' ? clause : '']));
  const goals = answer.limits.filter(({ sense, id }) => sense === 'min' && !/^(?:due|pin|requires):/u.test(id));
  const lapsed = scenario.limits.filter((one) => one['lapsed'] === true);
  return [
    goals.length === 0
      ? text('未设定目标下限。')
      : table(
          [terms.goals.zh, terms.resource.zh, labels.zh.required, '本计划', terms.breach.zh, labels.zh.clause],
          goals.map((one) => [
            one.id,
            resourceText(one.resource ?? ''),
            told(one.amount),
            told(one.used),
            told(one.breach),
            clauses.get(one.id) ?? '',
          ]),
          [0.22, 0.2, 0.15, 0.15, 0.12, 0.16],
        ),
    ...lapsed.map(({ id, clause }) => text(`${id}（${textOf(clause)}）期限已过，仅列示，不作约束。`)),
  ];
}

function moneyBlocks(plan: PaperPlan): Block[] {
  const rows = plan.row.years.flatMap((year) => {
    const sums = totalsOf({ projects: plan.instance.projects, chosen: plan.answer.chosen.filter((one) => one.year === year) });
    return [...sums]
      .filter(([resource]) => resource.startsWith('fund:') || resource === 'costYuan')
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([resource, sum]) => [String(year), resourceText(resource), amountText(resource, sum)]);
  });
  return [text('单位：元。'), table([labels.zh.year, labels.zh.source, labels.zh.total], rows, [0.2, 0.4, 0.4])];
}

type Row = { readonly project: string; readonly option: string; readonly year: number; readonly amounts: Amounts };

function rowsOf({ answer, instance }: PaperPlan): Row[] {
  const byId = new Map(instance.projects.map((one) => [one.id, one]));
  return answer.chosen
    .map(({ project, option, year }) => ({ project, option, year, amounts: amountsOf(byId, { project, option, year }) }))
    .toSorted((a, b) => a.year - b.year || (a.project < b.project ? -1 : 1));
}

function projectBlocks(plan: PaperPlan): Block[] {
  const rows = rowsOf(plan).map(({ project, option, year, amounts }, at) => [
    String(at + 1),
    project,
    plan.beside.names[project]?.name ?? '',
    String(year),
    option === 'typed' ? '填报方案' : option,
    amounts['area'] ?? '—',
    amounts['costYuan'] ?? '—',
    amounts['savingKgce'] ?? '—',
  ]);
  return rows.length === 0
    ? [text('没有列入的项目。')]
    : [
        table(
          [
            labels.zh.number,
            labels.zh.code,
            labels.zh.name,
            labels.zh.year,
            terms.option.zh,
            headed('area'),
            headed('costYuan'),
            headed('savingKgce'),
          ],
          rows,
          [0.06, 0.14, 0.2, 0.08, 0.14, 0.12, 0.14, 0.12],
        ),
      ];
}

function countyBlocks(plan: PaperPlan): Block[] {
  const byCounty = Map.groupBy(rowsOf(plan), ({ project }) => plan.beside.names[project]?.region ?? '');
  const sum = (rows: readonly Row[], resource: string): string =>
    amountText(
      resource,
      rows.reduce<Exact>((total, { amounts }) => total.add(exact(amounts[resource] ?? '0')), exact(0n)),
    );
  const rows = [...byCounty]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([region, some]) => [
      plan.placeNames.get(region) ?? region,
      String(some.length),
      sum(some, 'area'),
      sum(some, 'costYuan'),
      sum(some, 'savingKgce'),
    ]);
  return [table([labels.zh.place, '项目数', headed('area'), headed('costYuan'), headed('savingKgce')], rows, [0.24, 0.14, 0.2, 0.22, 0.2])];
}

function seasonBlocks({ scenario, instance, answer }: PaperPlan): Block[] {
  const byId = new Map(instance.projects.map((one) => [one.id, one]));
  const off = answer.chosen.filter((one) => Object.keys(amountsOf(byId, one)).some((name) => name.endsWith(':off')));
  const season = scenario.heatingSeason === null ? '当地供暖期' : `供暖期（${scenario.heatingSeason.replace(':', ' 至 ')}）`;
  return [
    text(`须停暖施工的措施安排在${season}以外。`),
    ...(off.length === 0 ? [] : [text(`其中须在非供暖期施工的项目 ${off.length} 个：${off.map(({ project }) => project).join('、')}。`)]),
  ];
}

function outBlocks({ answer, beside }: PaperPlan): Block[] {
  const rows = [
    ...answer.out.map((one) => [one.project, beside.names[one.project]?.name ?? '', whyText(one)]),
    ...beside.left.map(({ project, why }) => [project, beside.names[project]?.name ?? '', termText(planLeftTerms, why, 'zh')]),
  ].toSorted(([a = ''], [b = '']) => (a < b ? -1 : 1));
  return rows.length === 0
    ? [text(labels.zh.nothing)]
    : [table([labels.zh.code, labels.zh.name, labels.zh.reason], rows, [0.22, 0.3, 0.48])];
}

/** Why a project is out, and what would bring it in. */
export function whyText({ why, addNow, needs }: PlanShown['answer']['out'][number]): string {
  const raise = (addNow ?? []).map(({ limit, by }) => `${limit} 增加 ${told(by)}`).join('，');
  const short = needs === null || needs === undefined ? '' : `（净贡献差 ${told(needs)}）`;
  return `${termText(planOutTerms, why, 'zh')}${short}${raise === '' ? '' : `；若${raise}可列入`}`;
}

function annexBlocks({ answer, beside, row }: PaperPlan): Block[] {
  return [
    table(
      [terms.limit.zh, terms.resource.zh, labels.zh.required, terms.used.zh, terms.slack.zh, terms.price.zh],
      answer.limits.map((one) => [
        one.id,
        resourceText(one.resource ?? ''),
        told(one.amount),
        told(one.used),
        told(one.slack),
        told(one.price),
      ]),
      [0.26, 0.2, 0.14, 0.14, 0.14, 0.12],
    ),
    ...(beside.undecided.length === 0 ? [] : [text(`${terms.undecided.zh}：${beside.undecided.join('、')}。`)]),
    ...(beside.indicative ? [text('所用数据中有未经核对或没有依据文件的，标为参考。')] : []),
    text(`${terms.instance.zh}：${row.sha256}。以该文件重新求解得到同一计划。`),
  ];
}

const table = (header: readonly string[], rows: readonly (readonly string[])[], widths: readonly number[]): Block => ({
  kind: 'table',
  header,
  rows,
  widths,
});

/** A number as it is told; what is not known is a dash. */
const told = (value: unknown): string =>
  value === null || value === undefined ? '—' : typeof value === 'number' ? String(Math.round(value * 1e6) / 1e6) : String(value as string);
