import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { dueStateTerms, periodicTerms } from '#retrofit/commissioning/vocabulary.ts';
import { equipmentFieldTerms } from '#registry/equipment/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, time, whole } from '#cli/values.ts';

type DueList = Awaited<ReturnType<Client['commissioning']['due']>>;

type Given = { readonly equipment?: string; readonly months?: number; readonly since?: string; readonly end?: true };

/** `commission interval BUILDING --months N`, `commission due [--region R]`: periodic commissioning. */
export function periodicCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const interval = group
    .command('interval <building>')
    .description(say('设定建筑或其设备每隔多少个月调适一次', 'set the interval in months for commissioning a building or its equipment'))
    .option('--months <n>', term(say, periodicTerms, 'months'), whole(1, 600))
    .option('--equipment <code>', term(say, equipmentFieldTerms, 'code'))
    .option('--since <day>', term(say, periodicTerms, 'since'), day)
    .option('--end', term(say, periodicTerms, 'end'));
  examples(interval, context, 'commission interval B001 --months 12', 'commission interval B001 --equipment AHU-1 --end');
  interval.hook('preAction', (command) => {
    const { months, end } = command.opts<Given>();
    if ((months === undefined) === (end === undefined))
      command.error(say('请给出 --months，或用 --end 结束', 'give --months, or --end'), { code: 'yaodong.usage' });
  });
  interval.action((building: string, { equipment, months, since }: Given) =>
    context.within(async ({ client, output }) => {
      const given = {
        building,
        months: months ?? null,
        ...(equipment !== undefined && { equipment }),
        ...(since !== undefined && { since }),
      };
      answer(output, await client.commissioning.interval(given), dueInWords);
    }),
  );
  const due = group
    .command('due')
    .description(say('定期调适到期清单，先到期的在前', 'periodic commissioning that is due, earliest first'))
    .option('--building <code>', option(say, 'ofBuilding'))
    .option('--region <code>', option(say, 'ofRegion'))
    .option('--at <day>', term(say, periodicTerms, 'at'), day)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(due, context, 'commission due --region 140300', 'commission due --at 2026-12-31');
  due.action((asked: { building?: string; region?: string; at?: string; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.commissioning.due(asked), dueInWords)),
  );
}

function dueInWords({ rows }: DueList, say: Say): string {
  type Row = DueList['rows'][number];
  if (rows.length === 0) return term(say, periodicTerms, 'none');
  return table(
    [
      { title: label(say, 'building'), cell: (one: Row) => one.building },
      { title: label(say, 'name'), cell: (one: Row) => one.name },
      { title: term(say, equipmentFieldTerms, 'code'), cell: (one: Row) => one.equipment },
      { title: term(say, periodicTerms, 'months'), cell: (one: Row) => number(one.months, 0), number: true },
      { title: term(say, periodicTerms, 'last'), cell: (one: Row) => one.last },
      { title: term(say, periodicTerms, 'due'), cell: (one: Row) => one.due },
      {
        title: term(say, periodicTerms, 'daysLeft'),
        cell: (one: Row) => (one.days === null ? null : number(one.days, 0)),
        number: true,
      },
      { title: label(say, 'state'), cell: (one: Row) => term(say, dueStateTerms, one.state) },
    ],
    rows,
  );
}
