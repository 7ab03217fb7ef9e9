import { chineseDay } from '#kernel/day.ts';
import { inTenThousands } from '#kernel/money-text.ts';
import { labels } from '#kernel/label-terms.ts';
import { today } from '#kernel/today.ts';
import { blank, sectionBlocks, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import { retrofitFieldTerms } from '#retrofit/retrofit/vocabulary.ts';
import { annexBlocks } from './paper-annexes.ts';
import { basisBlocks, goalBlocks } from './paper-goals.ts';
import { outBlocks } from './paper-out.ts';
import {
  calledIn,
  headed,
  placeOf,
  projectCount,
  rowsOf,
  sourcesOf,
  sumOf,
  table,
  text,
  figureText,
  type PaperPlan,
  type Row,
} from './paper-parts.ts';
import { optionText, planTerms as terms, resourceText, tradeText } from '../vocabulary.ts';

/**
 * An annual plan in official form: basis, goals, money, projects, tasks by county, time of works, what is not in and why, annexes. Amounts
 * are those of the solved file.
 */
export function planPaper(plan: PaperPlan): Paper {
  const { row, place, adoption } = plan;
  return {
    title: `${place}${yearsText(row.years)}既有建筑节能改造年度计划`,
    addressed: adoption === null ? '（送审稿，尚未批准）' : `${adoption.document}（${chineseDay(adoption.day)}）`,
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
    signed: [blank, chineseDay(adoption?.day ?? today(row.made))],
    dated: row.made,
  };
}

const yearsText = (years: readonly number[]): string => (years.length === 1 ? `${years[0]}年` : `${years[0]}—${years.at(-1)}年`);

function moneyBlocks(plan: PaperPlan): Block[] {
  const rows = rowsOf(plan);
  const columns = ['costYuan', ...sourcesOf(rows)];
  const line = (name: string, some: readonly Row[]) => [name, ...columns.map((resource) => figureText(sumOf(some, resource)))];
  const years = plan.row.years.map((year) =>
    line(
      String(year),
      rows.filter((one) => one.year === year),
    ),
  );
  const each = 0.86 / columns.length;
  return [
    text(`计划总投资 ${inTenThousands(sumOf(rows, 'costYuan'))} 万元，分年、分来源如下。单位：元。`),
    table(
      [labels.zh.year, ...columns.map((resource) => resourceText(resource))],
      years.length > 1 ? [...years, line(labels.zh.total, rows)] : years,
      [0.14, ...columns.map(() => each)],
    ),
  ];
}

/** What is listed for each project and county. */
const projectColumns = ['area', 'costYuan', 'savingKgce'] as const;

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
    ...projectColumns.map((resource) => figureText(amounts[resource])),
  ]);
  const total = ['', '', labels.zh.total, '', '', '', ...projectColumns.map((resource) => figureText(sumOf(rows, resource)))];
  return [
    table(
      [
        '项目序号',
        retrofitFieldTerms.code.zh,
        retrofitFieldTerms.name.zh,
        labels.zh.place,
        labels.zh.year,
        retrofitFieldTerms.content.zh,
        ...projectColumns.map(headed),
      ],
      [...lines, total],
      [0.05, 0.11, 0.17, 0.08, 0.06, 0.18, 0.11, 0.13, 0.11],
    ),
  ];
}

/** The work to be done: what the project says, and the package if one was chosen. */
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
    ...projectColumns.map((resource) => figureText(sumOf(some, resource))),
  ];
  const lines = [...Map.groupBy(rows, ({ project }) => plan.beside.names[project]?.region ?? '')]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([region, some]) =>
      [...Map.groupBy(some, ({ year }) => year)].map(([year, those]) => line(plan.placeNames.get(region) ?? region, String(year), those)),
    );
  return [
    table(
      [labels.zh.place, labels.zh.year, projectCount, ...projectColumns.map(headed)],
      [...lines, line(labels.zh.total, '', rows)],
      [0.2, 0.1, 0.12, 0.18, 0.22, 0.18],
    ),
  ];
}

/** When works are done: by place, year and trade the stretches without heating, and how much of the crews they take. */
function seasonBlocks(plan: PaperPlan): Block[] {
  const { works, scenario, placeNames } = plan;
  const [from = '', to = ''] = (scenario.heatingSeason ?? '').split(':');
  const season = scenario.heatingSeason === null ? '当地供暖期' : `供暖期（${monthDay(from)}至${from > to ? '次年' : ''}${monthDay(to)}）`;
  const rows = works.filter(({ projects, crews }) => projects > 0 || crews !== null);
  const [some, none] = [rows.some(({ off }) => Number(off.taken ?? 0) > 0), rows.some(({ trade }) => trade === null)];
  return [
    text(`须停暖施工的措施安排在${season}以外，其余措施全年可以施工。`),
    ...(some ? [] : [text('列入项目没有填报须停暖施工的工程量；开工日期落在供暖期内的，由实施单位核对施工内容。')]),
    ...(some && none ? [text('没有填报工日的项目单列一行，由实施单位核对施工内容。')] : []),
    table(
      [labels.zh.place, labels.zh.year, terms.trade.zh, projectCount, terms.span.zh, terms.offTaken.zh, terms.offThere.zh, terms.doneBy.zh],
      rows.map(({ region, year, trade, projects, stretches, off }) => [
        placeNames.get(region) ?? region,
        String(year),
        trade === null ? '未填报工种' : tradeText(trade),
        String(projects),
        stretches.map((days) => `${dayOf(days.from)}至${dayOf(days.to)}`).join('、') || '—',
        figureText(off.taken),
        figureText(off.there),
        off.until === null ? '—' : dayOf(off.until),
      ]),
      [0.12, 0.08, 0.14, 0.09, 0.21, 0.13, 0.13, 0.1],
    ),
  ];
}

/** @example monthDay('03-31') // '3月31日' */
const monthDay = (day: string): string => `${Number(day.slice(0, 2))}月${Number(day.slice(3, 5))}日`;

const dayOf = (day: string): string => monthDay(day.slice(5));
