import type { Command } from 'commander';
import { channelFieldTerms } from '#metering/gateway/vocabulary.ts';
import { loadPlayers, type Played, type PlayedChannel, type Player } from '#metering/gateway/play/player.ts';
import { everySeconds } from '#metering/gateway/settings.ts';
import { Problem } from '#kernel/problem.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { examples } from '#cli/command-context.ts';
import { answer, type Output, type Say } from '#cli/output.ts';
import { table } from '#cli/table.ts';
import { label, term } from '#cli/terms.ts';
import { pair, whole } from '#cli/values.ts';
import { blocks } from '#cli/wording.ts';

type Options = { readonly host: string; readonly port?: number; readonly every: string; readonly set?: Readonly<Record<string, string>> };

/** `simulate PROTOCOL`: simulates a device until it is interrupted; its values follow a rule and are marked as simulated. */
export function simulateCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const answering = 'modbus-tcp dlt645 cjt188 bacnet mqtt';
  const dialling = 'collector mqtt-broker';
  const command = program
    .command('simulate <protocol>')
    .description(
      say(
        '模拟一台设备，供安装和测试使用（数值由公式算出，不是实测）',
        'simulate a device, for installation and tests; its values follow a formula and are not measurements',
      ),
    );
  command
    .option('--host <host>', say('监听或拨入的地址（默认 127.0.0.1）', 'the address to listen on or dial (default 127.0.0.1)'), '127.0.0.1')
    .option('--port <port>', label(say, 'port'), whole(1, 65_535))
    .option('--every <time>', say('主动上报的周期（默认 15min）', 'how often it reports by itself (default 15min)'), '15min')
    .option('--set <name=value>', say('模拟参数（可多次）', 'a setting (repeatable)'), pair)
    .addHelpText(
      'after',
      say(
        `\n等待读取的设备：${answering}；先运行它，再新建指向它的连接。\n主动上报的设备：${dialling}；先新建并启用连接，再运行它。\n它给出的通道可直接绑定；在“连接与通道”页或用 connection discover 查找。Ctrl+C 结束。`,
        `\nDevices that are polled: ${answering}. Start one, then add a connection to it.\nDevices that report by themselves: ${dialling}. Add a connection and turn it on, then start one.\nIts channels can be bound; find them on the connections page or with connection discover. Ctrl+C ends it.`,
      ),
    );
  examples(
    command,
    context,
    'simulate modbus-tcp --port 5020',
    'simulate collector --port 9100 --every 1min --set building=140302A001 --set md5=KEY',
  );
  command.action((protocol: string, options: Options) => context.alone((output) => simulate(output, protocol, options)));
}

async function simulate(output: Output, protocol: string, { host, port, every, set = {} }: Options): Promise<void> {
  const players = await loadPlayers();
  const player = players.get(protocol);
  if (player === undefined) throw new Problem('bad-input', 'no-such-protocol', { protocol, known: [...players.keys()].join(' ') });
  refuseSettings(player, set);
  const place = { host, port: port ?? player.port };
  const everyMs = everySeconds(every) * 1000;
  const played = await player.play({ place, everyMs, set, now: Date.now }).catch((cause: unknown) => {
    throw new Problem('conflict', 'port-not-opened', { ...place, said: (cause as NodeJS.ErrnoException).code ?? '' });
  });
  const shown = { protocol, simulated: true, way: player.way, host, port: played.port, channels: played.channels };
  answer(output, shown, (value, say) => inWords(value, say));
  await interrupted();
  await played.stop();
}

function refuseSettings({ settings }: Player, set: Readonly<Record<string, string>>): void {
  for (const [setting, value] of Object.entries(set)) {
    const known = settings.find(({ name }) => name === setting);
    if (known === undefined)
      throw new Problem('bad-input', 'setting-unknown', { setting, known: settings.map(({ name }) => name).join(' ') });
    if (value === '' || known.isRight?.(value) === false) throw new Problem('bad-input', 'setting-bad', { setting, value });
  }
}

const interrupted = (): Promise<void> =>
  new Promise((done) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => done());
  });

type Shown = Pick<Player, 'protocol' | 'way'> & Pick<Played, 'channels' | 'port'> & { readonly host: string };

function inWords({ protocol, way, host, port, channels }: Shown, say: Say): string {
  const where = `${host}:${port}`;
  return blocks(
    way === 'answers'
      ? say(`正在模拟 ${protocol} 设备，地址 ${where}。Ctrl+C 结束。`, `Simulating a ${protocol} device at ${where}. Ctrl+C ends it.`)
      : say(
          `正在模拟 ${protocol} 设备，拨入 ${where}。Ctrl+C 结束。`,
          `Simulating a ${protocol} device that dials ${where}. Ctrl+C ends it.`,
        ),
    table(
      [
        { title: term(say, channelFieldTerms, 'channel'), cell: (row: PlayedChannel) => row.channel },
        { title: term(say, channelFieldTerms, 'unit'), cell: (row: PlayedChannel) => row.unit },
      ],
      channels,
    ),
    say('数值由公式算出，不是实测。', 'Its values follow a formula; they are not measurements.'),
  );
}
