import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from './desk.ts';
import type { Say } from './desk.ts';
import { examples } from './kit.ts';
import type { Kit } from './kit.ts';
import { table } from './table.ts';

type Told = Awaited<ReturnType<Client['registry']['history']>>;

/** `history BUILDING`. */
export function historyCommand(program: Command, kit: Kit): void {
  const { say } = kit;
  const command = program.command('history <building>').description(say('谁在何时改了哪个字段', 'who changed which field, and when'));
  examples(command, kit, 'history B001');
  command.action((building: string) =>
    kit.within(async ({ client, desk }) => answer(desk, await client.registry.history({ building }), inWords)),
  );
}

function inWords({ changes }: Told, say: Say): string {
  type Row = Told['changes'][number];
  const columns = [
    { title: say('何时', 'at'), cell: (row: Row) => row.at },
    { title: say('何人', 'by'), cell: (row: Row) => row.by },
    { title: say('字段', 'field'), cell: (row: Row) => row.field },
    { title: say('原值', 'from'), cell: (row: Row) => plain(row.from) },
    { title: say('新值', 'to'), cell: (row: Row) => plain(row.to) },
    { title: say('导入', 'import'), cell: (row: Row) => row.import, number: true },
  ];
  return changes.length === 0 ? say('没有变更。', 'Nothing was changed.') : table(columns, changes);
}

function plain(value: unknown): string | null {
  return value === null || value === undefined ? null : typeof value === 'string' ? value : JSON.stringify(value);
}
