import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { poolBuildings } from '#cli/as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { decimal, time, year } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { poolReasonTerms, retrofitFieldTerms, retrofitTerms } from '#retrofit/retrofit/vocabulary.ts';

type Pool = Client['retrofit'];
type Rows = Awaited<ReturnType<Pool['poolPreview']>> & Partial<Awaited<ReturnType<Pool['pool']>>>;
type Row = Rows['rows'][number];

type PoolOptions = Omit<Parameters<Pool['pool']>[0], 'buildings' | 'twice'> & { readonly twice?: true; readonly preview?: true };

/** `retrofit pool`: buildings chosen in a list become projects, with reasons and figures. */
export function poolCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('pool <buildings...>')
    .description(
      say(
        '把这些建筑加入改造项目库，写明理由和数值（可用 undo 撤销）',
        'add buildings to the pool of retrofits, with reasons and figures (can be undone)',
      ),
    )
    .requiredOption('--year <year>', label(say, 'year'), year)
    .addOption(
      new Option('--from <list>', say('从哪份清单选入', 'the list they were chosen from')).choices([
        'ranking',
        'audit',
        'survey',
        'candidates',
        'building',
      ]),
    )
    .option('--percentile <share>', term(say, retrofitTerms, 'percentile'), decimal)
    .option('--content <text>', term(say, retrofitFieldTerms, 'content'))
    .option('--known-at <instant>', option(say, 'asKnownAt'), time)
    .option('--twice', term(say, retrofitTerms, 'twice'))
    .option('--preview', option(say, 'previewOnly'))
    .option('--seen <hash>', option(say, 'seenHashElseRead'));
  examples(command, context, 'retrofit pool B001 B002 --year 2025 --from ranking --preview', 'retrofit pool B001 --year 2025 --from audit');
  command.action((buildings: readonly string[], { preview, twice, seen, ...told }: PoolOptions) =>
    context.within(async ({ client, output }) => {
      const asked = { ...told, buildings: [...buildings], twice: twice === true };
      if (preview === true) return answer(output, await client.retrofit.poolPreview(asked), rowsInWords);
      answer(output, await poolBuildings(client, { ...asked, ...(seen !== undefined && { seen }) }), rowsInWords);
    }),
  );
}

function rowsInWords({ rows, added = [] }: Rows, say: Say): string {
  const made = new Map(added.map(({ building, code, change }) => [building, `${code} (${change})`]));
  const reason = ({ reason: of, value, unit, indicative }: Row['reasons'][number]): string =>
    [term(say, poolReasonTerms, of), value === null ? null : `${number(value, 2)} ${unit}`, indicative ? label(say, 'indicative') : null]
      .filter((part) => part !== null)
      .join(' ');
  const columns = [
    { title: label(say, 'building'), cell: (row: Row) => `${row.name} ${row.building}` },
    { title: term(say, retrofitFieldTerms, 'reasons'), cell: (row: Row) => row.reasons.map(reason).join(say('、', ', ')) },
    { title: label(say, 'project'), cell: (row: Row) => made.get(row.building) ?? (row.projects.join(' ') || null) },
  ];
  return blocks(table(columns, rows), ...rows.map(({ findings }) => findingLines(findings, say)));
}
