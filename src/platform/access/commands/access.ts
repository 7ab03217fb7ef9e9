import { auditSorts } from '#platform/access/contract.ts';
import { actorTerms } from '#kernel/actor-terms.ts';
import { auditActionTerms, auditSubjectTerms } from '#platform/access/vocabulary.ts';
import { secretDoorTerms } from '#kernel/secret-door-terms.ts';
import { option } from '#cli/option-terms.ts';
import { Option } from 'commander';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { roleTerms } from '#kernel/vocabulary.ts';
import { roles } from '#kernel/scope.ts';
import { answer } from '#cli/output.ts';
import type { Say } from '#cli/output.ts';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { facts, table } from '#cli/table.ts';
import { sortOptions } from '#cli/sort-options.ts';
import { day, whole } from '#cli/values.ts';
import { term, label } from '#cli/terms.ts';

type Access = Client['access'];
type Given = Parameters<Access['keys']['create']>[0];
type Audit = Awaited<ReturnType<Access['audit']>>;

/** `user …`, `key …` and `audit`. */
export function accessCommands(program: Command, context: CommandContext): void {
  userCommands(program, context);
  keyCommands(program, context);
  auditCommand(program, context);
}

function userCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('user').description(label(say, 'accounts')).helpCommand(false);
  examples(group, context, 'user list', 'user add --help');
  const add = scopeOptions(
    group.command('add <name>').description(say('新增账户；一次性密码只显示一次', 'add an account; its one-time password is shown once')),
    say,
  );
  examples(add, context, 'user add 王工 --role bureau --region 140302', 'user add demo --role viewer --json');
  add.action((name: string, given: Omit<Given, 'name'>) =>
    context.within(async ({ client, output }) => answer(output, await client.access.users.add({ name, ...given }), secretInWords)),
  );

  const list = group.command('list').description(say('所有账户', 'all accounts'));
  examples(list, context, 'user list');
  list.action(() =>
    context.within(async ({ client, output }) =>
      answer(output, await client.access.users.list(), ({ users }, words) => rightsInWords(users, words)),
    ),
  );

  for (const [verb, zh, en] of [
    ['disable', '停用账户并结束其会话', 'disable an account and end its sessions'],
    ['enable', '重新启用账户', 're-enable an account'],
    ['reset', '给出一次性的重设密码链接', 'create a one-time password reset link'],
  ] as const) {
    const command = examples(group.command(`${verb} <name>`).description(say(zh, en)), context, `user ${verb} 王工`);
    command.action((name: string) =>
      context.within(async ({ client, output }) => answer<object>(output, await client.access.users[verb]({ name }), plainFacts)),
    );
  }
  for (const [name, verb, zh, en] of [
    ['unlock', 'unlock', '解除因试错过多而起的锁定', 'unlock an account after too many failed attempts'],
    ['drop-second-factor', 'withoutSecondFactor', '验证器丢失时解除两步验证', 'remove the second factor if the authenticator is lost'],
  ] as const) {
    const command = examples(group.command(`${name} <name>`).description(say(zh, en)), context, `user ${name} 王工`);
    command.action((user: string) =>
      context.within(async ({ client, output }) => answer<object>(output, await client.access.users[verb]({ name: user }), plainFacts)),
    );
  }
  sessionCommands(group, context);
}

function sessionCommands(group: Command, context: CommandContext): void {
  const { say } = context;
  const list = group.command('sessions <name>').description(say('账户已登录的设备', 'where an account is signed in'));
  examples(list, context, 'user sessions 王工');
  list.action((name: string) =>
    context.within(async ({ client, output }) => answer(output, await client.access.users.sessions({ name }), sessionsInWords)),
  );

  const end = group.command('sign-out <name>').description(say('结束账户的登录', 'end the sessions of an account'));
  end.option('--session <session>', say('只结束这一个（见 user sessions）', 'this one alone (see user sessions)'));
  examples(end, context, 'user sign-out 王工');
  end.action((name: string, { session }: { session?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.access.users.endSessions({ name, session }), ({ ended }, words) =>
        words(`已结束 ${ended} 个登录。`, `Sessions ended: ${ended}.`),
      ),
    ),
  );
}

type Sessions = Awaited<ReturnType<Access['users']['sessions']>>;

function sessionsInWords({ sessions }: Sessions, say: Say): string {
  type Row = Sessions['sessions'][number];
  const columns = [
    { title: say('登录', 'session'), cell: (row: Row) => row.session },
    { title: label(say, 'began'), cell: (row: Row) => row.began },
    { title: label(say, 'lastUsed'), cell: (row: Row) => row.used },
    { title: label(say, 'address'), cell: (row: Row) => row.address },
    { title: label(say, 'device'), cell: (row: Row) => row.device },
  ];
  return sessions.length === 0 ? say('没有登录。', 'There are no sessions.') : table(columns, sessions);
}

function keyCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('key').description(say('接口密钥', 'API keys')).helpCommand(false);
  examples(group, context, 'key list', 'key create --help');
  const create = scopeOptions(
    group.command('create <name>').description(say('新建密钥；只显示一次', 'create an API key; it is shown once')),
    say,
  );
  create.option('--days <days>', label(say, 'validDays'), whole(1, 3650));
  examples(create, context, 'key create 供热公司 --role operator --organisation HEAT --days 365');
  create.action((name: string, given: Omit<Given, 'name'>) =>
    context.within(async ({ client, output }) => answer(output, await client.access.keys.create({ name, ...given }), secretInWords)),
  );

  const list = group.command('list').description(say('所有密钥（不含密文）', 'all keys, without their secrets'));
  examples(list, context, 'key list');
  list.action(() =>
    context.within(async ({ client, output }) =>
      answer(output, await client.access.keys.list(), ({ keys }, words) => rightsInWords(keys, words)),
    ),
  );

  const revoke = examples(
    group.command('revoke <name>').description(say('立即作废密钥', 'revoke a key immediately')),
    context,
    'key revoke 供热公司',
  );
  revoke.action((name: string) =>
    context.within(async ({ client, output }) => answer(output, await client.access.keys.revoke({ name }), plainFacts)),
  );
}

function scopeOptions(command: Command, say: Say): Command {
  return command
    .addOption(new Option('--role <role>', label(say, 'role')).choices(roles).makeOptionMandatory())
    .option('--region <code>', say('只见这个地区', 'sees this region'))
    .addOption(new Option('--organisation <code>', say('只见这个单位', 'sees this organisation')).conflicts('region'));
}

type Rights = {
  readonly name: string;
  readonly role: string;
  readonly region: string | null;
  readonly organisation: string | null;
  readonly createdAt?: string;
};

function secretInWords(told: Rights & { readonly secret: string; readonly expiresAt: string | null }, say: Say): string {
  const lines = facts([
    [label(say, 'name'), told.name],
    [label(say, 'role'), term(say, roleTerms, told.role)],
    [say('范围', 'sees'), told.region ?? told.organisation],
    [say('密文', 'secret'), told.secret],
    [say('有效至', 'valid until'), told.expiresAt],
  ]);
  return `${lines}\n${say('请立即保存：不会再次显示。', 'Save it now: it will not be shown again.')}`;
}

function rightsInWords(held: readonly Rights[], say: Say): string {
  const columns = [
    { title: label(say, 'name'), cell: (one: Rights) => one.name },
    { title: label(say, 'role'), cell: (one: Rights) => term(say, roleTerms, one.role) },
    { title: label(say, 'place'), cell: (one: Rights) => one.region },
    { title: label(say, 'organisation'), cell: (one: Rights) => one.organisation },
    { title: say('建立', 'created'), cell: (one: Rights) => one.createdAt },
  ];
  return held.length === 0 ? label(say, 'nothing') : table(columns, held);
}

function plainFacts(told: object): string {
  return facts(
    Object.entries(told).map(([name, value]) => [name, typeof value === 'object' || value === undefined ? null : String(value)]),
  );
}

function auditCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program.command('audit').description(label(say, 'auditTrail'));
  command
    .option('--actor <name>', option(say, 'byAccount'))
    .option('--action <action>', option(say, 'ofKind'))
    .option('--subject <code>', say('只看这个对象', 'on this subject'))
    .option('--search <text>', say('操作人或对象中的文字', 'a part of who did it, or to what'))
    .option('--from <day>', option(say, 'fromIncluded'), day)
    .option('--to <day>', say('至（含）', 'to, included'), day)
    .option('--limit <count>', option(say, 'atMost100'), whole(1, 1000))
    .option('--offset <count>', option(say, 'skip'), whole(0, 10_000_000));
  sortOptions(command, say, auditSorts);
  examples(command, context, 'audit --actor 王工', 'audit --from 2026-03-01 --sort action');
  command.action((options: Parameters<Access['audit']>[0]) =>
    context.within(async ({ client, output }) => answer(output, await client.access.audit(options), auditInWords)),
  );
}

/** A subject such as `building:B001`, in words. */
function subjectIn(subject: string, say: Say): string {
  const at = subject.indexOf(':');
  const kind = subject.slice(0, Math.max(at, 0));
  const name = subject.slice(at + 1);
  const called = kind === 'door' && Object.hasOwn(secretDoorTerms, name) ? term(say, secretDoorTerms, name) : name;
  return Object.hasOwn(auditSubjectTerms, kind) ? `${term(say, auditSubjectTerms, kind)} ${called}` : subject;
}

function auditInWords({ entries }: Audit, say: Say): string {
  type Row = Audit['entries'][number];
  const columns = [
    { title: label(say, 'when'), cell: (row: Row) => row.at },
    { title: label(say, 'who'), cell: (row: Row) => term(say, actorTerms, row.actor) },
    { title: label(say, 'does'), cell: (row: Row) => term(say, auditActionTerms, row.action) },
    { title: label(say, 'what'), cell: (row: Row) => subjectIn(row.subject, say) },
    { title: label(say, 'attempts'), cell: (row: Row) => row.count },
  ];
  return entries.length === 0 ? say('没有记录。', 'Nothing is recorded.') : table(columns, entries);
}
