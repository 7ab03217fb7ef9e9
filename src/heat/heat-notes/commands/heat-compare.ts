import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { heatSeasonTerms } from '#heat/heat-billing/vocabulary.ts';
import { heatComparisonTerms, heatNoteTerms } from '#heat/heat-notes/vocabulary.ts';
import { householdFieldTerms } from '#heat/heat-supply/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { ofPoints } from './heat-files.ts';
import { outcomeOf } from '#platform/jobs/commands/jobs.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { term } from '#cli/terms.ts';
import { blocks } from '#cli/wording.ts';

type Comparison = Awaited<ReturnType<Client['heatNotes']['closes']['compare']>> & { readonly against: Against };
type Row = Comparison['rows'][number];
type Against = 'last-season' | 'by-area';
type ComparisonQuestion = { point?: string; company?: string; region?: string; season: string };

const page = 1000;

/** `heat compare`: the result of a preview by household, compared with the season before or with charging by area. */
export function heatCompareCommand(heat: Command, context: CommandContext): void {
  const { say } = context;
  const command = ofPoints(
    heat
      .command('compare')
      .description(say('预览应缴热费，与上一采暖季或按面积对照', 'a preview compared with the previous season or with billing by area')),
    say,
  )
    .requiredOption('--season <name>', term(say, heatSeasonTerms, 'name'))
    .addOption(
      new Option('--against <what>', say('对照什么（默认上一采暖季）', 'what to compare with (default: the previous season)'))
        .choices(['last-season', 'by-area'])
        .default('last-season'),
    );
  examples(command, context, 'heat compare --company C1 --season 2025-26', 'heat compare --company C1 --season 2025-26 --against by-area');
  command.action(({ against, ...asked }: ComparisonQuestion & { against: Against }) =>
    context.within(async (at) => {
      const { closes } = at.client.heatNotes;
      const { job } = await closes.begin({ ...asked, preview: true });
      await outcomeOf(at, job);
      const told = await closes.compare({ job, against, limit: page });
      const rows = [...told.rows];
      while (rows.length < told.total) {
        const more = await closes.compare({ job, against, limit: page, offset: rows.length });
        if (more.rows.length === 0) break;
        rows.push(...more.rows);
      }
      answer(at.output, { ...told, against, rows }, comparisonInWords);
    }),
  );
}

function comparisonInWords({ against, season, before, rows, sums }: Comparison, say: Say): string {
  const of = (code: keyof typeof heatComparisonTerms): string => term(say, heatComparisonTerms, code);
  const besideTitle = against === 'by-area' ? of('byArea') : `${of('last')} ${before ?? ''}`.trim();
  const columns = [
    { title: term(say, householdFieldTerms, 'code'), cell: (row: Row) => row.household },
    { title: term(say, heatNoteTerms, 'point'), cell: (row: Row) => row.point },
    { title: `${of('now')} ${season}`, cell: (row: Row) => row.now, number: true },
    { title: besideTitle, cell: (row: Row) => row.beside, number: true },
    { title: of('difference'), cell: (row: Row) => row.difference, number: true },
    { title: `${term(say, heatNoteTerms, 'quantity')} GJ`, cell: (row: Row) => row.quantity.toFixed(4), number: true },
  ];
  return blocks(
    rows.length > 0 && table(columns, rows),
    facts([
      [of('households'), sums.households],
      [of('higher'), sums.higher],
      [of('lower'), sums.lower],
      [of('now'), sums.now],
      [besideTitle, sums.beside],
    ]),
  );
}
