import { Readable } from 'node:stream';
import { implement } from '@orpc/server';
import { z } from 'zod';
import { languageAsked, type DownloadRoute } from '#kernel/download.ts';
import { labelTerms } from '#kernel/label-terms.ts';
import { textIn } from '#kernel/localized-text.ts';
import { Problem } from '#kernel/problem.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { textForm } from '#kernel/text-form.ts';
import { xlsxType } from '#platform/tables/file.ts';
import { xlsxPieces, type Cell } from '#platform/tables/write.ts';
import type { CaseMoney } from './case-money.ts';
import { caseMoneyContract } from './contract.ts';
import { quotaTerms } from './vocabulary.ts';

type Quota = Awaited<ReturnType<CaseMoney['quotas']>>[number];

/** Binds the contract of quotas to the service of case money. */
export function quotaRoutes(money: CaseMoney) {
  const on = implement(caseMoneyContract).$context<RequestContext>();
  const told = ({ parts, versions, ...one }: Quota, { language }: RequestContext) => ({
    ...one,
    procedureName: money.nameOf(one.procedure)[language],
    parts: parts.map(({ names, ...part }) => ({ ...part, name: names === null ? part.part : textIn(names, language) })),
    versions: [...versions],
  });
  return {
    setQuota: on.setQuota.handler(async ({ input, context }) => told(await money.setQuota(context.scope, input), context)),
    quotas: on.quotas.handler(async ({ input, context }) => ({
      quotas: (await money.quotas(context.scope, input)).map((one) => told(one, context)),
      procedures: money.withQuota().map(({ id, names }) => ({ id, name: names?.[context.language] ?? id })),
    })),
  };
}

/** Whether any case counts: a part that none names is unknown, not zero. */
const isNamed = ({ applied, granted, accepted }: Pick<Quota['parts'][number], (typeof counted)[number]>): boolean =>
  applied + granted + accepted > 0;

const counted = ['applied', 'granted', 'accepted'] as const;

/** A place and year as rows: the whole, then its parts, for which no quota is stated; a part that no case names has no numbers. */
function rowsOf({ region, regionName, year, quota, left, parts, unnamed, ...whole }: Quota, language: 'zh' | 'en'): Cell[][] {
  const row = (
    part: string,
    all: Readonly<Record<(typeof counted)[number], number>>,
    of: Cell,
    rest: Cell,
    known = isNamed(all),
  ): Cell[] => [year, region, regionName, part, of, ...counted.map((name) => (known ? all[name] : null)), rest];
  return [
    row(quotaTerms.whole[language], whole, quota, left, true),
    ...parts.map(({ part, names, ...one }) => row(names === null ? part : textIn(names, language), one, null, null)),
    ...(isNamed(unnamed) ? [row(quotaTerms.unnamed[language], unnamed, null, null)] : []),
  ];
}

/** Throws `year-bad`. */
function yearIn(text: string): number {
  if (!/^[12]\d{3}$/u.test(text)) throw new Problem('bad-input', 'year-bad', { year: text });
  return Number(text);
}

/** Quotas and the counts of their cases as a workbook. @param mark of the demo city */
export function quotaDownload(money: CaseMoney, mark: string | undefined): DownloadRoute {
  const code = z.string().min(1).max(200);
  return {
    path: '/exports/case-quotas',
    action: 'export',
    summary: 'Yearly quotas of cases as a workbook: a row for each place and year, and for each part of it',
    parameters: {
      procedure: { about: 'the procedure', shape: code },
      region: { about: 'the place', shape: code.optional() },
      year: {
        about: 'the year',
        shape: z
          .string()
          .regex(textForm(/^\d{4}$/u, '写成 2025 的年份', 'a year written like 2025'))
          .optional(),
      },
      language: languageAsked,
    },
    types: [xlsxType],
    open: async ({ scope, language: readers }, { procedure = '', region, year, language = readers }) => {
      const asked = { procedure, ...(region !== undefined && { region }), ...(year !== undefined && { year: yearIn(year) }) };
      const spoken = language === 'en' ? 'en' : 'zh';
      const rows = (await money.quotas(scope, asked)).flatMap((one) => rowsOf(one, spoken));
      const { part, quota, left } = quotaTerms;
      const { year: ofYear, code: regionCode, place } = labelTerms;
      const header = [ofYear, regionCode, place, part, quota, ...counted.map((name) => quotaTerms[name]), left].map((term) => term[spoken]);
      const title = `${quotaTerms.quotas[spoken]}-${money.nameOf(procedure)[spoken]}`;
      const pieces = xlsxPieces(header, rows, { sheet: quotaTerms.quotas[spoken], ...(mark !== undefined && { note: mark }) });
      return { name: `${title}.xlsx`, type: xlsxType, body: Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array> };
    },
  };
}
