import { poolCommand } from './retrofit-into-pool.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { retrofitReasonTerms, retrofitTerms } from '#retrofit/retrofit/vocabulary.ts';
import { progressTerms } from '#reporting/targets/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, number, percent, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { decimal, time, year } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Pool = Client['retrofit'];
type Found = Awaited<ReturnType<Pool['find']>> & Partial<Pick<Awaited<ReturnType<Pool['addFound']>>, 'added'>>;
type Progress = Awaited<ReturnType<Pool['progress']>>;

/** `retrofit find|progress`: which buildings a retrofit is due for, and the progress of the pool. */
export function retrofitFindCommands(group: Command, context: CommandContext): void {
  findCommand(group, context);
  poolCommand(group, context);
  progressCommand(group, context);
}

function placeYear(command: Command, { say }: CommandContext): Command {
  return command
    .requiredOption('--region <code>', option(say, 'regionCode'))
    .requiredOption('--year <year>', label(say, 'year'), year)
    .option('--known-at <instant>', option(say, 'asKnownAt'), time);
}

function findCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = placeYear(
    group.command('find').description(say('找出应考虑改造的建筑及其原因', 'buildings that a retrofit may be due for, with the reasons')),
    context,
  )
    .option('--percentile <share>', term(say, retrofitTerms, 'percentile'), decimal)
    .option('--add', say('尚无项目的建筑各新增一个改造项目', 'add a project for each building without one'));
  examples(
    command,
    context,
    'retrofit find --region 140302 --year 2025 --percentile 90',
    'retrofit find --region 140302 --year 2025 --add',
  );
  command.action(({ add, ...asked }: Parameters<Pool['find']>[0] & { add?: true }) =>
    context.within(async ({ client, output }) =>
      answer(output, add === true ? await client.retrofit.addFound(asked) : await client.retrofit.find(asked), foundInWords),
    ),
  );
}

function foundInWords({ candidates, added }: Found, say: Say): string {
  type Row = Found['candidates'][number];
  const told = ({ reason, indicative }: Row['reasons'][number]): string =>
    `${term(say, retrofitReasonTerms, reason)}${indicative ? say('（参考）', ' (indicative)') : ''}`;
  const columns = [
    { title: label(say, 'building'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: label(say, 'reason'), cell: (row: Row) => row.reasons.map(told).join(say('、', ', ')) },
    { title: label(say, 'project'), cell: (row: Row) => row.project },
  ];
  return blocks(
    table(columns, candidates),
    say(`共 ${candidates.length} 栋建筑`, `${candidates.length} buildings`),
    added === undefined ? '' : say(`新增项目 ${added.length} 个`, `${added.length} projects added`),
  );
}

function progressCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = placeYear(
    group.command('progress').description(say('一地一年的改造进展', 'progress of the retrofits of a place in a year')),
    context,
  );
  examples(command, context, 'retrofit progress --region 140800 --year 2025');
  command.action((asked: Parameters<Pool['progress']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.retrofit.progress(asked), progressInWords)),
  );
}

function progressInWords({ accepted, targets, verified, findings }: Progress, say: Say): string {
  type Row = Progress['targets'][number];
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.id },
    { title: label(say, 'clause'), cell: (row: Row) => row.clause },
    { title: term(say, progressTerms, 'goal'), cell: (row: Row) => `${String(row.value)} ${row.unit}` },
    { title: term(say, progressTerms, 'due'), cell: (row: Row) => String(row.due) },
    { title: label(say, 'done'), cell: (row: Row) => number(row.done), number: true },
    { title: term(say, progressTerms, 'gap'), cell: (row: Row) => number(row.gap), number: true },
    { title: say('已过期', 'lapsed'), cell: (row: Row) => (row.lapsed ? say('是', 'yes') : '') },
  ];
  return blocks(
    facts([
      [say('验收项目（个）', 'projects accepted'), accepted.projects],
      [say('验收面积（m²）', 'area accepted, m²'), number(accepted.area, 2)],
      [say('核验项目（个）', 'projects verified'), verified.projects],
      [say('测算年节能量（kgce）', 'saving estimated, kgce a year'), number(verified.estimated, 2)],
      [say('核验节能量（kgce）', 'saving verified, kgce'), number(verified.verified, 2)],
      [term(say, retrofitTerms, 'verifiedRatio'), percent(verified.ratio)],
    ]),
    table(columns, targets),
    findingLines(findings, say),
  );
}
