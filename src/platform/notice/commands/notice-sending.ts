import { option } from '#cli/option-terms.ts';
import { label } from '#cli/terms.ts';
import { text as textOf } from 'node:stream/consumers';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { answerAsRead } from '#cli/as-read.ts';
import { keepNotices, setMailServer } from '#cli/stated-as-read.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { facts, table } from '#cli/table.ts';
import { id, onOff, several, whole } from '#cli/values.ts';

type Notice = Client['notice'];
type Sending = Awaited<ReturnType<Notice['sending']>>;
type Deliveries = Awaited<ReturnType<Notice['deliveries']['list']>>;
type Outcome = Awaited<ReturnType<Notice['mailServer']['test']>>;
type MailServer = Omit<Parameters<Notice['mailServer']['set']>[0], 'password' | 'seen'>;

/** `notice sending`, `notice mail-server …`, `notice webhook …`, `notice deliveries`, `notice retry`. */
export function sendingCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const sending = group
    .command('sending')
    .description(say('通知如何发送：邮件服务器、推送、保存天数', 'how notices are sent: mail server, webhooks, how long kept'));
  sending.option('--keep-days <days>', say('已读通知保存多少天', 'days to keep read notices'), whole(30, 3650));
  examples(sending, context, 'notice sending', 'notice sending --keep-days 90');
  sending.action(({ keepDays }: { keepDays?: number }) =>
    context.within(async ({ client: { notice }, output }) =>
      keepDays === undefined
        ? answer(output, await notice.sending(), sendingInWords)
        : answerAsRead(output, await keepNotices({ notice }, { keptDays: keepDays }), sendingInWords),
    ),
  );
  mailServerCommands(group, context);
  webhookCommands(group, context);
  deliveryCommands(group, context);
}

function mailServerCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const server = group.command('mail-server').description(label(say, 'mailServer')).helpCommand(false);
  const set = server
    .command('set')
    .description(say('设置邮件服务器', 'set up the mail server'))
    .requiredOption('--host <host>', label(say, 'host'))
    .requiredOption('--port <port>', label(say, 'port'), whole(1, 65_535))
    .addOption(new Option('--security <how>', label(say, 'encryption')).choices(['tls', 'starttls', 'none']).default('tls'))
    .option('--user <name>', say('用户名；不填则不登录', 'the user name; empty: no sign-in'), '')
    .requiredOption('--from <address>', label(say, 'senderAddress'))
    .option('--password-stdin', say('从标准输入读取密码', 'reads the password from standard input'));
  examples(
    set,
    context,
    'notice mail-server set --host smtp.example.cn --port 465 --user city --from city@example.cn --password-stdin < password.txt',
  );
  set.action(({ passwordStdin, ...given }: MailServer & { readonly passwordStdin?: true }) =>
    context.within(async ({ client, output }) => {
      const password = passwordStdin === true ? (await textOf(process.stdin)).replace(/\r?\n$/u, '') : undefined;
      answerAsRead(output, await setMailServer(client, { ...given, ...(password === undefined ? {} : { password }) }), sendingInWords);
    }),
  );
  const test = server.command('test <address>').description(say('发一封测试邮件', 'send a test mail'));
  examples(test, context, 'notice mail-server test me@example.cn');
  test.action((to: string) =>
    context.within(async ({ client, output }) => {
      const outcome = await client.notice.mailServer.test({ to });
      answer(output, outcome, outcomeInWords);
      return outcome.ok ? 0 : 1;
    }),
  );
  const remove = examples(
    server.command('remove').description(say('不再发邮件', 'stop sending mail')),
    context,
    'notice mail-server remove',
  );
  remove.action(() =>
    context.within(async ({ client, output }) => answer(output, await client.notice.mailServer.remove(), sendingInWords)),
  );
  examples(server, context, 'notice mail-server set --help');
}

type WebhookOptions = { readonly name?: string; readonly address?: string; readonly kind?: readonly string[]; readonly enabled?: boolean };

function webhookCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const hooks = group.command('webhook').description(say('推送（webhook）', 'webhooks')).helpCommand(false);
  examples(hooks, context, 'notice webhook add 值班台 https://desk.example.cn/hook --kind disk-room');
  const kindOption = () => new Option('--kind <kind>', say('只推送这一种；可重复', 'only this kind; repeatable')).argParser(several);
  const add = hooks
    .command('add <name> <address>')
    .description(say('新增推送；密钥只显示一次', 'add a webhook; its secret is shown once'))
    .addOption(kindOption());
  examples(add, context, 'notice webhook add 值班台 https://desk.example.cn/hook');
  add.action((name: string, address: string, { kind = [] }: WebhookOptions) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.notice.webhooks.add({ name, address, kinds: [...kind] }), secretInWords),
    ),
  );
  const change = hooks
    .command('change <number>')
    .description(say('修改推送；没给的不变', 'change a webhook; what is not given stays'))
    .option('--name <name>', say('名称', 'its name'))
    .option('--address <address>', say('地址', 'its address'))
    .addOption(kindOption())
    .option('--enabled <yes|no>', say('是否启用', 'whether it is used'), onOff);
  examples(change, context, 'notice webhook change 1 --enabled no');
  change.action((number: string, { kind, ...rest }: WebhookOptions) =>
    context.within(async ({ client, output }) => {
      const changed = await client.notice.webhooks.change({
        webhook: id(number),
        ...rest,
        ...(kind === undefined ? {} : { kinds: [...kind] }),
      });
      answer(output, changed, ({ name }, words) => words(`推送“${name}”已修改。`, `Webhook "${name}" was changed.`));
    }),
  );
  webhookActions(hooks, context);
}

