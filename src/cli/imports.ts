import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from './desk.ts';
import type { Say } from './desk.ts';
import { examples } from './kit.ts';
import type { Kit } from './kit.ts';
import { table } from './table.ts';
import { id, whole } from './values.ts';

type Asked = NonNullable<Parameters<Client['imports']['list']>[0]>;
type Listed = Awaited<ReturnType<Client['imports']['list']>>;
type Row = Listed['imports'][number];

/** `undo IMPORT` and `imports`. */
export function importsCommands(program: Command, kit: Kit): void {
  undoCommand(program, kit);
  listCommand(program, kit);
}

function undoCommand(program: Command, kit: Kit): void {
  const { say } = kit;
  const command = program
    .command('undo')
    .argument('<import>', say('导入、修改或裁定的编号', 'the number of an import, a change or a decision'), id);
  command.description(say('整体撤销一次导入或修改', 'take an import or a change back, whole'));
  examples(command, kit, 'undo 12');
  command.action((number: number) =>
    kit.within(async ({ client, desk }) =>
      answer(desk, await client.imports.undo({ id: number }), (told, words) =>
        words(`已撤销 ${told.import}。`, `${told.import} is undone.`),
      ),
    ),
  );
}

function listCommand(program: Command, kit: Kit): void {
  const { say } = kit;
  const command = program.command('imports').description(say('历次导入与手工修改', 'what came in, and changes by hand'));
  command
    .option('--kind <kind>', say('只看这一类，如 readings', 'of this kind, as readings'))
    .option('--by-hand', say('连同手工修改', 'changes by hand too'))
    .option('--before <import>', say('早于这个编号的', 'before this number'), id)
    .option('--limit <count>', say('最多多少条（默认 50）', 'at most so many (default 50)'), whole(1, 500));
  examples(command, kit, 'imports', 'imports --kind readings --limit 5');
  command.action((options: Asked) =>
    kit.within(async ({ client, desk }) => answer(desk, await client.imports.list(options), listedInWords)),
  );
}

function listedInWords({ imports }: Listed, say: Say): string {
  const states = {
    begun: say('进行中', 'running'),
    shown: say('已生效', 'in force'),
    previewed: say('预览', 'preview'),
    failed: say('未成功', 'failed'),
    undone: say('已撤销', 'undone'),
  } as const;
  const columns = [
    { title: say('编号', 'number'), cell: (row: Row) => row.import, number: true },
    { title: say('类别', 'kind'), cell: (row: Row) => row.kind },
    {
      title: say('文件或对象', 'file or subject'),
      cell: (row: Row) => (row.live ? say(`实时 ${row.subject}`, `live ${row.subject}`) : row.subject),
    },
    { title: say('状态', 'state'), cell: (row: Row) => states[row.state] },
    { title: say('何人', 'by'), cell: (row: Row) => row.by },
    { title: say('何时', 'at'), cell: (row: Row) => row.at },
    {
      title: '',
      cell: (row: Row) => row.problem?.detail ?? (row.live && row.ended !== null ? say(`最近 ${row.ended}`, `last ${row.ended}`) : ''),
    },
  ];
  return imports.length === 0 ? say('还没有导入。', 'Nothing came in yet.') : table(columns, imports);
}
