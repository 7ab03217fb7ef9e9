import { InvalidArgumentError, type Command } from 'commander';
import type { Client } from '#client.ts';
import { notifyTerms } from '#supervision/warning/vocabulary.ts';
import { answerAsRead } from '#cli/as-read.ts';
import { putTarget } from '#cli/stated-as-read.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { textOf } from '#cli/text-file.ts';
import { findingLines } from '#cli/wording.ts';

type TargetOptions = {
  readonly webhook?: string;
  readonly secret?: string;
  readonly mail?: string;
  readonly template?: string;
  readonly quiet?: { readonly from: string; readonly until: string };
};

const quietHours = (text: string): { from: string; until: string } => {
  const [, from, until] = /^((?:[01]\d|2[0-3]):[0-5]\d)-((?:[01]\d|2[0-3]):[0-5]\d)$/u.exec(text) ?? [];
  if (from === undefined || until === undefined) throw new InvalidArgumentError('22:00-07:00');
  return { from, until };
};

/** `notify add|remove|list|test`: the targets that rules name. */
export function notifyCommands(program: Command, context: CommandContext): void {
  const { say, within } = context;
  const group = program.command('notify').description(say('预警的通知对象', 'recipients of warnings')).helpCommand(false);
  examples(group, context, 'notify add 值班 --webhook https://desk.example.cn/hook --secret 密钥', 'notify test 值班');
  const add = group
    .command('add <name>')
    .description(say('新增通知对象：推送地址和密钥，或邮箱', 'add a recipient: a webhook with its secret, or a mail address'))
    .option('--webhook <url>', say('推送地址', 'the webhook address'))
    .option('--secret <secret>', say('签名密钥', 'the signing secret'))
    .option('--mail <address>', label(say, 'mailAddress'))
    .option(
      '--template <file>',
      say(
        '短信等网关的模板（YAML 或 JSON：method、headers、body、expect）',
        'a gateway template (YAML or JSON: method, headers, body, expect)',
      ),
    )
    .option(
      '--quiet <hours>',
      say('安静时段，如 22:00-07:00；告警照发，其余到时段结束再发', 'quiet hours, as 22:00-07:00; all but alarms wait'),
      quietHours,
    );
  examples(
    add,
    context,
    'notify add 值班 --mail desk@example.cn --quiet 22:00-07:00',
    'notify add 短信 --webhook https://sms.example.cn/send --secret 密钥 --template 短信.yaml',
  );
  add.action((name: string, { template, ...asked }: TargetOptions) =>
    within(async ({ client, output }) => {
      const given = { name, ...asked, ...(template !== undefined && { template: await textOf(template) }) };
      answerAsRead(output, await putTarget(client, given), (one, words) => targetsInWords([one], words));
    }),
  );
  const list = group.command('list').description(say('全部通知对象', 'all recipients'));
  examples(list, context, 'notify list');
  list.action(() =>
    within(async ({ client, output }) =>
      answer(output, await client.warning.notify.list(), ({ targets }, words) => targetsInWords(targets, words)),
    ),
  );
  const remove = group.command('remove <name>').description(say('不再通知', 'remove a recipient'));
  examples(remove, context, 'notify remove 值班');
  remove.action((name: string) =>
    within(async ({ client, output }) =>
      answer(output, await client.warning.notify.remove({ name }), (_, words) => words('已移除。', 'Removed.')),
    ),
  );
  const test = group.command('test <name>').description(say('发送一次测试', 'send a test'));
  examples(test, context, 'notify test 值班');
  test.action((name: string) =>
    within(async ({ client, output }) => {
      const told = await client.warning.notify.test({ name });
      answer(output, told, ({ findings }, words) => (told.delivered ? words('已送达。', 'Delivered.') : findingLines(findings, words)));
      return told.delivered ? 0 : 1;
    }),
  );
}

type Target = Awaited<ReturnType<Client['warning']['notify']['add']>>;

function targetsInWords(targets: readonly Target[], say: Say): string {
  const columns = [
    { title: label(say, 'name'), cell: (row: Target) => row.name },
    { title: label(say, 'address'), cell: (row: Target) => row.webhook ?? row.mail },
    { title: term(say, notifyTerms, 'quiet'), cell: (row: Target) => (row.quiet === null ? null : `${row.quiet.from}-${row.quiet.until}`) },
    { title: term(say, notifyTerms, 'template'), cell: ({ template }: Target) => template?.placeholders.join(' ') },
  ];
  return table(columns, targets);
}
