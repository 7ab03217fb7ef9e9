import type { WriteTrail } from '#kernel/trail.ts';
import { z } from 'zod';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import type { Download, DownloadRoute } from '#kernel/download.ts';
import { Problem } from '#kernel/problem.ts';
import { codeShape } from '#kernel/shape.ts';
import { officePieces, type OfficeTable, xlsxType } from '#platform/tables/file.ts';
import type { PaperQuestion, SettlementPapers } from './settlement-papers.ts';

type Audit = WriteTrail;

const formats = z.enum(['docx', 'xlsx']).default('docx');
const number = z.coerce.number().int().positive().max(1_000_000);

const kinds = {
  statement: {
    summary: 'An issue of an event as a statement 结算单: what it rests on, each member’s line, sums, the issue before; Word or xlsx',
    paper: 'statement',
    sheets: 'statementSheets',
  },
  proof: {
    summary: 'The proof of what members responded 响应效果证明: days chosen and refused with why, what was mended, curves; Word or xlsx',
    paper: 'proof',
    sheets: 'proofSheets',
  },
  difference: {
    summary: 'The notice of the difference between two issues 差额通知: who gives back or gets how much, and why; Word or xlsx',
    paper: 'difference',
    sheets: 'differenceSheets',
  },
} as const;

/**
 * Papers about issues of events, for users who may see the issue.
 * @param note a line above them, such as the mark of demonstration data
 */
export function settlementPapersDownloads(papers: SettlementPapers, audit: Audit, note: string | undefined): DownloadRoute[] {
  return (Object.keys(kinds) as (keyof typeof kinds)[]).map((kind) => ({
    path: `/exports/event-${kind}`,
    action: 'export',
    summary: kinds[kind].summary,
    parameters: {
      event: { about: 'the event', shape: codeShape },
      issue: { about: 'the number of the issue; left out: the last', shape: number.optional() },
      building: { about: 'the line of this member alone', shape: codeShape.optional() },
      ...(kind === 'difference' && {
        against: { about: 'the issue it is compared with; left out: the one before', shape: number.optional() },
      }),
      format: { about: 'the format', shape: formats },
    },
    types: [wordType, xlsxType],
    open: async ({ scope }, { event = '', issue, building, against, format: asked }): Promise<Download> => {
      const format = formats.parse(asked);
      const ask: PaperQuestion = {
        event,
        issue: issue === undefined ? undefined : number.parse(issue),
        building,
        against: against === undefined ? undefined : number.parse(against),
      };
      const made = format === 'docx' ? await papers[kinds[kind].paper](scope, ask) : await papers[kinds[kind].sheets](scope, ask);
      await audit(scope, {
        action: 'export',
        subject: `event-${kind}`,
        region: { where: [`event:${event}`] },
        detail: { event, issue: made.issue, format },
      });
      const bytes = 'paper' in made ? [await writeWord({ ...made.paper, note })] : await sheetBytes(made.sheets, note, event);
      const part = building === undefined ? '' : `-${building}`;
      return {
        name: `event-${kind}-${event}-${made.issue}${part}.${format}`,
        type: format === 'docx' ? wordType : xlsxType,
        body: new Blob(bytes as Uint8Array<ArrayBuffer>[]).stream(),
      };
    },
  }));
}

async function sheetBytes(sheets: readonly OfficeTable[], note: string | undefined, event: string): Promise<Uint8Array<ArrayBuffer>[]> {
  const marked = sheets.map((one) => (note === undefined ? one : { ...one, note: `${note} · ${one.note}` }));
  const pieces = await officePieces(...marked);
  if (pieces === null) throw new Problem('cannot-do', 'sheet-too-long', { event });
  return pieces;
}
