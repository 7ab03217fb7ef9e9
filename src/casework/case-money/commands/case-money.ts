import { createHash } from 'node:crypto';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { budgetTerms, paymentTerms } from '#casework/case-money/vocabulary.ts';
import { caseTerms } from '#casework/cases/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { save } from '#cli/download.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { whole } from '#cli/values.ts';
import { blocks, findingLines, written } from '#cli/wording.ts';

type Money = Client['caseMoney'];
type Budget = Awaited<ReturnType<Money['setBudget']>>;
type Payments = Awaited<ReturnType<Money['payments']>>;
type Returned = Awaited<ReturnType<Money['returned']>>;

const yearNumber = whole(2000, 2200);

/** `budget set|list`: the amounts that places may grant by a procedure in a year. */
export function budgetCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('budget')
    .description(say('资金补助的年度预算', 'annual budgets of the grants made by cases'))
    .helpCommand(false);
  examples(group, context, 'budget set energy-subsidy --region 140300 --year 2026 --amount 500万', 'budget list --year 2026');
  group
    .command('set <procedure>')
    .description(
      say('设定某地区某年的预算，自即时起；以前的设定留存', 'set the budget of a place for a year, from now on; earlier settings are kept'),
    )
    .requiredOption('--region <code>', label(say, 'place'))
    .requiredOption('--year <year>', label(say, 'year'), yearNumber)
    .requiredOption('--amount <yuan>', say('预算金额，以元计', 'amount in yuan'))
    .option('--note <text>', label(say, 'remarks'))
    .option('--seen <version>', option(say, 'seenVersion'), whole(0, 1e9))
    .action((procedure: string, asked: { region: string; year: number; amount: string; note?: string; seen?: number }) =>
      context.within(async ({ client, output }) =>
        answer(output, await client.caseMoney.setBudget({ procedure, ...asked }), (one, words) =>
          budgetsInWords({ budgets: [one] }, words),
        ),
      ),
    );
  group
    .command('list')
    .description(say('年度预算、已核定、已付和余额', 'annual budgets: granted, paid and left'))
    .option('--procedure <id>', term(say, caseTerms, 'procedure'))
    .option('--region <code>', label(say, 'place'))
    .option('--year <year>', label(say, 'year'), yearNumber)
    .option('--known-at <instant>', option(say, 'knownAtInstant'))
    .action((asked: { procedure?: string; region?: string; year?: number; knownAt?: string }) =>
      context.within(async ({ client, output }) => answer(output, await client.caseMoney.budgets(asked), budgetsInWords)),
    );
}

function budgetsInWords({ budgets }: { readonly budgets: readonly Budget[] }, say: Say): string {
  return table(
    [
      { title: term(say, caseTerms, 'procedure'), cell: ({ procedureName }) => procedureName },
      { title: label(say, 'place'), cell: ({ region, regionName }) => regionName ?? region },
      { title: label(say, 'year'), cell: ({ year }) => String(year) },
      { title: term(say, budgetTerms, 'budget'), cell: ({ amount }) => amount },
      { title: term(say, paymentTerms, 'granted'), cell: ({ granted }) => granted },
      { title: term(say, paymentTerms, 'paid'), cell: ({ paid }) => paid },
      { title: term(say, budgetTerms, 'reclaimed'), cell: ({ reclaimed }) => reclaimed },
      { title: term(say, budgetTerms, 'left'), cell: ({ left }) => left },
      { title: label(say, 'version'), cell: ({ versions }) => versions.length },
    ],
    budgets,
  );
}

type PaymentOptions = { procedure: string; region?: string; out?: string; return?: string; preview?: true };

/** `case payments --procedure P [--out F.xlsx | --return FILE]`: the payments for the bank to make, and its return file. */
export function paymentCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('payments')
    .description(
      say('已核定待支付的办件：付款清单，以及银行回单的登记', 'cases to be paid: the list for the bank, and import of its return file'),
    )
    .requiredOption('--procedure <id>', term(say, caseTerms, 'procedure'))
    .option('--region <code>', label(say, 'place'))
    .option('--out <file>', option(say, 'fileToWrite'))
    .option('--return <file>', say('登记银行回单（xlsx、csv）', 'import the return file of the bank (xlsx, csv)'))
    .option('--preview', say('只检查，不登记', 'only check, record nothing'));
  examples(
    command,
    context,
    'case payments --procedure energy-subsidy --out 付款清单.xlsx',
    'case payments --procedure energy-subsidy --return 回单.xlsx',
  );
  command.action(({ procedure, region, out, return: file, preview }: PaymentOptions) =>
    context.within(async ({ client, output, get, upload }) => {
      if (file !== undefined) {
        const asked = { procedure, file: await upload(file), ...(preview === true && { preview }) };
        return answer(output, await client.caseMoney.returned(asked), returnedInWords);
      }
      const listed = await client.caseMoney.payments({ procedure, ...(region !== undefined && { region }) });
      if (out === undefined) return answer(output, listed, paymentsInWords);
      const hash = createHash('sha256');
      await save(await get('/exports/case-payments', { procedure, region }), out, (bytes) => void hash.update(bytes));
      const made = {
        file: out,
        sha256: hash.digest('hex'),
        payments: listed.payments.length,
        total: listed.total,
        findings: listed.findings,
      };
      return answer(output, made, (told, words) => blocks(written(told.file, words), findingLines(told.findings, words)));
    }),
  );
}

function paymentsInWords({ payments, total, findings }: Payments, say: Say): string {
  return blocks(
    table(
      [
        { title: term(say, paymentTerms, 'payment'), cell: ({ payment }) => payment },
        { title: term(say, paymentTerms, 'holder'), cell: ({ holder }) => holder },
        { title: term(say, paymentTerms, 'account'), cell: ({ account }) => account },
        { title: term(say, paymentTerms, 'amount'), cell: ({ amount }) => amount },
        { title: term(say, paymentTerms, 'failed'), cell: ({ failed }) => failed },
      ],
      payments,
    ),
    facts([[label(say, 'total'), total]]),
    findingLines(findings, say),
  );
}

function returnedInWords({ rows, paid, failed, repeated, rejected, sum, findings }: Returned, say: Say): string {
  const line = say(
    `${rows} 行：登记支付 ${paid} 笔（${sum} 元），失败 ${failed} 笔，重复 ${repeated} 笔，未接收 ${rejected} 笔。`,
    `${rows} rows: ${paid} paid (${sum} yuan), ${failed} failed, ${repeated} told before, ${rejected} not taken.`,
  );
  return blocks(line, findingLines(findings, say));
}
