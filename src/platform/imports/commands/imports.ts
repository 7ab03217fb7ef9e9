import { option } from '#cli/option-terms.ts';
import { actorTerms } from '#kernel/actor-terms.ts';
import { importSorts, stateShape } from '#platform/imports/contract.ts';
import { importKindTerms, importStateTerms } from '#platform/imports/vocabulary.ts';
import { label, term } from '#cli/terms.ts';
import { type Command, Option } from 'commander';
import type { Client } from '#client.ts';
import { answer } from '#cli/output.ts';
import { save } from '#cli/download.ts';
import type { Say } from '#cli/output.ts';
import { answerAsRead, changeSettings } from '#cli/as-read.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { sortOptions } from '#cli/sort-options.ts';
import { number, table } from '#cli/table.ts';
import { id, whole } from '#cli/values.ts';

type Question = NonNullable<Parameters<Client['imports']['list']>[0]>;
type Listed = Awaited<ReturnType<Client['imports']['list']>>;
type Row = Listed['imports'][number];

/** `undo IMPORT` and `imports`. */
export function importsCommands(program: Command, context: CommandContext): void {
  undoCommand(program, context);
  const list = listCommand(program, context);
  fileCommand(list, context);
  rowsCommand(list, context);
  keepCommand(list, context);
}

function undoCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('undo')
    .argument('<import>', say('导入、修改或判定的编号', 'the number of an import, a change or a decision'), id);
  command.description(say('整体撤销一次导入或修改', 'undo an import or a change as a whole'));
  examples(command, context, 'undo 12');
  command.action((number: number) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.imports.undo({ id: number }), (told, words) =>
        words(`已撤销 ${told.import}。`, `${told.import} is undone.`),
      ),
    ),
  );
}

function listCommand(program: Command, context: CommandContext): Command {
  const { say } = context;
  const command = program.command('imports').description(say('历次导入与手工修改', 'imports and changes by hand'));
  command
    .option('--kind <kind>', say('只看这一类，如 readings', 'of this kind, as readings'))
    .option('--search <text>', say('文件名或代码中的文字', 'a part of the file’s name or of the code'))
    .option('--by <name>', option(say, 'byAccount'))
    .addOption(new Option('--state <state>', label(say, 'state')).choices(stateShape.options))
    .option('--by-hand', say('连同手工修改', 'changes by hand too'))
    .option('--before <import>', say('早于这个编号的', 'before this number'), id)
    .option('--offset <count>', option(say, 'skip'), whole(0, 10_000_000))
    .option('--limit <count>', option(say, 'atMost50'), whole(1, 500));
  sortOptions(command, say, importSorts);
  examples(command, context, 'imports', 'imports --sort subject', 'imports --kind readings --limit 5');
  command.action((options: Question) =>
    context.within(async ({ client, output }) => answer(output, await client.imports.list(options), listedInWords)),
  );
  return command;
}

/** `imports keep [--years N | --forever]`. */
function keepCommand(list: Command, context: CommandContext): void {
  const { say } = context;
  const command = list.command('keep').description(say('导入的文件保存多久：查看或设置', 'show or set how long imported files are kept'));
  command
    .addOption(
      new Option('--years <count>', say('从收到起保存这么多年（1 至 100）', 'years from receipt (1 to 100)'))
        .argParser(whole(1, 100))
        .conflicts('forever'),
    )
    .option('--forever', say('永久保存', 'for ever'));
  examples(command, context, 'imports keep', 'imports keep --years 10', 'imports keep --forever');
  command.action(({ years, forever }: { years?: number; forever?: true }) =>
    context.within(async ({ client, output }) => {
      const filesKeptYears = forever === true ? null : years;
      if (filesKeptYears === undefined)
        return answer(output, { filesKeptYears: (await client.settings.get()).filesKeptYears }, keptInWords);
      const { filesKeptYears: kept, read } = await changeSettings(client, { filesKeptYears });
      return answerAsRead(output, { filesKeptYears: kept, read }, keptInWords);
    }),
  );
}

