import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import type { Client } from '#client.ts';
import { channelFieldTerms, connectionFieldTerms, connectionStateTerms } from '#metering/gateway/vocabulary.ts';
import { examples, type CommandContext } from '#cli/command-context.ts';
import { answer, type Say } from '#cli/output.ts';
import { facts, table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { decimal, pair, whole } from '#cli/values.ts';
import { blocks, findingLines } from '#cli/wording.ts';

type Gateway = Client['gateway'];
type Shown = Awaited<ReturnType<Gateway['show']>>;
type Tested = Awaited<ReturnType<Gateway['test']>>;
type Channels = Awaited<ReturnType<Gateway['channels']>>;
type AddOptions = Omit<Parameters<Gateway['add']>[0], 'code'>;

/** `connection add|set|on|off|remove|show|list|test|discover|bind|unbind|channels|protocols`. */
export function connectionCommands(program: Command, context: CommandContext): void {
  const { say } = context;
  const group = program
    .command('connection')
    .description(say('设备接入：连接和通道', 'connections to devices, and their channels'))
    .helpCommand(false);
  examples(group, context, 'connection list', 'connection add --help', 'connection test K1');
  addConnection(group, context);
  setConnection(group, context);
  verbs(group, context);
  looks(group, context);
  bindings(group, context);
}

function addConnection(group: Command, context: CommandContext): void {
  const { say } = context;
  const command = group.command('add <connection>').description(say('新建一条连接（停用状态）', 'add a connection (off)'));
  command.requiredOption('--protocol <protocol>', say('协议，见 connection protocols', 'the protocol: see connection protocols'));
  sayings(command, say);
  examples(
    command,
    context,
    'connection add K1 --protocol collector --port 9100 --secret aes=@aes.txt --secret md5=@md5.txt',
    'connection add K2 --protocol collector --host 0.0.0.0 --set allow=10.1.0.0/16 --set create=yes',
  );
  command.action((code: string, { secret, ...options }: AddOptions) =>
    context.within(async ({ client, output }) => {
      const made = await client.gateway.add({ code, ...options, ...(secret && { secret: secretsIn(secret) }) });
      answer(output, made, connectionInWords);
    }),
  );
}

/** The options for a connection that is added or changed. */
function sayings(command: Command, say: Say): void {
  command
    .option('--host <host>', say('监听或连接的地址（默认 127.0.0.1）', 'the address to listen on or dial (default 127.0.0.1)'))
    .option('--port <port>', label(say, 'port'), whole(1, 65_535))
    .option('--every <time>', say('采集周期，1s 到 1d（默认 15min）', 'polling interval, 1s to 1d (default 15min)'))
    .option('--set <name=value>', say('设置（可多次）', 'a setting (repeatable)'), pair)
    .option('--secret <name=value>', say('密钥（可多次）；@文件 从文件读取', 'a secret (repeatable); @FILE reads it from a file'), pair);
}

function setConnection(group: Command, context: CommandContext): void {
  const { say } = context;
  const about = say(
    '修改连接；没有写的保持不变，写成“名称=”则取消；启用中的连接随即重新打开',
    'change a connection: settings not named stay, NAME= removes one; a connection that is on is reopened',
  );
  const command = group.command('set <connection>').description(about);
  sayings(command, say);
  examples(command, context, 'connection set K1 --port 9101', 'connection set K1 --set allow= --secret md5=@md5.txt');
  command.action((connection: string, { secret, ...options }: Omit<AddOptions, 'protocol'>) =>
    context.within(async ({ client, output }) => {
      const said = await client.gateway.set({ connection, ...options, ...(secret && { secret: secretsIn(secret) }) });
      answer(output, said, connectionInWords);
    }),
  );
}

/** Secrets are better given in a file than in a command that others can see. */
const secretsIn = (given: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(given).map(([name, text]) => [name, text.startsWith('@') ? readFileSync(text.slice(1), 'utf8').trim() : text]),
  );

function verbs(group: Command, context: CommandContext): void {
  const { say } = context;
  for (const [name, about] of [
    ['on', say('启用连接；程序重启后仍启用', 'turn a connection on; it stays on after a restart')],
    ['off', say('停用这条连接', 'turn a connection off')],
    ['show', say('一条连接的详细情况', 'details of a connection')],
  ] as const) {
    const command = examples(group.command(`${name} <connection>`).description(about), context, `connection ${name} K1`);
    command.action((connection: string) =>
      context.within(async ({ client, output }) => answer(output, await client.gateway[name]({ connection }), connectionInWords)),
    );
  }
  const remove = examples(
    group.command('remove <connection>').description(say('删除连接，连同未绑定的数据', 'delete a connection, with its unbound data')),
    context,
    'connection remove K1',
  );
  remove.action((connection: string) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.gateway.remove({ connection }), () => say(`已删除 ${connection}`, `${connection} was removed`)),
    ),
  );
}

