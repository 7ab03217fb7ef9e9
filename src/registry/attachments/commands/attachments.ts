import { actorTerms } from '#kernel/actor-terms.ts';
import { option } from '#cli/option-terms.ts';
import { label, term } from '#cli/terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer, type Say } from '#cli/output.ts';
import { save } from '#cli/download.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { number, table } from '#cli/table.ts';
import { id } from '#cli/values.ts';

type Listed = Awaited<ReturnType<Client['attachments']['entries']>>;
type Entry = Listed['entries'][number];
type History = Awaited<ReturnType<Client['attachments']['history']>>;

/** `attachments list|attach|note|save|edit|take-back|bring-back|history`: files and notes of a building. */
export function attachmentCommands(program: Command, context: CommandContext): void {
  const group = program
    .command('attachments')
    .description(context.say('建筑的附件与备注', 'files and notes of a building'))
    .helpCommand(false);
  examples(group, context, 'attachments list B001', 'attachments attach B001 平面图.pdf --about 一层');
  writeCommands(group, context);
  readCommands(group, context);
  changeCommands(group, context);
}

function writeCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const attach = group.command('attach <building> <file>').description(say('添加附件（最多 50 MB）', 'attach a file (at most 50 MB)'));
  attach.option('--about <text>', label(say, 'remarks'));
  examples(attach, context, 'attachments attach B001 平面图.pdf --about 一层');
  attach.action((building: string, path: string, { about }: { about?: string }) =>
    context.within(async ({ client, output, upload }) => {
      const made = await client.attachments.attach({ building, file: await upload(path), ...(about !== undefined && { about }) });
      answer(output, made, entryLine);
    }),
  );
  const note = group.command('note <building> <text>').description(label(say, 'writeNote'));
  examples(note, context, 'attachments note B001 "锅炉房在北侧，2025 年换过泵"');
  note.action((building: string, text: string) =>
    context.within(async ({ client, output }) => answer(output, await client.attachments.note({ building, text }), entryLine)),
  );
}

function readCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group.command('list <building>').description(say('清单，新的在前', 'the files and notes of a building, newest first'));
  list.option('--taken-back', say('连同已收回的', 'include withdrawn ones'));
  examples(list, context, 'attachments list B001');
  list.action((building: string, { takenBack = false }: { takenBack?: boolean }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.attachments.entries({ building, takenBack, limit: 1000 }), listed),
    ),
  );
  const keep = group
    .command('save')
    .argument('<number>', label(say, 'number'), id)
    .description(say('取出附件', 'save an attached file here'));
  keep.requiredOption('--out <file>', option(say, 'fileToWrite'));
  examples(keep, context, 'attachments save 12 --out 平面图.pdf');
  keep.action((entry: number, { out }: { out: string }) =>
    context.within(async (at) => {
      let bytes = 0;
      await save(await at.get(`/attachments/${entry}/file`), out, (piece) => void (bytes += piece.length));
      answer(at.output, { entry, bytes, file: out }, (told, words) =>
        words(`已写入 ${told.file}（${number(told.bytes)} 字节）`, `${number(told.bytes)} bytes written to ${told.file}`),
      );
    }),
  );
  const history = group
    .command('history')
    .argument('<number>', label(say, 'number'), id)
    .description(say('一条附件说明或备注的历史', 'the history of a note or file description'));
  examples(history, context, 'attachments history 12');
  history.action((entry: number) =>
    context.within(async ({ client, output }) => answer(output, await client.attachments.history({ id: entry }), historyInWords)),
  );
}

function changeCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const edit = group
    .command('edit')
    .argument('<number>', label(say, 'number'), id)
    .argument('<text>', say('新的内容', 'the new text'))
    .description(say('修改备注或附件说明', 'change a note or the description of a file'));
  examples(edit, context, 'attachments edit 12 "锅炉房在南侧"');
  edit.action((entry: number, text: string) =>
    context.within(async ({ client, output }) => answer(output, await client.attachments.edit({ id: entry, text }), entryLine)),
  );
  const back = group
    .command('take-back')
    .argument('<number>', label(say, 'number'), id)
    .description(say('收回（可恢复）', 'withdraw an entry (it can be restored)'));
  examples(back, context, 'attachments take-back 12');
  back.action((entry: number) =>
    context.within(async ({ client, output }) => answer(output, await client.attachments.takeBack({ id: entry }), entryLine)),
  );
  const bring = group
    .command('bring-back')
    .argument('<number>', label(say, 'number'), id)
    .description(say('恢复已收回的', 'restore a withdrawn entry'));
  examples(bring, context, 'attachments bring-back 12');
  bring.action((entry: number) =>
    context.within(async ({ client, output }) => answer(output, await client.attachments.bringBack({ id: entry }), entryLine)),
  );
}

const stateOf = (entry: Entry, say: Say): string => (entry.takenBack ? label(say, 'takenBack') : '');

function entryLine(entry: Entry, say: Say): string {
  const name = entry.file === null ? label(say, 'note') : entry.file.name;
  const state = stateOf(entry, say);
  return `${entry.id}  ${entry.building}  ${name}  ${entry.text}${state === '' ? '' : `  （${state}）`}`;
}

function listed({ entries, total, takenBack }: Listed, say: Say): string {
  if (entries.length === 0)
    return takenBack > 0
      ? say(
          `没有附件和备注（${number(takenBack)} 条已收回，加 --taken-back 查看）`,
          `None (${number(takenBack)} withdrawn, shown with --taken-back)`,
        )
      : say('没有附件和备注。', 'There are no files and no notes.');
  const columns = [
    { title: label(say, 'number'), cell: (row: Entry) => row.id, number: true },
    { title: label(say, 'when'), cell: (row: Entry) => row.at },
    { title: label(say, 'who'), cell: (row: Entry) => term(say, actorTerms, row.by) },
    { title: label(say, 'file'), cell: (row: Entry) => row.file?.name ?? null },
    { title: label(say, 'bytes'), cell: (row: Entry) => number(row.file?.bytes ?? null), number: true },
    { title: label(say, 'text'), cell: (row: Entry) => row.text.replaceAll('\n', ' ') },
    { title: '', cell: (row: Entry) => stateOf(row, say) },
  ];
  return `${table(columns, entries)}\n${say(`共 ${number(total)} 条`, `${number(total)} in all`)}`;
}

function historyInWords({ revisions }: History, say: Say): string {
  type Row = History['revisions'][number];
  const columns = [
    { title: label(say, 'when'), cell: (row: Row) => row.at },
    { title: label(say, 'who'), cell: (row: Row) => term(say, actorTerms, row.by) },
    { title: label(say, 'text'), cell: (row: Row) => row.text.replaceAll('\n', ' ') },
    { title: '', cell: (row: Row) => (row.takenBack ? label(say, 'takenBack') : '') },
  ];
  return table(columns, revisions);
}
