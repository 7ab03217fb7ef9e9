import type { WriteTrail } from '#kernel/trail.ts';
import type { Block } from '#platform/docx/block.ts';
import { type Paper, wordType, writeWord } from '#platform/docx/docx.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { type Finding, tell, type Words } from '#kernel/finding.ts';
import { officePieces, xlsxType } from '#platform/tables/file.ts';
import { z } from 'zod';
import type { HeatChain } from '../season/heat-chain.ts';
import { purchaseQuestion } from './purchase-contract.ts';
import type { createPurchases } from './purchases.ts';
import { heatNoteKindTerms, heatNoteTerms, heatPurchaseTerms as terms } from '../vocabulary.ts';

type Purchases = ReturnType<typeof createPurchases>;
type Bought = Awaited<ReturnType<Purchases['show']>>;
type Audit = WriteTrail;
type Cell = string | number | null;
type Table = { readonly name: string; readonly header: readonly string[]; readonly rows: readonly (readonly Cell[])[] };

const formats = z.enum(['docx', 'xlsx']).default('docx');

/** What a company bought in a season, its path to the households with both losses, and the statements issued on it: Word or a workbook. */
export function purchaseFile(purchases: Purchases, audit: Audit, note: string | undefined, words: Words): DownloadRoute {
  return {
    path: '/exports/heat-purchase',
    action: 'export',
    summary: 'What a heat company bought in a season, what was lost on the way to the households, and the statements: Word, or a workbook',
    parameters: {
      format: { about: 'docx or xlsx', shape: formats },
      company: { about: 'the heat company', shape: purchaseQuestion.shape.company },
      season: { about: 'the heating season', shape: purchaseQuestion.shape.season },
    },
    types: [wordType, xlsxType],
    open: async ({ scope }, { format: asked, ...given }) => {
      const [format, of] = [formats.parse(asked), purchaseQuestion.parse(given)];
      const [bought, chain] = [await purchases.show(scope, of), await purchases.chain(scope, of)];
      await audit(scope, {
        action: 'export',
        subject: 'heat-purchase',
        region: { where: [`organisation:${of.company}`] },
        detail: { format, ...of },
      });
      const [title, name] = [`${of.season} 采暖季购热与热量去向`, `heat-purchase-${of.company}-${of.season}`];
      const tables = tablesOf(bought, chain);
      if (format === 'xlsx') {
        const sheets = tables.map(({ name: sheet, header: columns, rows }) => ({
          sheet,
          columns,
          rows,
          title: `${title} ${sheet}`,
          note: note ?? '',
        }));
        return { name: `${name}.xlsx`, type: xlsxType, body: new Blob((await officePieces(...sheets)) ?? []).stream() };
      }
      const said = saidOf([...bought.findings, ...chain.findings], words);
      const bytes = await writeWord({ ...purchasePaper(title, bought, tables, said), note });
      return { name: `${name}.docx`, type: wordType, body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream() };
    },
  };
}

/** Each finding once, in words. */
const saidOf = (findings: readonly Finding[], words: Words): string[] => [...new Set(findings.map((one) => tell(one, words, 'zh').detail))];

const percent = (share: number | null): number | null => (share === null ? null : Math.round(share * 10_000) / 100);

/** The tables of the paper; unknown values are null. */
export function tablesOf({ suppliers, notes }: Bought, { network, building }: HeatChain): Table[] {
  const heads = (...codes: (keyof typeof terms)[]): string[] => codes.map((code) => terms[code].zh);
  const step = (code: 'network' | 'building', { from, to, loss, share }: HeatChain['network']) => [
    terms[code].zh,
    from,
    to,
    loss,
    percent(share),
  ];
  return [
    {
      name: '热量去向',
      header: heads('step', 'from', 'to', 'loss', 'share'),
      rows: [step('network', network), step('building', building)],
    },
    {
      name: terms.months.zh,
      header: heads('supplier', 'meter', 'month', 'quantity', 'price', 'yuan'),
      rows: suppliers.flatMap(({ supplier, months }) =>
        months.map(({ meter, month, quantity, price, yuan }) => [supplier, meter, month, quantity, price, yuan]),
      ),
    },
    {
      name: terms.statements.zh,
      header: [terms.number.zh, heatNoteTerms.kind.zh, terms.supplier.zh, terms.quantity.zh, terms.yuan.zh, heatNoteTerms.day.zh],
      rows: notes.map((one) => [one.number, heatNoteKindTerms[one.kind].zh, one.supplier, one.quantity, one.total, one.day]),
    },
  ];
}

/** The maximum number of table rows on paper; the workbook contains all of them. */
const mostOnPaper = 500;

function purchasePaper(title: string, bought: Bought, tables: readonly Table[], said: readonly string[]): Paper {
  const text = (told: string): Block => ({ kind: 'text', text: told });
  const cell = (value: Cell): string => (value === null ? '—' : String(value));
  const shown = tables.filter(({ rows }) => rows.length > 0);
  return {
    title,
    blocks: [
      text(`购热费合计 ${bought.total ?? '—'} 元。“—”为不掌握：没有表或读数不全；不作零计。`),
      ...said.map(text),
      ...shown.flatMap(({ name, header, rows }): Block[] => [
        { kind: 'caption', text: name },
        {
          kind: 'table',
          header,
          rows: rows.slice(0, mostOnPaper).map((row) => row.map(cell)),
          widths: header.map(() => 1 / header.length),
        },
      ]),
    ],
    signed: [],
  };
}
