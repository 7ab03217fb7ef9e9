import { Readable } from 'node:stream';
import { implement } from '@orpc/server';
import { z } from 'zod';
import { languageAsked, type DownloadRoute } from '#kernel/download.ts';
import { type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { xlsxType } from '#platform/tables/file.ts';
import { xlsxPieces, type Cell } from '#platform/tables/write.ts';
import { siteWasteContract } from './contract.ts';
import type { SiteWastes } from './site-waste.ts';
import { wasteTerms } from './vocabulary.ts';
import { wasteFields, type MonthReported } from './waste-sums.ts';

/** Binds the contract of waste of sites to its service. @param words those of all slices */
export function siteWasteRoutes(wastes: SiteWastes, words: Words) {
  const on = implement(siteWasteContract).$context<RequestContext>();
  return on.router({
    show: on.show.handler(async ({ input, context: { scope, language } }) => {
      const { reported: _reported, sites, places, kinds, months, findings, total } = await wastes.waste(scope, input);
      const told = findings.map((one) => tellPlain(one, words, language));
      const { from, to } = input;
      return { from, to, sites: [...sites], places: [...places], kinds: [...kinds], months: [...months], total, findings: told };
    }),
  });
}

const columns = ['case', 'region', 'period', 'kind', ...wasteFields] as const;

const cellOf = (text: string | null): Cell => (text === null ? null : Number(text));

/** A month as rows: the whole, then its kinds. */
const rowsOf = ({ case: code, region, period, whole, kinds }: MonthReported, all: string): Cell[][] => [
  [code, region, period, all, ...wasteFields.map((field) => cellOf(whole[field]))],
  ...kinds.map((one) => [code, region, period, one.kind, ...wasteFields.map((field) => cellOf(one[field]))]),
];

/** The reports as a workbook. @param mark of the demo city */
export function siteWasteDownloads(wastes: SiteWastes, mark: string | undefined): DownloadRoute[] {
  const day = z.string().min(1).max(20);
  return [
    {
      path: '/exports/site-waste',
      action: 'export',
      summary: 'Monthly reports of waste of building sites as a workbook: a row for each month and kind, in t',
      parameters: {
        from: { about: 'the first day', shape: day },
        to: { about: 'until this day, which is not included', shape: day },
        region: { about: 'the place', shape: z.string().max(200).optional() },
        language: languageAsked,
      },
      types: [xlsxType],
      open: async ({ scope, language: readers }, { from = '', to = '', region, language = readers }) => {
        const { reported } = await wastes.waste(scope, { from, to, ...(region !== undefined && region !== '' && { region }) });
        const spoken = language === 'en' ? 'en' : 'zh';
        const rows = reported.flatMap((one) => rowsOf(one, wasteTerms.whole[spoken]));
        const header = columns.map((name) => wasteTerms[name][spoken]);
        const title = wasteTerms.waste[spoken];
        const pieces = xlsxPieces(header, rows, { sheet: title, ...(mark !== undefined && { note: mark }) });
        const body = Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>;
        return { name: `${title}-${from}-${to}.xlsx`, type: xlsxType, body };
      },
    },
  ];
}
