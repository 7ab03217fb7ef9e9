import { Readable } from 'node:stream';
import { implement } from '@orpc/server';
import { z } from 'zod';
import { languageAsked, type DownloadRoute } from '#kernel/download.ts';
import { type Language, type Words, tellPlain } from '#kernel/finding.ts';
import { percentOf } from '#kernel/percent.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { xlsxType } from '#platform/tables/file.ts';
import { xlsxPieces, type Cell } from '#platform/tables/write.ts';
import { askedTimeShape } from '#kernel/shape.ts';
import { siteWasteContract } from './contract.ts';
import type { SiteWastes, WasteAnswer } from './site-waste.ts';
import { kindText, wasteTerms } from './vocabulary.ts';
import { wasteFields, type MonthReported } from './waste-sums.ts';

/** Binds the contract of waste of sites to its service. @param words those of all slices */
export function siteWasteRoutes(wastes: SiteWastes, words: Words) {
  const on = implement(siteWasteContract).$context<RequestContext>();
  return on.router({
    show: on.show.handler(async ({ input, context: { scope, language } }) => {
      const { reported: _reported, items, sites, places, kinds, months, year, findings, total } = await wastes.waste(scope, input);
      const { from, to } = input;
      const named = (item: string): string => items.get(item)?.[language] ?? item;
      return {
        from,
        to,
        sites: sites.map(({ smart, intensity, ...one }) => ({
          ...one,
          smart: smart === null ? null : [...smart],
          intensity: { ...intensity, open: [...intensity.open] },
        })),
        places: [...places],
        kinds: [...kinds],
        months: [...months],
        total,
        year: year.map((row) => ({ ...row, smart: row.smart.map((one) => ({ ...one, name: named(one.item) })) })),
        findings: findings.map((one) => tellPlain(one, words, language)),
      };
    }),
  });
}

const columns = ['case', 'region', 'period', 'kind', ...wasteFields] as const;

const cellOf = (text: string | null): Cell => (text === null ? null : Number(text));

/** A month as rows: the whole, then its kinds. */
const rowsOf = ({ case: code, region, period, whole, kinds }: MonthReported, language: Language): Cell[][] => [
  [code, region, period, wasteTerms.whole[language], ...wasteFields.map((field) => cellOf(whole[field]))],
  ...kinds.map((one) => [code, region, period, kindText(one.kind, language), ...wasteFields.map((field) => cellOf(one[field]))]),
];

type Sheet = { readonly header: string[]; readonly rows: Cell[][] };

const monthsTable = ({ reported }: Pick<WasteAnswer, 'reported'>, language: Language): Sheet => ({
  header: columns.map((name) => wasteTerms[name][language]),
  rows: reported.flatMap((one) => rowsOf(one, language)),
});

/** A row for each place and one for all together; what is not known is an empty cell. */
function yearTable({ year, items }: Pick<WasteAnswer, 'year' | 'items'>, language: Language): Sheet {
  const heads = ['region', 'sites', 'areaM2', 'within', 'over', 'open', 'indicative', 'reuseShare', 'reuseTarget', 'checked'] as const;
  const percent = (share: number | string | null): Cell => (share === null ? null : percentOf(Number(share)));
  return {
    header: [...heads.map((name) => wasteTerms[name][language]), ...[...items.values()].map((name) => name[language])],
    rows: year.map((one) => [
      one.name ?? wasteTerms.together[language],
      one.sites,
      cellOf(one.areaM2),
      one.verdicts.within,
      one.verdicts.over,
      one.verdicts.open,
      one.verdicts.indicative,
      percent(one.reuseShare),
      percent(one.reuseTarget),
      one.checked,
      ...one.smart.map(({ sites }) => (one.checked === 0 ? null : sites)),
    ]),
  };
}

/** The reports, or the table by place, as a workbook. @param mark of the demo city */
export function siteWasteDownloads(wastes: SiteWastes, mark: string | undefined): DownloadRoute[] {
  const day = z.string().min(1).max(20);
  return [
    {
      path: '/exports/site-waste',
      action: 'export',
      summary: 'Waste of building sites as a workbook: the monthly reports, a row for each month and kind, in t; or the table by place',
      parameters: {
        from: { about: 'the first day', shape: day },
        to: { about: 'until this day, which is not included', shape: day },
        region: { about: 'the place', shape: z.string().max(200).optional() },
        knownAt: { about: 'as known at an instant', shape: askedTimeShape.optional() },
        table: {
          about: 'months (default): the reports; year: the places with their sites, limits and reuse',
          shape: z.enum(['months', 'year']).optional(),
        },
        language: languageAsked,
      },
      types: [xlsxType],
      open: async ({ scope, language: readers }, { from = '', to = '', region, knownAt, table, language = readers }) => {
        const answer = await wastes.waste(scope, { from, to, knownAt, ...(region !== undefined && region !== '' && { region }) });
        const spoken = language === 'en' ? 'en' : 'zh';
        const { header, rows } = table === 'year' ? yearTable(answer, spoken) : monthsTable(answer, spoken);
        const title = wasteTerms[table === 'year' ? 'year' : 'waste'][spoken];
        const pieces = xlsxPieces(header, rows, { sheet: title, ...(mark !== undefined && { note: mark }) });
        const body = Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array>;
        return { name: `${title}-${from}-${to}.xlsx`, type: xlsxType, body };
      },
    },
  ];
}
