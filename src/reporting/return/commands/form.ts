import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { statusTerms } from '#kernel/vocabulary.ts';
import { formPeriodTerms, returnTerms } from '#reporting/return/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';

type Forms = Client['return'];
type Listed = Awaited<ReturnType<Forms['forms']>>['forms'][number];

/** `form list|show|check|add`: statistical forms as files. */
export function formCommands(program: Command, context: CommandContext): void {
  const { say, within } = context;
  const group = program.command('form').description(say('统计报表：表式文件', 'statistical forms, as files')).helpCommand(false);
  examples(group, context, 'form list', 'form check 表式.yaml', 'form show civil-building-energy');
  group
    .command('list')
    .description(say('现行的报表', 'the forms in force'))
    .action(() => within(async ({ client, output }) => answer(output, await client.return.forms(), listInWords)));
  group
    .command('show <id>')
    .description(say('一张报表的字段、校验、来源和版本', 'the fields of a form, its checks, source and versions'))
    .action((id: string) =>
      within(async ({ client, output }) =>
        answer(output, await client.return.form({ id }), (one, as) => listInWords({ forms: [one] }, as)),
      ),
    );
  const fileOf = async (file: string) => ({ name: basename(file), text: await textOf(file) });
  group
    .command('check <file>')
    .description(say('检查表式文件，逐处指出问题（行、列）', 'check a form file and list each fault by line and column'))
    .action((file: string) =>
      within(async ({ client, output }) => answer(output, await client.return.check(await fileOf(file)), checkedInWords)),
    );
  group
    .command('add <file>')
    .description(
      say('将表式文件存为本市的知识；改动须写新的版本号', 'save the file in the city’s knowledge; a change needs a new version number'),
    )
    .action((file: string) =>
      within(async ({ client, output }) => answer(output, await client.return.add(await fileOf(file)), checkedInWords)),
    );
}

function listInWords({ forms }: { readonly forms: readonly Listed[] }, say: Say): string {
  const columns = [
    { title: label(say, 'code'), cell: (one: Listed) => `${one.id}@${one.version}` },
    { title: label(say, 'name'), cell: (one: Listed) => say(one.names.zh, one.names.en) },
    { title: term(say, returnTerms, 'period'), cell: (one: Listed) => term(say, formPeriodTerms, one.period) },
    { title: label(say, 'basis'), cell: (one: Listed) => `${one.document} ${one.clause} (${term(say, statusTerms, one.status)})` },
  ];
  return table(columns, forms);
}

function checkedInWords({ forms }: Awaited<ReturnType<Forms['check']>>, say: Say): string {
  return forms
    .map(({ id, version, fields, checks }) =>
      say(`${id} 第 ${version} 版：${fields} 个字段，${checks} 项校验`, `${id} version ${version}: ${fields} fields, ${checks} checks`),
    )
    .join('\n');
}