function keptInWords({ filesKeptYears: years }: { readonly filesKeptYears: number | null }, say: Say): string {
  if (years === null) return say('导入的文件永久保存。', 'Imported files are kept for ever.');
  return say(
    `导入的文件从收到起保存 ${years} 年，由它们带来的数据一直保存。`,
    `Imported files are kept for ${years} years; the data from them is kept for good.`,
  );
}

/** `imports file IMPORT --out FILE`. */
function fileCommand(list: Command, context: CommandContext): void {
  const { say } = context;
  const command = list.command('file').argument('<import>', say('导入的编号', 'the number of an import'), id);
  command.description(say('取出导入的文件，与收到时逐字节相同', 'the file of an import, byte for byte as received'));
  command.requiredOption('--out <file>', option(say, 'fileToWrite'));
  examples(command, context, 'imports file 12 --out 抄表.csv');
  command.action((of: number, { out }: { out: string }) =>
    context.within(async (at) => {
      let bytes = 0;
      await save(await at.get(`/imports/${of}/file`), out, (piece) => void (bytes += piece.length));
      answer(at.output, { import: of, bytes, file: out }, (told, words) =>
        words(`已写入 ${told.file}（${number(told.bytes)} 字节）`, `${number(told.bytes)} bytes written to ${told.file}`),
      );
    }),
  );
}

type Rows = Awaited<ReturnType<Client['imports']['rows']>>;

/** `imports rows IMPORT --row N`. */
function rowsCommand(list: Command, context: CommandContext): void {
  const { say } = context;
  const command = list.command('rows').argument('<import>', say('导入的编号', 'the number of an import'), id);
  command.description(say('导入的文件中的行，原样显示', 'rows of the file of an import, as received'));
  command
    .option('--row <number>', say('自第几行起（表头也算一行）', 'from this row on; the header has a number too'), whole(1, 2_000_000_000))
    .option('--count <count>', say('多少行（默认 20）', 'number of rows (default 20)'), whole(1, 200));
  examples(command, context, 'imports rows 12 --row 3145 --count 5');
  command.action((of: number, { row, count }: { row?: number; count?: number }) =>
    context.within(async ({ client, output }) => answer(output, await client.imports.rows({ id: of, from: row, count }), rowsInWords)),
  );
}

function rowsInWords({ header, rows }: Rows, say: Say): string {
  type Row = Rows['rows'][number];
  const width = Math.max(header.length, ...rows.map(({ cells }) => cells.length));
  const columns = [
    { title: label(say, 'row'), cell: (row: Row) => row.row, number: true },
    ...Array.from({ length: width }, (_, at) => ({ title: header[at] ?? '', cell: (row: Row) => row.cells[at] ?? '' })),
    { title: '', cell: (row: Row) => row.rejected.map(({ detail }) => detail).join('; ') },
  ];
  return rows.length === 0 ? say('没有这些行。', 'There are no such rows.') : table(columns, rows);
}

function listedInWords({ imports }: Listed, say: Say): string {
  const columns = [
    { title: label(say, 'number'), cell: (row: Row) => row.import, number: true },
    { title: label(say, 'category'), cell: (row: Row) => term(say, importKindTerms, row.kind) },
    {
      title: label(say, 'fileOrSubject'),
      cell: (row: Row) => (row.live ? say(`实时 ${row.subject}`, `live ${row.subject}`) : row.subject),
    },
    { title: label(say, 'state'), cell: (row: Row) => term(say, importStateTerms, row.state) },
    { title: label(say, 'who'), cell: (row: Row) => term(say, actorTerms, row.by) },
    { title: label(say, 'when'), cell: (row: Row) => row.at },
    {
      title: '',
      cell: (row: Row) => row.problem?.detail ?? (row.live && row.ended !== null ? say(`最近 ${row.ended}`, `last ${row.ended}`) : ''),
    },
  ];
  return imports.length === 0 ? say('尚未导入。', 'There are no imports yet.') : table(columns, imports);
}
