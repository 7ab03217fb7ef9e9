import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { buildingFieldTerms } from '#registry/vocabulary.ts';
import { answer } from './output.ts';
import type { Say } from './output.ts';
import { examples } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import { table } from './table.ts';
import { term, valueIn } from './terms.ts';

type Answer = Awaited<ReturnType<Client['registry']['history']>>;

/** `history BUILDING`. */
export function historyCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program.command('history <building>').description(say('谁在何时改了哪个字段', 'who changed which field, and when'));
  examples(command, context, 'history B001');
  command.action((building: string) =>
    context.within(async ({ client, output }) => answer(output, await client.registry.history({ building }), historyInWords)),
  );
}

export function historyInWords({ changes }: Answer, say: Say): string {
  type Row = Answer['changes'][number];
  const columns = [
    { title: say('何时', 'at'), cell: (row: Row) => row.at },
    { title: say('何人', 'by'), cell: (row: Row) => row.by },
    { title: say('字段', 'field'), cell: (row: Row) => term(say, buildingFieldTerms, row.field) },
    { title: say('原值', 'from'), cell: (row: Row) => valueIn(say, row.field, row.from) },
    { title: say('新值', 'to'), cell: (row: Row) => valueIn(say, row.field, row.to) },
    { title: say('导入', 'import'), cell: (row: Row) => row.import, number: true },
  ];
  return changes.length === 0 ? say('没有变更。', 'Nothing was changed.') : table(columns, changes);
}
