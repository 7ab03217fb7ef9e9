import { basename } from 'node:path';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { feedDatasetTerms, feedStateTerms, hiddenTerms, sharingTerms } from '#reporting/sharing/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { number, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { blocks, cutList, findingLines } from '#cli/wording.ts';

type Feeds = Client['sharing']['feeds'];
type Feed = Awaited<ReturnType<Feeds['list']>>['feeds'][number];
type Log = Awaited<ReturnType<Feeds['log']>>;
type Preview = Awaited<ReturnType<Feeds['preview']>>;

/** `feed add|list|show|end|log|preview`: what organisations receive of a place by agreement, and who took what. */
export function feedCommands(program: Command, context: CommandContext): void {
  const { say, within } = context;
  const group = program
    .command('feed')
    .description(
      say('数据共享：按协议向单位提供数据，记录谁取走了什么', 'feeds: data shared with organisations by agreement, and who requested what'),
    )
    .helpCommand(false);
  examples(group, context, 'feed add 共享.yaml', 'feed preview city-brain', 'feed log city-brain');
  group
    .command('add <file>')
    .description(say('按文件新增共享项', 'add the feeds of a file'))
    .action((file: string) =>
      within(async ({ client, output }) =>
        answer(output, await client.sharing.feeds.add({ name: basename(file), text: await textOf(file) }), listInWords),
      ),
    );
  group
    .command('list')
    .description(say('全部共享项', 'all feeds'))
    .action(() => within(async ({ client, output }) => answer(output, await client.sharing.feeds.list(), listInWords)));
  const named = (name: 'show' | 'end', zh: string, en: string) =>
    group
      .command(`${name} <id>`)
      .description(say(zh, en))
      .action((id: string) =>
        within(async ({ client, output }) =>
          answer(output, await client.sharing.feeds[name]({ id }), (feed, as) => listInWords({ feeds: [feed] }, as)),
        ),
      );
  named('show', '一个共享项的约定', 'the terms of a feed');
  named('end', '立即终止一个共享项，不可恢复', 'end a feed immediately; this cannot be undone');
  group
    .command('log <id>')
    .description(say('谁在何时取走了什么', 'who requested what, and when'))
    .action((id: string) => within(async ({ client, output }) => answer(output, await client.sharing.feeds.log({ id }), logInWords)));
  group
    .command('preview <id>')
    .description(say('接收单位现在会看到什么，什么不给、为什么', 'what the receiver would get now, and what is withheld and why'))
    .action((id: string) =>
      within(async ({ client, output }) => answer(output, await client.sharing.feeds.preview({ id }), previewInWords)),
    );
}

function listInWords({ feeds }: { readonly feeds: readonly Feed[] }, say: Say): string {
  const columns = [
    { title: label(say, 'code'), cell: (one: Feed) => one.id },
    { title: term(say, sharingTerms, 'dataset'), cell: (one: Feed) => term(say, feedDatasetTerms, one.dataset) },
    { title: label(say, 'place'), cell: (one: Feed) => one.region },
    { title: term(say, sharingTerms, 'receiver'), cell: (one: Feed) => one.receiver },
    { title: term(say, sharingTerms, 'agreement'), cell: (one: Feed) => `${one.agreement} ${one.from} – ${one.ends}` },
    { title: term(say, sharingTerms, 'dataDays'), cell: (one: Feed) => `${one.dataFrom} – ${one.dataUntil}` },
    { title: label(say, 'state'), cell: (one: Feed) => term(say, feedStateTerms, one.state) },
    { title: term(say, sharingTerms, 'takeCount'), cell: (one: Feed) => number(one.takes), number: true },
  ];
  return feeds.length === 0 ? say('没有共享项。', 'There are no feeds.') : table(columns, feeds);
}

function logInWords({ takes, total }: Log, say: Say): string {
  type Take = Log['takes'][number];
  const columns = [
    { title: term(say, sharingTerms, 'lastTake'), cell: (one: Take) => one.at },
    { title: term(say, sharingTerms, 'takenBy'), cell: (one: Take) => one.by },
    { title: term(say, sharingTerms, 'takenRows'), cell: (one: Take) => number(one.rows), number: true },
    { title: term(say, sharingTerms, 'fromToken'), cell: (one: Take) => one.from },
    { title: term(say, sharingTerms, 'toToken'), cell: (one: Take) => one.to },
    { title: 'SHA-256', cell: (one: Take) => one.sha256 },
  ];
  return takes.length === 0 ? say('还没有人取用。', 'No requests yet.') : cutList(table(columns, takes), takes.length, total, say);
}

function previewInWords({ rows, total, hidden, findings }: Preview, say: Say): string {
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const cell = (value: unknown): string => (value === null || value === undefined ? '' : String(value as string));
  const columns = names.map((name) => ({ title: name, cell: (row: Record<string, unknown>) => cell(row[name]) }));
  return blocks(
    say(`共 ${total} 条，列出前 ${rows.length} 条`, `${total} rows, showing the first ${rows.length}`),
    rows.length > 0 && table(columns, rows),
    hidden.length > 0 && `${term(say, sharingTerms, 'hidden')}:`,
    hidden.length > 0 &&
      hidden.map(({ name, why, count }) => `${name}${count === null ? '' : ` (${count})`}: ${term(say, hiddenTerms, why)}`).join('\n'),
    findingLines(findings, say),
  );
}
