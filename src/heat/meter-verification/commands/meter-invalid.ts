import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { certificateFieldTerms, verificationStateTerms } from '#heat/meter-verification/vocabulary.ts';
import { answer, type Say } from '#cli/output.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { number, table } from '#cli/table.ts';
import { carrierOption, label, term } from '#cli/terms.ts';
import { day, time, whole } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Answer = Awaited<ReturnType<Client['meterVerification']['invalid']>>;
type Question = Parameters<Client['meterVerification']['invalid']>[0];

/** `meter invalid`: which meters were overdue or failed in a period, on which days, and what they measured on them. */
export function invalidCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('invalid')
    .description(
      say(
        '一段时间内超期未检或检定不合格的计量器具：哪些天、计了多少量',
        'meters overdue for verification or failed in a period: the days, and what they measured',
      ),
    )
    .requiredOption('--from <day>', option(say, 'fromIncluded'), day)
    .requiredOption('--to <day>', option(say, 'toExcluded'), day)
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--company <code>', option(say, 'ofCompany'))
    .option('--point <code>', option(say, 'ofPoint'))
    .addOption(carrierOption(option(say, 'ofCarrier')))
    .option('--known-at <time>', label(say, 'asKnownThen'), time)
    .option('--limit <count>', option(say, 'atMost100'), whole(1, 500))
    .option('--offset <count>', option(say, 'skip'), whole(0, 10_000_000));
  examples(command, context, 'meter invalid --from 2025-11-01 --to 2026-04-01 --region 140302 --carrier heat');
  command.action((options: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.meterVerification.invalid(options), invalidInWords)),
  );
}

function invalidInWords({ meters, total, days }: Answer, say: Say): string {
  const rows = meters.flatMap((meter) => meter.spans.map((span) => ({ ...meter, ...span })));
  type Row = (typeof rows)[number];
  const columns = [
    { title: term(say, certificateFieldTerms, 'meter'), cell: (row: Row) => row.meter },
    { title: label(say, 'energy'), cell: (row: Row) => term(say, carrierTerms, row.carrier) },
    { title: label(say, 'building'), cell: (row: Row) => row.building },
    { title: label(say, 'state'), cell: (row: Row) => term(say, verificationStateTerms, row.state) },
    { title: label(say, 'from'), cell: (row: Row) => row.from },
    { title: label(say, 'to'), cell: (row: Row) => row.to },
    { title: say('失效天数', 'Days invalid'), cell: (row: Row) => row.days, number: true },
    {
      title: say('期间计量', 'Measured'),
      cell: (row: Row) => (row.quantity.value === null ? null : `${number(row.quantity.value, 2)} ${unitSign(row.quantity.unit)}`),
      number: true,
    },
    { title: say('所涉结算单', 'Notes'), cell: (row: Row) => row.notes.join(' ') },
  ];
  return blocks(table(columns, rows), say(`共 ${total} 块，${days} 天`, `${total} meters, ${days} days in all`));
}
