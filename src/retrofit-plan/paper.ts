import { chineseDay } from '#kernel/day.ts';
import { exact, type Exact } from '#kernel/exact-number.ts';
import { labels } from '#kernel/label-terms.ts';
import { sectionBlocks, type Block } from '#docx/block.ts';
import type { Paper } from '#docx/docx.ts';
import { retrofitFieldTerms } from '#retrofit/vocabulary.ts';
import { amountText } from './amount.ts';
import { amountsOf } from './compare.ts';
import { fundSources, type Amounts } from './facts.ts';
import { outBlocks } from './paper-out.ts';
import { calledIn, table, text, told, unitOf, type PaperPlan } from './paper-parts.ts';
import { limitText, optionText, planTerms as terms, resourceText } from './vocabulary.ts';

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');

/** A heading with its unit. */
const headed = (resource: string): string => {
  const unit = unitOf(resource);
  return unit === '' ? resourceText(resource) : `${resourceText(resource)}（${unit}）`;
};

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

function goalBlocks(plan: PaperPlan): Block[] {
  const { answer, scenario } = plan;
  const called = calledIn(plan);
  const clauses = new Map(scenario.limits.map(({ id, clause }) => [id, typeof clause === 'string' ? clause : '']));
  const goals = answer.limits.filter(({ sense, id }) => sense === 'min' && !/^(?:due|pin|requires):/u.test(id));
  const lapsed = scenario.limits.filter((one) => one['lapsed'] === true);
  return [
    goals.length === 0
      ? text('未设定目标下限。')
      : table(
          [terms.goals.zh, terms.resource.zh, labels.zh.required, '本计划', terms.breach.zh, labels.zh.clause],
          goals.map((one) => [
            limitText(one.id, 'zh', called),
            headed(one.resource ?? ''),
            told(one.amount),
            told(one.used),
            told(one.breach),
            clauses.get(one.id) ?? '',
          ]),
          [0.22, 0.2, 0.15, 0.15, 0.12, 0.16],
        ),
    ...lapsed.map(({ id, clause }) => text(`${limitText(id, 'zh', called)}（${textOf(clause)}）期限已过，仅列示，不作约束。`)),
  ];
}

/** Sources in the order in which a budget names them; those that somebody named himself after them. */
function sourcesOf(rows: readonly Row[]): string[] {
  const named = fundSources.map((source) => `fund:${source}`);
  const found = [...new Set(rows.flatMap(({ amounts }) => Object.keys(amounts).filter((name) => name.startsWith('fund:'))))];
  return [...named.filter((one) => found.includes(one)), ...found.filter((one) => !named.includes(one)).toSorted()];
}

const sumOf = (rows: readonly Row[], resource: string): string =>
  amountText(
    resource,
    rows.reduce<Exact>((total, { amounts }) => total.add(exact(amounts[resource] ?? '0')), exact(0n)),
  );

function moneyBlocks(plan: PaperPlan): Block[] {
  const rows = rowsOf(plan);
  const columns = ['costYuan', ...sourcesOf(rows)];
  const line = (name: string, some: readonly Row[]) => [name, ...columns.map((resource) => sumOf(some, resource))];
  const years = plan.row.years.map((year) =>
    line(
      String(year),
      rows.filter((one) => one.year === year),
    ),
  );
  const each = 0.86 / columns.length;
  return [
    text(`计划总投资 ${sumOf(rows, 'costYuan')} 元，分年、分来源如下。单位：元。`),
    table(
      [labels.zh.year, ...columns.map((resource) => resourceText(resource))],
      years.length > 1 ? [...years, line(labels.zh.total, rows)] : years,
      [0.14, ...columns.map(() => each)],
    ),
  ];
}

type Row = { readonly project: string; readonly option: string; readonly year: number; readonly amounts: Amounts };

function rowsOf({ answer, instance }: PaperPlan): Row[] {
  const byId = new Map(instance.projects.map((one) => [one.id, one]));
  return answer.chosen
    .map(({ project, option, year }) => ({ project, option, year, amounts: amountsOf(byId, { project, option, year }) }))
    .toSorted((a, b) => a.year - b.year || (a.project < b.project ? -1 : 1));
}