function looks(group: Command, context: CommandContext): void {
  const { say } = context;
  examples(group.command('list').description(say('全部连接', 'all connections')), context, 'connection list').action(() =>
    context.within(async ({ client, output }) => answer(output, await client.gateway.list(), listInWords)),
  );
  const test = group
    .command('test <connection>')
    .description(say('逐个读取通道一次，不入库', 'read each channel once; nothing is stored'))
    .option('--channel <channel...>', say('只读这些通道', 'these channels only'));
  examples(test, context, 'connection test K1', 'connection test P1 --channel 1:holding:0:float32');
  test.action((connection: string, { channel }: { channel?: string[] }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.gateway.test({ connection, ...(channel && { channels: channel }) }), testedInWords),
    ),
  );
  const discover = group
    .command('discover <connection>')
    .description(say('查找该地址上有什么，不入库', 'discover what is at an address; nothing is stored'))
    .option('--address <address>', say('设备的地址，写法见 connection protocols', 'the address of the device (see connection protocols)'));
  examples(discover, context, 'connection discover P1 --address 1', 'connection discover B1');
  discover.action((connection: string, { address }: { address?: string }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.gateway.discover({ connection, ...(address && { address }) }), testedInWords),
    ),
  );
  const channels = group
    .command('channels [connection]')
    .description(say('已绑定的通道，和有数据而未绑定的通道', 'bound channels, and unbound ones that have data'));
  examples(channels, context, 'connection channels K1');
  channels.action((connection: string | undefined) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.gateway.channels({ ...(connection && { connection }) }), channelsInWords),
    ),
  );
  examples(
    group.command('protocols').description(say('可用的协议及其设置', 'the protocols, with their settings')),
    context,
    'connection protocols',
  ).action(() => context.within(async ({ client, output }) => answer(output, await client.gateway.protocols(), protocolsInWords)));
}

type BindOptions = {
  readonly channel: string;
  readonly series: string;
  readonly scale?: number;
  readonly offset?: number;
  readonly unit?: string;
};

function bindings(group: Command, context: CommandContext): void {
  const { say } = context;
  const bind = group
    .command('bind <connection>')
    .description(say('把通道绑定到计量点或测点；此前保存的数据随即入库', 'bind a channel to a series; its kept data is stored'))
    .requiredOption('--channel <channel>', term(say, channelFieldTerms, 'channel'))
    .requiredOption('--series <code>', say('计量点或测点的代码', 'the code of a metering point or a point'))
    .option('--scale <number>', term(say, channelFieldTerms, 'scale'), decimal)
    .option('--offset <number>', term(say, channelFieldTerms, 'offset'), decimal)
    .option('--unit <unit>', term(say, channelFieldTerms, 'unit'));
  examples(bind, context, 'connection bind P1 --channel 1:holding:0:float32 --series E1 --unit kWh --scale 0.01');
  bind.action((connection: string, given: BindOptions) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.gateway.bindChannels({ connection, channels: [given] }), (told) => boundInWords(told, say)),
    ),
  );
  const unbind = group
    .command('unbind <connection>')
    .description(say('取消通道的绑定；已入库的读数不变', 'unbind channels; stored readings stay'))
    .requiredOption('--channel <channel...>', term(say, channelFieldTerms, 'channel'));
  examples(unbind, context, 'connection unbind P1 --channel 1:holding:0:float32');
  unbind.action((connection: string, { channel }: { channel: string[] }) =>
    context.within(async ({ client, output }) =>
      answer(output, await client.gateway.unbindChannels({ connection, channels: channel }), ({ channels }) =>
        channels.map((one) => `${one.channel} ${one.problem ?? say('已取消绑定', 'is no longer bound')}`).join('\n'),
      ),
    ),
  );
}

function boundInWords({ channels }: Awaited<ReturnType<Gateway['bindChannels']>>, say: Say): string {
  const lines = channels.map(({ channel, series, problem }) => `${channel} → ${series} ${problem ?? say('已绑定', 'is bound')}`);
  return blocks(
    lines.join('\n'),
    findingLines(
      channels.flatMap(({ findings }) => findings),
      say,
    ),
  );
}

const named = (say: Say, name: keyof typeof connectionFieldTerms): string => term(say, connectionFieldTerms, name);

