import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { unitSign } from '#kernel/unit-sign.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { table } from '#cli/table.ts';

type Vocabulary = Awaited<ReturnType<Client['help']['vocabulary']>>;

/** `vocabulary [--category C]`. */
export function vocabularyCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program
    .command('vocabulary')
    .description(
      say(
        '代码与名称对照表（字段、能源、用途、角色、状态、单位等）',
        'codes and their names: fields, carriers, uses, roles, states, units …',
      ),
    );
  command.option(
    '--category <category>',
    say('只看这一类，如 use、carrier、buildingField', 'only this category, such as use, carrier, buildingField'),
  );
  examples(command, context, 'vocabulary --category use', 'vocabulary --json');
  command.action((options: { category?: string }) =>
    context.within(async ({ client, output }) => answer(output, await client.help.vocabulary(options), inWords)),
  );
}

function inWords({ terms }: Vocabulary, say: Say): string {
  type Row = Vocabulary['terms'][number];
  const columns = [
    { title: say('类别', 'category'), cell: (row: Row) => row.category },
    { title: say('代码', 'code'), cell: (row: Row) => row.code },
    { title: '中文', cell: (row: Row) => row.zh },
    { title: 'English', cell: (row: Row) => row.en },
    { title: say('单位', 'unit'), cell: (row: Row) => (row.unit === null ? '' : unitSign(row.unit)) },
  ];
  return table(columns, terms);
}