function projectBlocks(plan: PaperPlan): Block[] {
  const rows = rowsOf(plan);
  if (rows.length === 0) return [text('没有列入的项目。')];
  const lines = rows.map(({ project, option, year, amounts }, at) => [
    String(at + 1),
    project,
    plan.beside.names[project]?.name ?? '',
    placeOf(plan, project),
    String(year),
    contentOf(plan, project, option),
    amounts['area'] ?? '—',
    amounts['costYuan'] ?? '—',
    amounts['savingKgce'] ?? '—',
  ]);
  const total = ['', '', labels.zh.total, '', '', '', sumOf(rows, 'area'), sumOf(rows, 'costYuan'), sumOf(rows, 'savingKgce')];
  const amounts = [headed('area'), headed('costYuan'), headed('savingKgce')];
  return [
    table(
      [labels.zh.number, labels.zh.code, labels.zh.name, labels.zh.place, labels.zh.year, retrofitFieldTerms.content.zh, ...amounts],
      [...lines, total],
      [0.05, 0.11, 0.17, 0.08, 0.06, 0.18, 0.11, 0.13, 0.11],
    ),
  ];
}

const placeOf = ({ beside, placeNames }: PaperPlan, project: string): string => {
  const region = beside.names[project]?.region ?? '';
  return placeNames.get(region) ?? region;
};

/** What is done: what the project says, and the package where one was chosen. */
function contentOf(plan: PaperPlan, project: string, option: string): string {
  const content = plan.beside.names[project]?.content ?? '';
  return option === 'typed' ? content : [content, optionText(option, 'zh', calledIn(plan))].filter((one) => one !== '').join('；');
}

function countyBlocks(plan: PaperPlan): Block[] {
  const rows = rowsOf(plan);
  const line = (place: string, year: string, some: readonly Row[]) => [
    place,
    year,
    String(some.length),
    sumOf(some, 'area'),
    sumOf(some, 'costYuan'),
    sumOf(some, 'savingKgce'),
  ];
  const lines = [...Map.groupBy(rows, ({ project }) => plan.beside.names[project]?.region ?? '')]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([region, some]) =>
      [...Map.groupBy(some, ({ year }) => year)].map(([year, those]) => line(plan.placeNames.get(region) ?? region, String(year), those)),
    );
  return [
    table(
      [labels.zh.place, labels.zh.year, '项目数', headed('area'), headed('costYuan'), headed('savingKgce')],
      [...lines, line(labels.zh.total, '', rows)],
      [0.2, 0.1, 0.12, 0.18, 0.22, 0.18],
    ),
  ];
}

function seasonBlocks(plan: PaperPlan): Block[] {
  const { heatingSeason } = plan.scenario;
  const off = rowsOf(plan).filter(({ amounts }) => Object.keys(amounts).some((name) => name.endsWith(':off')));
  const [from = '', to = ''] = (heatingSeason ?? '').split(':');
  const [first, last] = [monthDay(from), monthDay(to)];
  const season = heatingSeason === null ? '当地供暖期' : `供暖期（${first}至${from > to ? '次年' : ''}${last}）`;
  return [
    text(`须停暖施工的措施安排在${season}以外，其余措施全年可以施工。`),
    off.length === 0
      ? text('列入项目没有填报须停暖施工的工程量；开工日期落在供暖期内的，由实施单位核对施工内容。')
      : table(
          [labels.zh.code, labels.zh.name, labels.zh.year, terms.season.zh],
          off.map(({ project, year }) => [project, plan.beside.names[project]?.name ?? '', String(year), '非供暖期']),
          [0.2, 0.45, 0.1, 0.25],
        ),
  ];
}

/** @example monthDay('03-31') // '3月31日' */
const monthDay = (text: string): string => `${Number(text.slice(0, 2))}月${Number(text.slice(3, 5))}日`;

function annexBlocks(plan: PaperPlan): Block[] {
  const { answer, beside, row } = plan;
  const rows = rowsOf(plan);
  const sources = sourcesOf(rows);
  return [
    text('附表1 项目资金来源（元）'),
    table(
      [labels.zh.code, resourceText('costYuan'), ...sources.map((one) => resourceText(one))],
      rows.map(({ project, amounts }) => [project, ...['costYuan', ...sources].map((one) => amounts[one] ?? '—')]),
      [0.18, ...['costYuan', ...sources].map(() => 0.82 / (sources.length + 1))],
    ),
    text('附表2 约束的使用情况与边际价值'),
    table(
      [terms.limit.zh, terms.resource.zh, labels.zh.required, terms.used.zh, terms.slack.zh, terms.price.zh],
      answer.limits.map((one) => [
        limitText(one.id, 'zh', calledIn(plan)),
        resourceText(one.resource ?? ''),
        told(one.amount),
        told(one.used),
        told(one.slack),
        told(one.price),
      ]),
      [0.32, 0.16, 0.14, 0.14, 0.12, 0.12],
    ),
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
    ...(beside.indicative ? [text('所用数据中有未经核对或没有依据文件的，标为参考。')] : []),
    text(`${terms.instance.zh}：${row.sha256}。以该文件重新求解得到同一计划。`),
  ];
}