function connectionInWords(one: Shown, say: Say): string {
  const { findings, settings, secrets, state, made: _made, madeBy: _by, ...rest } = one;
  return blocks(
    facts([
      [label(say, 'code'), rest.code],
      [named(say, 'protocol'), rest.protocol],
      [label(say, 'state'), term(say, connectionStateTerms, state)],
      [label(say, 'host'), `${rest.host}:${rest.port}`],
      [named(say, 'every'), rest.every],
      [
        named(say, 'settings'),
        Object.entries(settings)
          .map(([name, value]) => `${name}=${value}`)
          .join(' '),
      ],
      [named(say, 'secrets'), secrets.join(' ')],
      ...(['last', 'readings', 'repeated', 'refused', 'lost', 'unbound', 'skewSeconds'] as const).map(
        (name) => [named(say, name), rest[name]] as const,
      ),
      [named(say, 'frame'), rest.frame],
    ]),
    findingLines(findings, say),
  );
}

function listInWords({ connections }: { readonly connections: readonly Shown[] }, say: Say): string {
  return table(
    [
      { title: label(say, 'code'), cell: (row: Shown) => row.code },
      { title: named(say, 'protocol'), cell: (row: Shown) => row.protocol },
      { title: label(say, 'state'), cell: (row: Shown) => term(say, connectionStateTerms, row.state) },
      { title: named(say, 'last'), cell: (row: Shown) => row.last },
      ...(['readings', 'repeated', 'unbound', 'skewSeconds'] as const).map((name) => ({
        title: named(say, name),
        cell: (row: Shown) => row[name],
        number: true,
      })),
      { title: label(say, 'remarks'), cell: (row: Shown) => row.findings.map(({ detail }) => detail).join(' ') },
    ],
    connections,
  );
}

function testedInWords({ channels, findings }: Tested, say: Say): string {
  type Row = Tested['channels'][number];
  const rows = table(
    [
      { title: term(say, channelFieldTerms, 'channel'), cell: (row: Row) => row.channel },
      { title: label(say, 'name'), cell: (row: Row) => row.name },
      { title: term(say, channelFieldTerms, 'series'), cell: (row: Row) => row.series },
      { title: named(say, 'raw'), cell: (row: Row) => row.raw },
      { title: label(say, 'value'), cell: (row: Row) => row.value },
      { title: term(say, channelFieldTerms, 'unit'), cell: (row: Row) => row.unit },
      { title: label(say, 'remarks'), cell: (row: Row) => row.problem ?? row.findings.map(({ detail }) => detail).join(' ') },
    ],
    channels,
  );
  return blocks(rows, framesInWords(channels, say), findingLines(findings, say));
}

/** Many channels may be in one long answer of the device: it is shown once. */
function framesInWords(channels: Tested['channels'], say: Say): string {
  const answered = Map.groupBy(
    channels.filter(({ frame }) => frame !== null),
    ({ frame }) => frame,
  );
  return [...answered].map(([frame, of]) => `${named(say, 'frame')} ${of.map(({ channel }) => channel).join(', ')}: ${frame}`).join('\n');
}

function channelsInWords({ channels, unbound }: Channels, say: Say): string {
  type Bound = Channels['channels'][number];
  type Unbound = Channels['unbound'][number];
  return blocks(
    table(
      (['connection', 'channel', 'series', 'scale', 'offset', 'unit'] as const).map((name) => ({
        title: term(say, channelFieldTerms, name),
        cell: (row: Bound) => row[name],
      })),
      channels,
    ),
    unbound.length === 0
      ? ''
      : table(
          [
            { title: term(say, channelFieldTerms, 'connection'), cell: (row: Unbound) => row.connection },
            { title: term(say, channelFieldTerms, 'channel'), cell: (row: Unbound) => row.channel },
            { title: named(say, 'unbound'), cell: (row: Unbound) => row.count, number: true },
            { title: named(say, 'raw'), cell: (row: Unbound) => row.value },
            { title: named(say, 'last'), cell: (row: Unbound) => row.received },
          ],
          unbound,
        ),
  );
}

function protocolsInWords({ protocols }: Awaited<ReturnType<Gateway['protocols']>>, say: Say): string {
  type Row = (typeof protocols)[number];
  return table(
    [
      { title: named(say, 'protocol'), cell: (row: Row) => row.protocol },
      { title: label(say, 'name'), cell: (row: Row) => row.name },
      { title: term(say, channelFieldTerms, 'channel'), cell: (row: Row) => row.channel },
      { title: named(say, 'settings'), cell: (row: Row) => row.settings.map(({ name }) => name).join(' ') },
      {
        title: named(say, 'secrets'),
        cell: (row: Row) => row.secrets?.map(({ name }) => name).join(' ') ?? say('用户名=密码', 'USER=PASSWORD'),
      },
      { title: term(say, connectionFieldTerms, 'address'), cell: (row: Row) => row.discovery },
    ],
    protocols,
  );
}
