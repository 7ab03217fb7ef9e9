import { option } from '#cli/option-terms.ts';
import { sortOptions } from '#cli/sort-options.ts';
import { useTerms } from '#kernel/vocabulary.ts';
import { buildingFieldTerms } from '#registry/registry/vocabulary.ts';
import { obligationSorts } from '#green-building/obligations/contract.ts';
import { codeOf, label, fieldIn } from '#cli/terms.ts';
import { Option, type Command } from 'commander';
import type { Client } from '#client.ts';
import { answer, type Say } from '#cli/output.ts';
import { save } from '#cli/download.ts';
import { examples, type ProgramOutput, type CommandContext } from '#cli/command-context.ts';
import { worded, type FactNames } from '#cli/fact-names.ts';
import { strengthsIn } from '#green-building/policy/commands/policy-words.ts';
import { number, table } from '#cli/table.ts';
import { blocks, findingLines } from '#cli/wording.ts';
import { day } from '#cli/values.ts';

type OfBuilding = Awaited<ReturnType<Client['obligations']['ofBuilding']>>;
type OfPlace = Awaited<ReturnType<Client['obligations']['ofPlace']>>;
type Place = Parameters<Client['obligations']['ofPlace']>[0];

/** `duties of BUILDING` and `duties in REGION`: the obligations of standing buildings, by the registry's own fields. */
export function obligationCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('duties').description(say('既有建筑的政策义务', 'policy duties of existing buildings'));
  examples(group, context, 'duties in 140300');
  const one = group.command('of <building>').description(say('一栋建筑', 'of one building'));
  one.option('--date <day>', option(say, 'dayDefaultToday'), day);
  examples(one, context, 'duties of 140302A00001 --date 2026-03-01');
  one.action((building: string, options: { date?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.obligations.ofBuilding({ building, ...options }), await worded({ client, output }, buildingInWords)),
    ),
  );
  const place = group
    .command('in <region>')
    .description(
      say(
        '一地各建筑的义务、未定事项及可确定的字段',
        'duties of the buildings of a place, undecided items, and fields that would decide them',
      ),
    )
    .option('--date <day>', option(say, 'dayDefaultToday'), day)
    .option('--item <item>', say('只看一个事项', 'only one item'))
    .addOption(new Option('--state <state>', say('负有或未定', 'owing or undecided')).choices(['owing', 'open']))
    .option('--use <use>', option(say, 'ofUse'), codeOf(useTerms))
    .option('--search <text>', option(say, 'partOfName'))
    .option('--limit <count>', say('最多几栋', 'maximum number of buildings'), Number, 50)
    .option(
      '--out <file>',
      say('把全部写成文件（.xlsx 或 .csv），每栋每项一行', 'write the whole list to a file (.xlsx or .csv), one row per building and duty'),
    );
  sortOptions(place, say, obligationSorts);
  examples(
    place,
    context,
    'duties in 140300',
    'duties in 140300 --item efficiency-gain --state owing',
    'duties in 140300 --out 政策义务.xlsx',
  );
  place.action((region: string, { out, ...options }: Omit<Place, 'region'> & { out?: string }) =>
    context.within(async (at) => {
      const asked = { region, ...options };
      if (out !== undefined) await writeList(at, asked, out);
      answer(at.output, await at.client.obligations.ofPlace(asked), placeInWords);
    }),
  );
}

async function writeList(at: ProgramOutput, { limit: _limit, ...asked }: Place, out: string): Promise<void> {
  const format = out.toLowerCase().endsWith('.csv') ? 'csv' : 'xlsx';
  await save(await at.get('/exports/obligations', { ...(asked as Readonly<Record<string, string>>), format }), out);
}

type Owed = OfBuilding['owed'][number];
type Open = OfBuilding['open'][number];

function whenIn(say: Say): Readonly<Record<Owed['when'], string>> {
  return { operation: label(say, 'inOperation'), retrofit: label(say, 'atRetrofit'), construction: label(say, 'atConstruction') };
}

function owedTable(rows: readonly Owed[], say: Say, named: FactNames): string {
  const columns = [
    { title: label(say, 'phase'), cell: (row: Owed) => whenIn(say)[row.when] },
    { title: label(say, 'strength'), cell: (row: Owed) => strengthsIn(say)[row.strength] ?? row.strength },
    { title: label(say, 'required'), cell: (row: Owed) => say(row.text.zh, row.text.en) },
    { title: label(say, 'basis'), cell: named.cited },
  ];
  return table(columns, rows);
}

function openTable(rows: readonly Open[], say: Say, named: FactNames): string {
  const columns = [
    { title: label(say, 'phase'), cell: (row: Open) => whenIn(say)[row.when] },
    { title: say('事项', 'what'), cell: (row: Open) => say(row.text.zh, row.text.en) },
    { title: label(say, 'dependsOn'), cell: (row: Open) => named.facts(row.needs) },
    {
      title: label(say, 'field'),
      cell: (row: Open) => row.decidedBy.map((field) => fieldIn(say, field, buildingFieldTerms)).join(say('、', ', ')),
    },
  ];
  return table(columns, rows);
}

function buildingInWords(told: OfBuilding, say: Say, named: FactNames): string {
  return blocks(
    `${told.name} ${told.building} · ${told.date}`,
    told.owed.length > 0 && `${label(say, 'owed')}\n${owedTable(told.owed, say, named)}`,
    told.open.length > 0 && `${label(say, 'undecided')}\n${openTable(told.open, say, named)}`,
    findingLines(told.findings, say),
  );
}

function placeInWords(told: OfPlace, say: Say): string {
  type Item = OfPlace['items'][number];
  type Row = OfPlace['rows'][number];
  const items = [
    { title: say('事项', 'item'), cell: (row: Item) => say(row.names.zh, row.names.en) },
    { title: label(say, 'phase'), cell: (row: Item) => whenIn(say)[row.when] },
    { title: label(say, 'strength'), cell: (row: Item) => strengthsIn(say)[row.strength] ?? row.strength },
    { title: label(say, 'owed'), cell: (row: Item) => number(row.owing), number: true },
    { title: label(say, 'undecided'), cell: (row: Item) => number(row.open), number: true },
  ];
  const rows = [
    { title: label(say, 'code'), cell: (row: Row) => row.code },
    { title: label(say, 'name'), cell: (row: Row) => row.name },
    { title: label(say, 'owed'), cell: (row: Row) => number(row.owed.length), number: true },
    { title: label(say, 'undecided'), cell: (row: Row) => number(row.open.length), number: true },
  ];
  const count = say(
    `共 ${number(told.buildings)} 栋建筑，符合 ${number(told.total)} 栋`,
    `${number(told.buildings)} buildings, ${number(told.total)} match`,
  );
  return blocks(table(items, told.items), count, table(rows, told.rows));
}
