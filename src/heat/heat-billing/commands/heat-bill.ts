import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { heatBillTerms, heatHeldTerms, heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { heatMethodTerms, settlementPointFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { statusTerms } from '#kernel/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Bill = Awaited<ReturnType<Client['heatBilling']['bill']>>;
type Account = Bill['accounts'][number];

/** `heat bill`: what a household pays for a season, by account and line. */
export function heatBillCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = heat
    .command('bill <household>')
    .description(say('热用户一个采暖季的热费，逐人逐项', 'heat bill of a household for a season, by account and line'))
    .requiredOption('--season <name>', term(say, heatSeasonTerms, 'name'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'heat bill H-0101 --season 2025-26');
  command.action((household: string, options: { season: string; knownAt?: string }) =>
    context.within(async ({ client, output, link }) =>
      answer(
        output,
        link === null
          ? await client.heatBilling.bill({ household, ...options })
          : await client.heatResident.linked.bill({ token: link, household, ...options }),
        billInWords,
      ),
    ),
  );
}

const of = (say: Say, code: keyof typeof heatBillTerms): string => term(say, heatBillTerms, code) ?? code;

function billInWords(bill: Bill, say: Say): string {
  const text = (code: keyof typeof heatBillTerms, cell: (row: Account) => string | number | null) => ({
    title: of(say, code),
    cell,
    number: true,
  });
  const columns = [
    { title: of(say, 'account'), cell: (row: Account) => row.account },
    text('metered', (row) => row.days.metered),
    text('area', (row) => row.days.area),
    text('stopped', (row) => row.days.stopped),
    { ...text('quantity', (row) => row.quantity.toFixed(4)), title: `${of(say, 'quantity')} GJ` },
    text('substituted', (row) => row.substituted.toFixed(4)),
    text('basicCharge', (row) => row.lines.basic),
    text('meteredCharge', (row) => row.lines.metered),
    text('areaCharge', (row) => row.lines.area),
    text('stoppedCharge', (row) => row.lines.stopped),
    text('cold', (row) => row.lines.cold),
    text('cap', (row) => row.lines.cap),
    text('total', (row) => row.total),
    text('byArea', (row) => row.byArea),
  ];
  const { tariff } = bill;
  return blocks(
    facts([
      [term(say, settlementPointFieldTerms, 'code'), bill.point],
      [term(say, settlementPointFieldTerms, 'method'), term(say, heatMethodTerms, bill.method)],
      [term(say, settlementPointFieldTerms, 'tariff'), `${tariff.id}@${tariff.version} (${term(say, statusTerms, tariff.status)})`],
      [of(say, 'held'), bill.held === null ? null : term(say, heatHeldTerms, bill.held)],
      [label(say, 'figure'), bill.figure],
    ]),
    bill.accounts.length > 0
      ? table(columns, bill.accounts)
      : bill.held === null &&
          say(
            '本户在这个采暖季没有计费的天或面积，无应缴热费。',
            'No days or area of this household are charged in this season, so nothing is payable.',
          ),
    findingLines(bill.findings, say),
  );
}
