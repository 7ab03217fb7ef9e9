import { labels } from '#kernel/label-terms.ts';
import type { Block } from '#platform/docx/block.ts';
import { amountsOf } from '../compare.ts';
import { leftText, whyText } from './paper-out.ts';
import { calledIn, headed, placeOf, rowsOf, sourcesOf, type PaperPlan } from './paper-parts.ts';
import { planPaper } from './paper.ts';
import { optionText, planTerms as terms } from '../vocabulary.ts';

type Cell = string | number | null;

/** A sheet of a plan's workbook. */
export type PlanSheet = { readonly sheet: string; readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

/**
 * The document of a plan as sheets: all projects in one table with every amount, the text of the document, and each of its tables. Figures
 * are numbers there.
 */
export function planSheets(plan: PaperPlan): PlanSheet[] {
  const { words, tables } = partsOf(planPaper(plan).blocks);
  return [projectSheet(plan), { sheet: '说明', columns: ['部分', '内容'], rows: words }, ...tables];
}

/** The texts and tables of a document, each under the heading or line that names it. */
function partsOf(blocks: readonly Block[]): { readonly words: string[][]; readonly tables: PlanSheet[] } {
  const words: string[][] = [];
  const tables: PlanSheet[] = [];
  let heading = '';
  let name = '';
  for (const block of blocks) {
    if (block.kind === 'heading') name = heading = block.text.replace(/^[^、]*、/u, '');
    else if (block.kind === 'text' && /^附表\d/u.test(block.text)) name = block.text.replace(/（.*$/u, '');
    else if (block.kind === 'text') words.push([heading, block.text]);
    else if (block.kind === 'table') tables.push(sheetOf(name, block));
  }
  return { words, tables };
}

/** Columns of figures become numbers; columns of names and years stay text. */
function sheetOf(sheet: string, { header, rows }: Extract<Block, { kind: 'table' }>): PlanSheet {
  const figures = header.map((heading, at) => heading !== labels.zh.year && rows.every((row) => isFigure(row[at] ?? '')));
  const cell = (text: string, at: number): Cell =>
    figures[at] !== true ? text : text === '' || text === '—' ? null : Number(text.replaceAll(',', ''));
  return { sheet, columns: header, rows: rows.map((row) => row.map(cell)) };
}

const isFigure = (text: string): boolean => text === '' || text === '—' || /^-?[\d,]+(?:\.\d+)?$/u.test(text);

/** The projects of a plan: those in it by year, then those that are not, with why. */
function projectSheet(plan: PaperPlan): PlanSheet {
  const { instance, answer, beside } = plan;
  const called = calledIn(plan);
  const byId = new Map(instance.projects.map((one) => [one.id, one]));
  const chosen = rowsOf(plan);
  const resources = inOrder(new Set(instance.projects.flatMap(({ options }) => options.flatMap(({ amounts }) => Object.keys(amounts)))), [
    'area',
    'buildings',
    'costYuan',
    ...sourcesOf(chosen),
    'savingKgce',
  ]);
  const head = (code: string): Cell[] => [code, beside.names[code]?.name ?? '', placeOf(plan, code)];
  const inRows = chosen.map((one) => {
    const amounts = amountsOf(byId, one);
    const told = resources.map((name) => (amounts[name] === undefined ? null : Number(amounts[name])));
    return [...head(one.project), String(one.year), optionText(one.option, 'zh', called), '', ...told];
  });
  const none = resources.map(() => null);
  const outRow = (project: string, why: string): Cell[] => [...head(project), null, '', why, ...none];
  return {
    sheet: labels.zh.project,
    columns: [labels.zh.code, labels.zh.name, labels.zh.place, labels.zh.year, terms.option.zh, '未列入原因', ...resources.map(headed)],
    rows: [
      ...inRows,
      ...answer.out.map((one) => outRow(one.project, whyText(one, answer.limits, called))),
      ...beside.left.map(({ project, why }) => outRow(project, leftText(why))),
    ],
  };
}

/** The named ones in their order, the others after them. */
const inOrder = (all: ReadonlySet<string>, named: readonly string[]): string[] => [
  ...named.filter((one) => all.has(one)),
  ...[...all].filter((one) => !named.includes(one)).toSorted(),
];
