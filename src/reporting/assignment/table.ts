import { labelTerms } from '#kernel/label-terms.ts';
import { textIn } from '#kernel/localized-text.ts';
import { sectionBlocks, type Block } from '#platform/docx/block.ts';
import type { Paper } from '#platform/docx/docx.ts';
import type { TaskShown } from './found.ts';
import { assignmentTerms as terms, taskStateTerms } from './vocabulary.ts';

const zh = ({ zh: text }: { readonly zh: string }): string => text;

/** Column headings by which a filled-in table is read again. */
export const headings = {
  task: ['task', 'id', zh(labelTerms.code)],
  region: ['region', zh(labelTerms.place)],
  percent: ['percent', zh(terms.percent), terms.percent.en.toLowerCase()],
  note: ['note', zh(labelTerms.remarks)],
} as const;

/** Column headings of the table of tasks. */
export const tableHeader = [
  zh(labelTerms.code),
  zh(labelTerms.document),
  zh(labelTerms.clause),
  zh(labelTerms.task),
  zh(labelTerms.place),
  zh(labelTerms.name),
  zh(terms.unit),
  zh(terms.person),
  zh(labelTerms.due),
  zh(terms.percent),
  zh(labelTerms.remarks),
  zh(labelTerms.state),
] as const;

/** The tasks as rows of a table that can be filled in and imported again; unknown values are empty. */
export function tableRows(tasks: readonly TaskShown[]): (string | number | null)[][] {
  return tasks.map((one) => [
    one.task.id,
    one.document.head.title,
    one.task.clause,
    one.task.title,
    one.region,
    one.regionName,
    unitOf(one),
    one.assignment?.personName ?? null,
    one.due ?? one.task.due,
    one.percent,
    one.reports.at(-1)?.note ?? null,
    zh(taskStateTerms[one.state]),
  ]);
}

const unitOf = ({ assignment, task }: TaskShown): string => assignment?.unit ?? task.units.join('、');

/** The tasks as a Word document, grouped by document. @param day on which it is made, in words */
export function taskPaper(tasks: readonly TaskShown[], day: string): Paper {
  const ofDocument = Map.groupBy(tasks, ({ document }) => document.head.title);
  const none: Block = { kind: 'text', text: textIn(labelTerms.noTasks, 'zh') };
  return {
    title: `${zh(terms.title)}表`,
    blocks:
      tasks.length === 0
        ? [none]
        : sectionBlocks([...ofDocument].map(([title, own]) => ({ title: `《${title}》`, blocks: [tableOf(own)] }))),
    signed: [day],
  };
}

function tableOf(tasks: readonly TaskShown[]): Block {
  return {
    kind: 'table',
    header: [
      zh(labelTerms.clause),
      zh(labelTerms.task),
      zh(labelTerms.place),
      zh(terms.unit),
      zh(labelTerms.due),
      zh(terms.percent),
      zh(labelTerms.state),
    ],
    rows: tasks.map((one) => [
      one.task.clause,
      one.task.title,
      one.regionName,
      [unitOf(one), one.assignment?.personName ?? ''].filter((text) => text !== '').join('，'),
      one.due ?? one.task.due ?? '—',
      one.percent === null ? '—' : `${one.percent}%`,
      zh(taskStateTerms[one.state]),
    ]),
    widths: [0.12, 0.28, 0.12, 0.18, 0.12, 0.09, 0.09],
  };
}
