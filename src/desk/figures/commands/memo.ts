import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { spellFigureName } from '#desk/figures/vocabulary.ts';
import { type CommandContext, examples } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, figure, table } from '#cli/table.ts';
import { label } from '#cli/terms.ts';
import { id } from '#cli/values.ts';

type Memo = Awaited<ReturnType<Client['figures']['memos']['list']>>['memos'][number];

/** `memo list|save|delete`: figures that the requester saved for itself. */
export function memoCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('memo')
    .description(say('便签：自己存下的数字，按存时所知', 'memos: figures that you saved, as they were known then'))
    .helpCommand(false);
  examples(group, context, 'memo list', 'memo save eyJraW5kIjoidXNlIn0.1a2b3c --note 会上用');
  const list = group.command('list').description(say('自己的便签，新的在前', 'your own memos, newest first'));
  examples(list, context, 'memo list');
  list.action(() => context.within(async ({ client, output }) => answer(output, await client.figures.memos.list(), listInWords)));
  saveCommand(group, context);
  const remove = group.command('delete').argument('<number>', label(say, 'number'), id);
  remove.description(say('删除一条便签', 'delete a memo'));
  examples(remove, context, 'memo delete 12');
  remove.action((of: number) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.figures.memos.remove({ id: of }), ({ removed }, words) =>
        removed ? words(`已删除便签 ${of}`, `Memo ${of} was deleted`) : words(`您没有编号为 ${of} 的便签`, `You have no memo ${of}`),
      ),
    ),
  );
}

function saveCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const save = group
    .command('save <figure>')
    .description(say('把一个数字存为便签', 'save a figure as a memo'))
    .option('--note <text>', say('写给自己的话', 'a note to yourself'))
    .option('--page <address>', say('看到它的页面，以 / 开头', 'the page where it was read, beginning with /'));
  examples(save, context, 'memo save eyJraW5kIjoidXNlIn0.1a2b3c --note 会上用 --page "/ranking?year=2025"');
  save.action((asked: string, options: { readonly note?: string; readonly page?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.figures.memos.save({ figure: asked, ...options }), (memo, words) => memoInWords(memo, words)),
    ),
  );
}

const nameOf = (say: Say, { name }: Memo): string => spellFigureName(name, say('zh', 'en') === 'zh' ? 'zh' : 'en');

function memoInWords(memo: Memo, say: Say): string {
  return facts([
    [label(say, 'number'), memo.id],
    [nameOf(say, memo), figure(memo)],
    [label(say, 'knownAt'), memo.knownAt],
    [label(say, 'remarks'), memo.note || null],
    [say('所在页面', 'page'), memo.href],
  ]);
}

function listInWords({ memos }: { readonly memos: readonly Memo[] }, say: Say): string {
  if (memos.length === 0) return say('没有便签。', 'There are no memos.');
  return table(
    [
      { title: label(say, 'number'), cell: (memo: Memo) => memo.id },
      { title: label(say, 'figure'), cell: (memo: Memo) => nameOf(say, memo) },
      { title: label(say, 'value'), cell: (memo: Memo) => figure(memo), number: true },
      { title: label(say, 'knownAt'), cell: (memo: Memo) => memo.knownAt },
      { title: label(say, 'remarks'), cell: (memo: Memo) => memo.note },
    ],
    memos,
  );
}
