import { Readable } from 'node:stream';
import { implement } from '@orpc/server';
import { z } from 'zod';
import { languageAsked, type DownloadRoute } from '#kernel/download.ts';
import { type Finding, type Language, type Words, tellPlain } from '#kernel/finding.ts';
import type { RequestContext } from '#kernel/request-context.ts';
import { xlsxType } from '#platform/tables/file.ts';
import { xlsxPieces, type Cell } from '#platform/tables/write.ts';
import type { CaseMoney, DuePayment } from './case-money.ts';
import { caseMoneyContract } from './contract.ts';
import { quotaDownload, quotaRoutes } from './quota-routes.ts';
import { paymentTerms } from './vocabulary.ts';

/** Binds the contract of case money to its service. @param words those of all slices */
export function caseMoneyRoutes(money: CaseMoney, words: Words) {
  const on = implement(caseMoneyContract).$context<RequestContext>();
  const spoken = (findings: readonly Finding[], language: Language) => findings.map((one) => tellPlain(one, words, language));
  type Budget = Awaited<ReturnType<CaseMoney['setBudget']>>;
  const budgetOf = ({ versions, ...one }: Budget, { language }: RequestContext) => ({
    ...one,
    versions: [...versions],
    procedureName: money.nameOf(one.procedure)[language],
  });
  return on.router({
    setBudget: on.setBudget.handler(async ({ input, context }) => budgetOf(await money.setBudget(context.scope, input), context)),
    budgets: on.budgets.handler(async ({ input, context }) => ({
      budgets: (await money.budgets(context.scope, input)).map((one) => budgetOf(one, context)),
      procedures: money.granting().map(({ id, names }) => ({ id, name: names?.[context.language] ?? id })),
    })),
    ...quotaRoutes(money),
    payments: on.payments.handler(async ({ input, context: { scope, language } }) => {
      const { payments, total, findings } = await money.payments(scope, input);
      return {
        payments: payments.map(({ step: _step, times: _times, head: _head, ...one }) => one),
        total,
        findings: spoken(findings, language),
      };
    }),
    returned: on.returned.handler(async ({ input, context: { scope, language } }) => {
      const { findings, ...counts } = await money.returned(scope, input);
      return { ...counts, findings: spoken(findings, language) };
    }),
  });
}

const columns = ['payment', 'case', 'holder', 'account', 'bank', 'amount', 'granted', 'paid', 'failed', 'result', 'reason'] as const;

/** Amounts as numbers where a sheet can hold them to the cent. */
const cellOf = (money: string): Cell => (Number(money).toFixed(2) === money ? Number(money) : money);

const rowOf = (one: DuePayment): Cell[] => [
  one.payment,
  one.case,
  one.holder,
  one.account,
  one.bank,
  cellOf(one.amount),
  cellOf(one.granted),
  cellOf(one.paid),
  one.failed,
  null,
  null,
];

/** The list of payments as a workbook for the bank to fill in. @param mark of the demo city */
export function caseMoneyDownloads(money: CaseMoney, mark: string | undefined): DownloadRoute[] {
  const code = z.string().min(1).max(200);
  return [
    quotaDownload(money, mark),
    {
      path: '/exports/case-payments',
      action: 'see-payments',
      summary: 'Cases that were granted money and wait to be paid, as a workbook that the bank fills in',
      parameters: {
        procedure: { about: 'the procedure', shape: code },
        region: { about: 'the place', shape: code.optional() },
        language: languageAsked,
      },
      types: [xlsxType],
      open: async ({ scope, language: readers }, { procedure = '', region, language = readers }) => {
        const asked = { procedure, ...(region !== undefined && region !== '' && { region }) };
        const { payments } = await money.paymentList(scope, asked);
        const spoken = language === 'en' ? 'en' : 'zh';
        const header = columns.map((name) => paymentTerms[name][spoken]);
        const pieces = xlsxPieces(header, payments.map(rowOf), {
          sheet: paymentTerms.payment[spoken],
          ...(mark !== undefined && { note: mark }),
        });
        const name = `${paymentTerms.payment[spoken]}-${money.nameOf(procedure)[spoken]}.xlsx`;
        return { name, type: xlsxType, body: Readable.toWeb(Readable.from(pieces)) as ReadableStream<Uint8Array> };
      },
    },
  ];
}
