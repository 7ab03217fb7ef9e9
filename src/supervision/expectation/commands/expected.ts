import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { expectationTerms, pacePartTerms, paceVerdictTerms } from '#supervision/expectation/vocabulary.ts';
import { carrierTerms } from '#kernel/vocabulary.ts';
import { meterFieldTerms } from '#registry/registry/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { carrierOption, label, term } from '#cli/terms.ts';
import { day, time, year } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Expectation = Client['expectation'];
type Expected = Awaited<ReturnType<Expectation['expectedOfBuilding' | 'expectedOfMeter']>>;
type Pace = Awaited<ReturnType<Expectation['pace']>>;
type ExpectedOptions = Omit<Parameters<Expectation['expectedOfBuilding']>[0], 'building'> & { readonly meter?: string };

/** `expected BUILDING --carrier C`, `expected --meter M`: what days should have used. */
export function expectedCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('expected [building]')
    .description(say('逐日的期望用量：由此前最相似的十天得出', 'the expected use of each day, from the ten most similar days before it'))
    .addOption(carrierOption(option(say, 'carrier')))
    .option('--meter <meter>', say('计量点，代替建筑', 'a metering point in place of a building'))
    .requiredOption('--from <time>', option(say, 'fromIncluded'), time)
    .requiredOption('--to <time>', option(say, 'toExcluded'), time)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(
    command,
    context,
    'expected B001 --carrier electricity --from 2026-03-01 --to 2026-04-01',
    'expected --meter M001 --from 2026-03-01 --to 2026-03-08 --known-at 2026-03-10',
  );
  command.hook('preAction', () => {
    const [building, { meter, carrier }] = [command.args[0], command.opts<ExpectedOptions>()];
    if ((building === undefined) === (meter === undefined)) command.error(option(say, 'buildingOrMeter'), { code: 'yaodong.usage' });
    if (building !== undefined && carrier === undefined)
      command.error("error: required option '--carrier <carrier>' not specified", { code: 'commander.missingMandatoryOptionValue' });
  });
  command.action((building: string | undefined, { carrier, meter, ...asked }: ExpectedOptions) =>
    context.within(async ({ client, output }) => {
      const told =
        meter === undefined
          ? await client.expectation.expectedOfBuilding({ ...asked, building: building ?? '', ...(carrier !== undefined && { carrier }) })
          : await client.expectation.expectedOfMeter({ ...asked, meter });
      answer(output, told, expectedInWords);
    }),
  );
}

function expectedInWords({ unit, days, findings }: Expected, say: Say): string {
  type Row = Expected['days'][number];
  const amount = (title: string, cell: (row: Row) => number | null) => ({
    title: `${title} (${unit})`,
    cell: (row: Row) => number(cell(row), 2),
    number: true,
  });
  return blocks(
    table(
      [
        { title: label(say, 'day'), cell: (row: Row) => row.day },
        amount(term(say, expectationTerms, 'measured'), (row) => row.measured),
        { title: label(say, 'coverage'), cell: (row: Row) => percent(row.coverage), number: true },
        amount(term(say, expectationTerms, 'expected'), (row) => row.value),
        amount(term(say, expectationTerms, 'low'), (row) => row.low),
        amount(term(say, expectationTerms, 'high'), (row) => row.high),
        { title: term(say, expectationTerms, 'similar'), cell: (row: Row) => row.similar.join(' ') },
      ],
      days,
    ),
    findingLines(findings, say),
  );
}

/** `pace BUILDING --year Y`: the projected use of a building's year. */
export function paceCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('pace <building>')
    .description(say('一年的用能进度：全年预计是否超出限额', 'the forecast of a year, and whether it will exceed the quota'))
    .requiredOption('--year <year>', label(say, 'year'), year)
    .option('--at <day>', say('第一个尚未过去的日子（默认今天）', 'the first day not yet over (default today)'), day)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'pace B001 --year 2026', 'pace B001 --year 2026 --at 2026-09-01 --known-at 2026-09-01');
  command.action((building: string, options: { year: number; at?: string; knownAt?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.expectation.pace({ building, ...options }), paceInWords)),
  );
}

/** A share, possibly above one: of a limit. @example shareText(1.253) // '125.3%' */
export const shareText = (share: number | null): string => (share === null ? '—' : `${number(share * 100, 1)}%`);

function paceInWords({ parts, verdict, indicative, findings }: Pace, say: Say): string {
  const partFacts = (part: Pace['parts'][number]): string => {
    const amount = (value: number | null) => (value === null ? null : `${number(value, 0)} ${part.unit}`);
    return facts([
      [term(say, meterFieldTerms, 'carrier'), term(say, carrierTerms, part.carrier)],
      [term(say, pacePartTerms, 'used'), amount(part.used)],
      [term(say, pacePartTerms, 'filled'), amount(part.filled)],
      [term(say, pacePartTerms, 'rest'), amount(part.rest)],
      [term(say, expectationTerms, 'forecast'), amount(part.forecast)],
      [term(say, expectationTerms, 'low'), amount(part.low)],
      [term(say, expectationTerms, 'high'), amount(part.high)],
      [term(say, expectationTerms, 'limit'), amount(part.limit)],
      [term(say, expectationTerms, 'shareOfLimit'), part.share === null ? null : shareText(part.share)],
      [term(say, expectationTerms, 'breach'), part.breach],
    ]);
  };
  const told = term(say, paceVerdictTerms, verdict);
  return blocks(
    ...parts.map(partFacts),
    facts([[label(say, 'verdict'), indicative ? `${told} (${label(say, 'indicative')})` : told]]),
    findingLines(findings, say),
  );
}