function webhookActions(hooks: Command, context: CommandContext): void {
  const { say } = context;
  const renew = hooks.command('renew <number>').description(say('换一个新密钥；只显示一次', 'a new secret; shown once'));
  examples(renew, context, 'notice webhook renew 1');
  renew.action((number: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.notice.webhooks.renew({ webhook: id(number) }), secretInWords),
    ),
  );
  const remove = hooks.command('remove <number>').description(say('取消推送', 'remove a webhook'));
  examples(remove, context, 'notice webhook remove 1');
  remove.action((number: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.notice.webhooks.remove({ webhook: id(number) }), (_removed, words) =>
        words('推送已取消。', 'The webhook was removed.'),
      ),
    ),
  );
  const test = hooks.command('test <number>').description(say('推送一条测试', 'send a test'));
  examples(test, context, 'notice webhook test 1');
  test.action((number: string) =>
    context.within(async ({ client, output }) => {
      const outcome = await client.notice.webhooks.test({ webhook: id(number) });
      answer(output, outcome, outcomeInWords);
      return outcome.ok ? 0 : 1;
    }),
  );
}

function deliveryCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group
    .command('deliveries')
    .description(say('发出、待发和放弃的，最新的在前', 'sent, waiting and given-up deliveries, newest first'));
  list
    .addOption(new Option('--state <state>', option(say, 'ofState')).choices(['waiting', 'delivered', 'given-up']))
    .option('--limit <count>', option(say, 'atMost50'), whole(1, 200));
  examples(list, context, 'notice deliveries --state given-up');
  list.action((options: Parameters<Notice['deliveries']['list']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.notice.deliveries.list(options), deliveriesInWords)),
  );
  const retry = group
    .command('retry [id]')
    .description(say('立即重试：一次发送，或全部放弃的', 'try again now: one delivery, or all that were given up'));
  examples(retry, context, 'notice retry');
  retry.action((given: string | undefined) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.notice.deliveries.retry(given === undefined ? {} : { id: given }), ({ again }, words) =>
        words(`将重试 ${again} 次发送。`, `Deliveries to retry: ${again}.`),
      ),
    ),
  );
}

function sendingInWords({ mail, webhooks, keptDays }: Sending, say: Say): string {
  const server = mail === null ? say('未设置，不发邮件', 'none: no mail is sent') : `${mail.host}:${mail.port} ${mail.security}`;
  const lines = facts([
    [label(say, 'mailServer'), server],
    [label(say, 'userName'), mail?.user],
    [label(say, 'password'), mail === null ? null : mail.hasPassword ? label(say, 'kept') : label(say, 'none')],
    [label(say, 'senderAddress'), mail?.from],
    [label(say, 'noticeDays'), keptDays],
  ]);
  type Row = Sending['webhooks'][number];
  const columns = [
    { title: label(say, 'number'), cell: (row: Row) => String(row.id) },
    { title: label(say, 'webhook'), cell: (row: Row) => row.name },
    { title: label(say, 'address'), cell: (row: Row) => row.address },
    { title: say('种类', 'kinds'), cell: (row: Row) => (row.kinds.length === 0 ? label(say, 'all') : row.kinds.join(' ')) },
    { title: say('启用', 'used'), cell: (row: Row) => (row.enabled ? label(say, 'yes') : label(say, 'no')) },
  ];
  return webhooks.length === 0 ? lines : `${lines}\n\n${table(columns, webhooks)}`;
}

function secretInWords(webhook: { readonly id: number; readonly name: string; readonly secret: string }, say: Say): string {
  const lines = facts([
    [label(say, 'number'), String(webhook.id)],
    [label(say, 'webhook'), webhook.name],
    [label(say, 'secret'), webhook.secret],
  ]);
  return `${lines}\n${say('请立即保存并告知接收方：不会再次显示。', 'Save it now and give it to the receiver: it will not be shown again.')}`;
}

function outcomeInWords({ ok, detail, ms }: Outcome, say: Say): string {
  return ok ? say(`已送达，用时 ${ms} 毫秒。`, `Delivered in ${ms} ms.`) : detail;
}

function deliveriesInWords({ deliveries, counts }: Deliveries, say: Say): string {
  type Row = Deliveries['deliveries'][number];
  const states = { waiting: label(say, 'waiting'), delivered: label(say, 'delivered'), 'given-up': label(say, 'givenUp') };
  const columns = [
    { title: label(say, 'number'), cell: (row: Row) => row.id },
    { title: label(say, 'time'), cell: (row: Row) => row.made },
    { title: label(say, 'way'), cell: (row: Row) => (row.way === 'mail' ? label(say, 'mail') : label(say, 'webhook')) },
    { title: label(say, 'receiverTo'), cell: (row: Row) => row.to },
    { title: label(say, 'kind'), cell: (row: Row) => row.kindName },
    { title: label(say, 'state'), cell: (row: Row) => states[row.state] },
    { title: say('尝试', 'tries'), cell: (row: Row) => row.attempts, number: true },
    { title: label(say, 'reason'), cell: (row: Row) => row.reason },
  ];
  const summary = say(
    `待发 ${counts.waiting}，已送达 ${counts.delivered}，已放弃 ${counts['given-up']}。`,
    `Waiting: ${counts.waiting}, delivered: ${counts.delivered}, given up: ${counts['given-up']}.`,
  );
  return deliveries.length === 0 ? summary : `${table(columns, deliveries)}\n${summary}`;
}
