import { readFile } from 'node:fs/promises';
import { type Command, Option } from 'commander';
import type { Client } from '#client.ts';
import { flexibilityTerms } from '#flexibility/flexibility/vocabulary.ts';
import { clientRoleTerms, openadrTerms } from '#flexibility/openadr/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answerAsRead } from '#cli/as-read.ts';
import { followServer } from '#cli/stated-as-read.ts';
import { option } from '#cli/option-terms.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Made = Awaited<ReturnType<Client['openadr']['addClient']>>;
type Overview = Awaited<ReturnType<Client['openadr']['overview']>>;

/** `openadr client add|list|remove`, `openadr connect|poll|disconnect`: clients of the OpenADR server, and servers that are followed. */
export function openadrCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('openadr')
    .description(say('OpenADR 3.1.0：客户端，及所跟随的服务', 'OpenADR 3.1.0: clients of this server, and other servers followed'))
    .helpCommand(false);
  examples(group, context, 'openadr client add 一号楼 --as ven', 'openadr client list');
  const clients = group.command('client').description(say('OpenADR 服务的客户端', 'clients of the OpenADR server')).helpCommand(false);
  addClient(clients, context);
  connectCommand(group, context);
  pollCommand(group, context);
  examples(
    group.command('disconnect <name>').description(say('不再跟随一个服务，已有事件保留', 'stop following a server; its events are kept')),
    context,
    'openadr disconnect 省级',
  ).action((name: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.openadr.disconnect({ name }), () => say(`不再跟随 ${name}`, `${name} is no longer followed`)),
    ),
  );
  examples(
    clients.command('list').description(say('全部客户端（不含密钥）', 'all clients, without their secrets')),
    context,
    'openadr client list',
  ).action(() => context.within(async ({ client, output }) => answer(output, await client.openadr.overview(), clientsInWords)));
  examples(
    clients.command('remove <name>').description(say('删除客户端，其令牌随即失效', 'delete a client; its tokens stop working')),
    context,
    'openadr client remove 一号楼',
  ).action((name: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.openadr.removeClient({ name }), () => say(`已删除 ${name}`, `${name} was removed`)),
    ),
  );
}

type ConnectOptions = {
  url: string;
  tokenUrl?: string;
  clientId: string;
  secretFile: string;
  portfolio: string;
  programme: string;
  seen?: string;
};

function connectCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('connect <name>')
    .description(
      say('跟随别处的 OpenADR 服务：其事件成为聚合体的事件', 'follow a server elsewhere: its events become events of a portfolio'),
    )
    .requiredOption('--url <url>', say('服务地址', 'address of the server'))
    .option('--token-url <url>', term(say, openadrTerms, 'tokenUrl'))
    .requiredOption('--client-id <id>', term(say, openadrTerms, 'clientId'))
    .requiredOption('--secret-file <file>', say('存有客户端密钥的文件', 'file containing the client secret'))
    .requiredOption('--portfolio <code>', term(say, flexibilityTerms, 'portfolio'))
    .requiredOption('--programme <id>', term(say, flexibilityTerms, 'programme'))
    .option('--seen <instant>', option(say, 'seenChangeElseRead'));
  const where = '--url https://vtn.example.cn/openadr3/3.1.0 --client-id V1 --secret-file 密钥.txt';
  examples(command, context, `openadr connect 省级 ${where} --portfolio VPP-1 --programme city-dr`);
  command.action((name: string, { secretFile, ...options }: ConnectOptions) =>
    context.within(async ({ client, output }) => {
      const clientSecret = (await readFile(secretFile, 'utf8')).trim();
      answerAsRead(output, await followServer(client, { name, clientSecret, ...options }), connectedInWords);
    }),
  );
}

function connectedInWords({ name, url }: Awaited<ReturnType<Client['openadr']['connect']>>, say: Say): string {
  return say(`已跟随 ${name}：${url}`, `${name} is followed: ${url}`);
}

function pollCommand(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('poll <name>').description(say('立即取一次事件并上报', 'fetch events now and report'));
  examples(command, context, 'openadr poll 省级 --json');
  command.action((name: string) =>
    context.within(async ({ client, output }) => answer(output, await client.openadr.poll({ name }), polledInWords)),
  );
}

function polledInWords(told: Awaited<ReturnType<Client['openadr']['poll']>>, say: Say): string {
  const { events, created, updated, cancelled, reported, findings } = told;
  const counts = say(
    `事件 ${events}，新建 ${created}，更新 ${updated}，取消 ${cancelled}，上报 ${reported}`,
    `${events} events: ${created} created, ${updated} updated, ${cancelled} cancelled, ${reported} reported`,
  );
  return blocks(counts, findingLines(findings, say));
}

function addClient(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('add <name>')
    .description(say('新建客户端；密钥只显示一次', 'create a client; its secret is shown only once'))
    .addOption(new Option('--as <role>', label(say, 'role')).choices(Object.keys(clientRoleTerms)).makeOptionMandatory());
  examples(command, context, 'openadr client add 聚合商 --as bl', 'openadr client add 一号楼 --as ven --json');
  command.action((name: string, { as }: { as: keyof typeof clientRoleTerms }) =>
    context.within(async ({ client, output }) => answer(output, await client.openadr.addClient({ name, as }), madeInWords)),
  );
}

function madeInWords({ name, role, clientId, clientSecret }: Made, say: Say): string {
  return facts([
    [label(say, 'name'), name],
    [label(say, 'role'), term(say, clientRoleTerms, role)],
    [term(say, openadrTerms, 'clientId'), clientId],
    [term(say, openadrTerms, 'clientSecret'), clientSecret],
  ]);
}

function clientsInWords({ clients }: Overview, say: Say): string {
  type Row = Overview['clients'][number];
  return table(
    [
      { title: label(say, 'name'), cell: (row: Row) => row.name },
      { title: label(say, 'role'), cell: (row: Row) => term(say, clientRoleTerms, row.role) },
      { title: term(say, openadrTerms, 'clientId'), cell: (row: Row) => row.clientId },
      { title: term(say, openadrTerms, 'lastToken'), cell: (row: Row) => row.lastToken },
    ],
    clients,
  );
}
