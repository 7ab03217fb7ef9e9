import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { capabilityByTerms, flexibilityTerms, seasonTerms } from '#flexibility/flexibility/vocabulary.ts';
import { resourceKindTerms } from '#registry/resources/vocabulary.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { facts, table } from '#cli/table.ts';
import { label, term, termOption } from '#cli/terms.ts';
import { day, decimal, time } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Able = Awaited<ReturnType<Client['flexibility']['capabilityHours']>>;
type Question = Parameters<Client['flexibility']['capabilityHours']>[0];

const of = (say: Say, code: keyof typeof flexibilityTerms): string => term(say, flexibilityTerms, code);

/** `resource capability`: the register of adjustable load 可调资源台账 by hour. */
export function capabilityHoursCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('capability')
    .description(
      say(
        '可调资源台账：一日各时登记、测算与已验证的功率',
        'adjustable resources: registered, calculated and proven power by hour of a day',
      ),
    );
  command
    .option('--region <code>', label(say, 'place'))
    .option('--portfolio <code>', label(say, 'portfolio'))
    .option('--building <code>', label(say, 'building'))
    .requiredOption('--day <day>', label(say, 'day'), day)
    .addOption(termOption('--season <season>', say('该日之前最近的这个季节', 'the latest such season up to that day'), seasonTerms))
    .addOption(termOption('--by <by>', of(say, 'grouped'), capabilityByTerms))
    .option('--hours <hours>', say('自各时起多少小时（默认 1）', 'for this many hours from each hour on (default 1)'), decimal)
    .option('--known-at <time>', label(say, 'asKnownThen'), time);
  examples(
    command,
    context,
    'resource capability --portfolio VPP-1 --day 2026-06-24',
    'resource capability --region 140300 --day 2026-06-24 --season winter --by region',
  );
  command.action((options: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.flexibility.capabilityHours(options), ableInWords)),
  );
}

function ableInWords({ day: on, season, by, clock, rows, total }: Able, say: Say): string {
  type Row = Able['total'] & { readonly name: string };
  const head = facts([
    [label(say, 'day'), on],
    [of(say, 'season'), season === null ? null : term(say, seasonTerms, season)],
  ]);
  const named = rows.map((row): Row => ({
    ...row,
    name: by === 'kind' ? term(say, resourceKindTerms, row.code) : [row.code, row.name].filter((one) => one !== null).join(' '),
  }));
  const summary = [
    { title: term(say, capabilityByTerms, by), cell: (row: Row) => row.name },
    { title: label(say, 'resources'), cell: (row: Row) => row.resources, number: true },
    { title: of(say, 'registered'), cell: (row: Row) => row.registeredKw, number: true },
    { title: of(say, 'provenDown'), cell: (row: Row) => row.proven.downKw, number: true },
    { title: of(say, 'provenUp'), cell: (row: Row) => row.proven.upKw, number: true },
  ];
  const hourly = [
    { title: label(say, 'time'), cell: (at: number) => `${clock[at]}:00` },
    { title: of(say, 'down'), cell: (at: number) => total.downKw[at], number: true },
    { title: of(say, 'provenDown'), cell: (at: number) => total.provenDownKw[at], number: true },
    { title: of(say, 'up'), cell: (at: number) => total.upKw[at], number: true },
    { title: of(say, 'provenUp'), cell: (at: number) => total.provenUpKw[at], number: true },
  ];
  return blocks(head, table(summary, [...named, { ...total, name: label(say, 'total') }]), table(hourly, [...clock.keys()]));
}
