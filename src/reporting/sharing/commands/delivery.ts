import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { sharingTerms } from '#reporting/sharing/vocabulary.ts';
import { answerAsRead } from '#cli/as-read.ts';
import { expectDeliveries } from '#cli/stated-as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Deliveries = Client['sharing']['deliveries'];
type Status = Awaited<ReturnType<Deliveries['status']>>;

/** `delivery expect|status`: what suppliers are to deliver each month, and what they delivered. */
export function deliveryCommands(program: Command, context: CommandContext): void {
  const { say, within } = context;
  const group = program
    .command('delivery')
    .description(say('供能单位数据报送：约定与完成情况', 'data deliveries of suppliers: expected and received'))
    .helpCommand(false);
  examples(group, context, 'delivery expect 报送.yaml', 'delivery status --month 2025-07');
  group
    .command('expect <file>')
    .description(say('按文件约定各单位每月报送什么', 'define from a file what each supplier delivers every month'))
    .action((file: string) =>
      within(async ({ client, output }) =>
        answerAsRead(output, await expectDeliveries(client, { name: basename(file), text: await textOf(file) }), ({ expected }) =>
          expected.map(({ supplier, carrier, region, due }) => `${supplier} ${carrier} ${region} ${due}`).join('\n'),
        ),
      ),
    );
  const status = group
    .command('status')
    .description(say('某月各供能单位的应报、已报、逾期和缺报', 'deliveries of a month by supplier: expected, delivered, late, missing'))
    .requiredOption('--month <month>', say('月份，如 2025-07', 'the month, such as 2025-07'))
    .option('--supplier <code>', say('只看这家供能单位', 'only this supplier'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(status, context, 'delivery status --month 2025-07', 'delivery status --month 2025-07 --known-at 2025-08-05');
  status.action((asked: { month: string; supplier?: string; knownAt?: string }) =>
    within(async ({ client, output }) => answer(output, await client.sharing.deliveries.status(asked), statusInWords)),
  );
}

function statusInWords({ suppliers, findings }: Status, say: Say): string {
  type Row = Status['suppliers'][number];
  const columns = [
    { title: term(say, sharingTerms, 'supplier'), cell: (one: Row) => one.name },
    { title: label(say, 'energy'), cell: (one: Row) => term(say, carrierTerms, one.carrier) },
    { title: label(say, 'place'), cell: (one: Row) => one.region },
    { title: term(say, sharingTerms, 'due'), cell: (one: Row) => one.due },
    { title: term(say, sharingTerms, 'expected'), cell: (one: Row) => number(one.expected), number: true },
    { title: term(say, sharingTerms, 'delivered'), cell: (one: Row) => number(one.delivered), number: true },
    { title: term(say, sharingTerms, 'late'), cell: (one: Row) => number(one.late), number: true },
    { title: term(say, sharingTerms, 'share'), cell: (one: Row) => (one.share === null ? '' : percent(one.share)), number: true },
    { title: term(say, sharingTerms, 'missing'), cell: (one: Row) => one.missing.slice(0, 20).join(' ') },
  ];
  return blocks(suppliers.length > 0 && table(columns, suppliers), findingLines(findings, say));
}
