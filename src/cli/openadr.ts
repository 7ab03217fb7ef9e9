import { type Command, Option } from 'commander';
import type { Client } from '#client.ts';
import { clientRoleTerms, openadrTerms } from '#openadr/vocabulary.ts';
import { examples, type CommandContext } from './command-context.ts';
import { answer, type Say } from './output.ts';
import { facts, table } from './table.ts';
import { label, term } from './terms.ts';

type Made = Awaited<ReturnType<Client['openadr']['addClient']>>;
type Overview = Awaited<ReturnType<Client['openadr']['overview']>>;

/** `openadr client add|list|remove`: who may ask the OpenADR server. */
export function openadrCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program.command('openadr').description(say('OpenADR 3.1.0：客户端', 'OpenADR 3.1.0: its clients')).helpCommand(false);
  examples(group, context, 'openadr client add 一号楼 --as ven', 'openadr client list');
  const clients = group.command('client').description(say('OpenADR 服务的客户端', 'clients of the OpenADR server')).helpCommand(false);
  addClient(clients, context);
  examples(
    clients.command('list').description(say('全部客户端（不含密钥）', 'all clients, without their secrets')),
    context,
    'openadr client list',
  ).action(() => context.within(async ({ client, output }) => answer(output, await client.openadr.overview(), clientsInWords)));
  examples(
    clients.command('remove <name>').description(say('删除客户端，其令牌随即失效', 'take a client away; its tokens open nothing any more')),
    context,
    'openadr client remove 一号楼',
  ).action((name: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.openadr.removeClient({ name }), () => say(`已删除 ${name}`, `${name} was removed`)),
    ),
  );
}

function addClient(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group
    .command('add <name>')
    .description(say('新建客户端；密钥只显示一次', 'make a client; its secret is shown once'))
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
