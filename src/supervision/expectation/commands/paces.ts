import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { expectationTerms, paceVerdictTerms } from '#supervision/expectation/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { shareText } from './expected.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { day, time, whole, year } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Paces = Client['expectation']['paces'];
type Answer = Awaited<ReturnType<Paces>>;
type Row = Answer['buildings'][number];

/** `paces --region CODE --year Y`: buildings whose year ends over the quota, furthest over first. */
export function pacesCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('paces')
    .description(
      say('一个地区的用能进度：哪些建筑全年将超出限额', 'buildings forecast to exceed the quota this year, the largest excess first'),
    )
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--year <year>', label(say, 'year'), year)
    .option('--at <day>', say('以哪一天为界（默认今天）', 'the first day not yet over (default today)'), day)
    .addOption(new Option('--verdict <verdict>', option(say, 'ofKind')).choices(Object.keys(paceVerdictTerms)))
    .option('--limit <count>', option(say, 'atMost50'), whole(1, 1000))
    .option('--offset <count>', option(say, 'skip'), whole(0, 1_000_000))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
  examples(command, context, 'paces --region 140300 --year 2026', 'paces --region 140300 --year 2026 --verdict heading-over --json');
  command.action((asked: Parameters<Paces>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.expectation.paces(asked), pacesInWords)),
  );
}

function pacesInWords({ buildings, verdicts, total }: Answer, say: Say): string {
  const amount = (title: string, cell: (row: Row) => number | null) => ({
    title,
    cell: (row: Row) => (cell(row) === null ? '—' : `${number(cell(row), 0)} ${row.unit}`),
    number: true,
  });
  const counted = verdicts.map(({ verdict, count }) => `${term(say, paceVerdictTerms, verdict)} ${count}`).join(say('，', ', '));
  return blocks(
    table(
      [
        { title: label(say, 'code'), cell: (row: Row) => row.building },
        { title: label(say, 'name'), cell: (row: Row) => row.name },
        { title: term(say, expectationTerms, 'shareOfLimit'), cell: (row: Row) => shareText(row.share), number: true },
        amount(term(say, expectationTerms, 'forecast'), (row) => row.forecast),
        amount(term(say, expectationTerms, 'limit'), (row) => row.limit),
        { title: term(say, expectationTerms, 'breach'), cell: (row: Row) => row.breach ?? '—' },
        {
          title: label(say, 'verdict'),
          cell: ({ verdict, indicative }: Row) =>
            `${term(say, paceVerdictTerms, verdict)}${indicative ? ` (${label(say, 'indicative')})` : ''}`,
        },
      ],
      buildings,
    ),
    total === 0 ? '' : counted,
  );
}
