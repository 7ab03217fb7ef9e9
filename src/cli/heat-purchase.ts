import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { heatBillTerms, heatSeasonTerms } from '#heat-billing/vocabulary.ts';
import { heatSupplyFieldTerms } from '#heat-inputs/vocabulary.ts';
import { headingTerms } from '#kernel/heading-terms.ts';
import { examples, type CommandContext } from './command-context.ts';
import { answer, type Say } from './output.ts';
import { table } from './table.ts';
import { label, term } from './terms.ts';
import { time } from './values.ts';
import { blocks, findingLines } from './wording.ts';

type Bought = Awaited<ReturnType<Client['heatBilling']['purchase']>>;

/** `heat purchase`: what a company bought in a season, by supplier and month. */
export function heatPurchaseCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = heat
    .command('purchase')
    .description(
      say('供热企业一个采暖季的购热，逐月（尚不出具购热单）', 'what a company bought in a season by month; no notes are issued yet'),
    )
    .requiredOption('--company <code>', term(say, heatSupplyFieldTerms, 'company'))
    .requiredOption('--season <name>', term(say, heatSeasonTerms, 'name'))
    .option('--preview', say('只计算', 'only reckon it'))
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(command, context, 'heat purchase --company C1 --season 2025-26 --preview');
  command.action(({ preview: _preview, ...asked }: Parameters<Client['heatBilling']['purchase']>[0] & { preview?: boolean }) =>
    context.within(async ({ client, output }) => answer(output, await client.heatBilling.purchase(asked), boughtInWords)),
  );
}

function boughtInWords({ suppliers, total, findings }: Bought, say: Say): string {
  const rows = suppliers.flatMap(({ supplier, months }) => months.map((month) => ({ supplier, ...month })));
  type Row = (typeof rows)[number];
  const columns = [
    { title: term(say, heatSupplyFieldTerms, 'supplier'), cell: (row: Row) => row.supplier },
    { title: term(say, heatSupplyFieldTerms, 'meter'), cell: (row: Row) => row.meter },
    { title: term(say, headingTerms, 'month'), cell: (row: Row) => row.month },
    { title: `${term(say, heatBillTerms, 'quantity')} GJ`, cell: (row: Row) => row.quantity?.toFixed(4) ?? null, number: true },
    { title: term(say, heatSupplyFieldTerms, 'price'), cell: (row: Row) => row.price, number: true },
    { title: term(say, headingTerms, 'moneyYuan'), cell: (row: Row) => row.yuan, number: true },
  ];
  return blocks(table(columns, rows), say(`合计 ${total} 元`, `${total} yuan in all`), findingLines(findings, say));
}
