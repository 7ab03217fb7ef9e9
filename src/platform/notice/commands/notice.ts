import { option } from '#cli/option-terms.ts';
import { label } from '#cli/terms.ts';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { sendingCommands } from './notice-sending.ts';
import { facts, table } from '#cli/table.ts';
import { id, onOff, quietHours, several, whole } from '#cli/values.ts';

type Notice = Client['notice'];
type List = Awaited<ReturnType<Notice['list']>>;
type Choices = Awaited<ReturnType<Notice['choices']>>;
type ListOptions = { readonly unread?: true; readonly kind?: string; readonly limit?: number };

/** `notice list`, `notice read`, `notice settings`, and how notices are sent. */
export function noticeCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('notice')
    .description(say('通知：我的通知，以及通知如何发送', 'notices: mine, and how they are sent'))
    .helpCommand(false);
  examples(group, context, 'notice list --unread', 'notice settings --help');
  listCommand(group, context);
  readCommand(group, context);
  settingsCommand(group, context);
  sendingCommands(group, context);
}

function listCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group.command('list').description(say('我的通知，最新的在前', 'my notices, newest first'));
  list
    .option('--unread', label(say, 'unreadOnly'))
    .option('--kind <kind>', say('只看这一种', 'of this kind'))
    .option('--limit <count>', option(say, 'atMost50'), whole(1, 200));
  examples(list, context, 'notice list --unread');
  list.action((options: ListOptions) =>
    context.within(async ({ client, output }) => answer(output, await client.notice.list(options), listInWords)),
  );
}

function readCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const read = group.command('read [notices...]').description(say('把通知标为已读', 'mark notices as read'));
  read.option('--all', say('全部', 'all of them'));
  examples(read, context, 'notice read 17 18', 'notice read --all');
  read.action((given: readonly string[], { all }: { all?: true }) => {
    if ((given.length === 0) === (all === undefined)) read.error(say('请给出编号，或用 --all', 'name notices by number, or use --all'));
    return context.within(async ({ client, output }) => {
      const marks = await client.notice.read(all === true ? {} : { notices: given.map(id) });
      answer(output, marks, ({ read: marked, unread }, words) =>
        words(`已标为已读 ${marked} 条，还有 ${unread} 条未读。`, `Marked as read: ${marked}. Unread: ${unread}.`),
      );
    });
  });
}

type SettingsOptions = {
  readonly mail?: string | false;
  readonly confirm?: string;
  readonly language?: 'zh' | 'en';
  readonly quiet?: { readonly from: string; readonly until: string } | false;
  readonly timeZone?: string;
  readonly urgentPasses?: boolean;
  readonly byMail?: readonly string[];
  readonly inboxOnly?: readonly string[];
};

function settingsCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const settings = group
    .command('settings')
    .description(
      say('通知的接收种类、时间和方式；不带选项则只显示', 'which notices I get, when and which way; without options they are shown'),
    );
  settings
    .option('--mail <address>', say('我的邮箱；会收到一个确认码', 'my mail address; a code is sent there'))
    .option('--no-mail', say('不再用邮件', 'stop mail'))
    .option('--confirm <code>', say('邮件里的确认码', 'the code from the mail'))
    .option('--language <lang>', say('邮件的语言：zh 或 en', 'the language of mails: zh or en'))
    .option('--quiet <from-until>', say('安静时段，如 22:00-07:00', 'quiet hours, as 22:00-07:00'), quietHours)
    .option('--no-quiet', say('没有安静时段', 'no quiet hours'))
    .option('--time-zone <zone>', say('时区，如 Asia/Shanghai', 'the time zone, as Asia/Shanghai'))
    .option('--urgent-passes <yes|no>', say('紧急的是否不等安静时段结束', 'whether urgent kinds come in quiet hours too'), onOff)
    .option('--by-mail <kind>', say('这一种也发邮件；可重复', 'also send this kind by mail; repeatable'), several)
    .option('--inbox-only <kind>', say('这一种只进收件箱；可重复', 'this kind only in the inbox; repeatable'), several);
  examples(settings, context, 'notice settings', 'notice settings --quiet 22:00-07:00 --inbox-only import-ended');
  settings.action((options: SettingsOptions) =>
    context.within(async ({ client, output }) => answer(output, await change(client.notice, options), choicesInWords)),
  );
}

async function change(notice: Notice, { mail, confirm, byMail = [], inboxOnly = [], quiet, ...rest }: SettingsOptions): Promise<Choices> {
  const kinds = [...byMail.map((kind) => ({ kind, mail: true })), ...inboxOnly.map((kind) => ({ kind, mail: false }))];
  const chosen = {
    ...rest,
    ...(quiet === undefined ? {} : { quiet: quiet === false ? null : quiet }),
    ...(kinds.length === 0 ? {} : { kinds }),
  };
  let choices = Object.keys(chosen).length === 0 ? null : await notice.choose(chosen);
  if (mail === false) choices = await notice.address.remove();
  if (typeof mail === 'string') choices = await notice.address.set({ mail });
  if (confirm !== undefined) choices = await notice.address.confirm({ code: confirm });
  return choices ?? notice.choices();
}

function listInWords({ notices, unread }: List, say: Say): string {
  type Row = List['notices'][number];
  const columns = [
    { title: label(say, 'number'), cell: (row: Row) => String(row.id) },
    { title: label(say, 'time'), cell: (row: Row) => row.at },
    { title: label(say, 'state'), cell: (row: Row) => (row.read === null ? label(say, 'unread') : say('已读', 'read')) },
    { title: label(say, 'kind'), cell: (row: Row) => row.kindName },
    { title: say('内容', 'what'), cell: (row: Row) => row.text },
  ];
  if (notices.length === 0) return label(say, 'noNotices');
  return `${table(columns, notices)}\n${say(`未读 ${unread} 条。`, `Unread: ${unread}.`)}`;
}

function choicesInWords(choices: Choices, say: Say): string {
  const { mail, mailConfirmed, mailReady, quiet, kinds } = choices;
  const yes = (is: boolean) => (is ? label(say, 'yes') : label(say, 'no'));
  const stands = mail === null ? label(say, 'notFilledIn') : mailConfirmed ? mail : say(`${mail}（待确认）`, `${mail} (to be confirmed)`);
  const lines = facts([
    [label(say, 'mailAddress'), stands],
    [say('城市已设邮件服务器', 'the city has a mail server'), yes(mailReady)],
    [label(say, 'mailLanguage'), choices.language === 'zh' ? '中文' : 'English'],
    [label(say, 'quietHours'), quiet === null ? label(say, 'none') : `${quiet.from}-${quiet.until} ${choices.timeZone}`],
    [say('紧急的不等', 'urgent kinds pass'), yes(choices.urgentPasses)],
  ]);
  type Row = Choices['kinds'][number];
  const columns = [
    { title: label(say, 'code'), cell: (row: Row) => row.kind },
    { title: label(say, 'kind'), cell: (row: Row) => row.name },
    { title: label(say, 'urgent'), cell: (row: Row) => yes(row.urgent) },
    { title: say('也发邮件', 'by mail too'), cell: (row: Row) => yes(row.mail) },
  ];
  return `${lines}\n\n${table(columns, kinds)}`;
}
