import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { commissioningTerms } from '#retrofit/commissioning/vocabulary.ts';
import { equipmentFieldTerms } from '#registry/equipment/vocabulary.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { localTime } from '#cli/local-time.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, table } from '#cli/table.ts';
import { carrierOption, label, term } from '#cli/terms.ts';
import { day, time } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type StartOptions = {
  readonly within: string;
  readonly day?: string;
  readonly carrier?: Carrier;
  readonly equipment?: string;
  readonly knownAt?: string;
};

/** `commission start BUILDING --within LO:HI`: when to start so that the rooms are right by opening. */
export function startCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('start <building>')
    .description(say('开机时间建议：开门时室温达到范围的最晚开机', 'the latest start that brings the rooms into range by opening'))
    .requiredOption('--within <range>', term(say, commissioningTerms, 'band'))
    .option('--day <day>', term(say, commissioningTerms, 'startDay'), day)
    .addOption(carrierOption(option(say, 'carrier')))
    .option('--equipment <code>', term(say, equipmentFieldTerms, 'code'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'commission start B001 --within 18:24', 'commission start B001 --within 24:28 --day 2026-07-01');
  command.action((building: string, asked: StartOptions) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.commissioning.startAdvice({ building, ...asked }), startInWords),
    ),
  );
}

type Start = Awaited<ReturnType<Client['commissioning']['startAdvice']>>;

function startInWords(told: Start, say: Say): string {
  type Row = Start['days'][number];
  const { zone, unit, advised, usual, cost } = told;
  const clock = (at: string) => localTime(at, zone);
  const minutes = (value: number | null) => (value === null ? null : number(value, 0));
  const lead = (one: Start['advised']) => (one === null ? null : `${clock(one.start)} (${number(one.lead, 0)} min)`);
  const word = (name: keyof typeof commissioningTerms) => term(say, commissioningTerms, name);
  return blocks(
    facts([
      [word('opens'), told.opens === null ? null : clock(told.opens)],
      [word('advised'), lead(advised)],
      [word('usual'), lead(usual)],
      [word('usualCost'), cost === null ? null : `${number(cost.use, 2)} ${unit}`],
      [word('usualExtra'), cost === null || cost.extra === null ? null : `${number(cost.extra, 2)} ${unit}`],
    ]),
    table(
      [
        { title: label(say, 'day'), cell: (row: Row) => row.day },
        { title: word('started'), cell: (row: Row) => clock(row.started) },
        { title: `${word('lead')} (min)`, cell: (row: Row) => minutes(row.lead), number: true },
        { title: `${word('need')} (min)`, cell: (row: Row) => minutes(row.need), number: true },
        { title: `${word('usualCost')} (${unit})`, cell: (row: Row) => (row.use === null ? null : number(row.use, 2)), number: true },
      ],
      told.days,
    ),
    findingLines(told.findings, say),
  );
}
