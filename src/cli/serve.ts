import { existsSync } from 'node:fs';
import type { Command } from 'commander';
import { readConfig, refuseOpenDoor } from '#config.ts';
import type { Config } from '#config.ts';
import { tell } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import type { App, Parts, Served } from '#main.ts';
import { isDemo } from './demo-mark.ts';
import { cityBeside, ownDirectory } from '#upkeep/demo/own-city.ts';
import { demoDirectory, fillDemo, readyForDemo } from '#upkeep/demo/demo.ts';
import { answer } from './output.ts';
import type { Output, Say } from './output.ts';
import { examples } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import { openOrFind } from './connect.ts';
import type { Where } from './connect.ts';
import { whole } from './values.ts';

type Options = {
  readonly port?: number;
  readonly host?: string;
  readonly demo?: true;
  readonly openadr?: true;
  readonly openadrTest?: true;
  readonly tlsCert?: string;
  readonly tlsKey?: string;
};

/** `serve [--port] [--host] [--demo]`. */
export function serveCommand(program: Command, context: CommandContext): void {
  const { say } = context;
  const command = program.command('serve').description(say('运行服务器和控制台', 'run the server and the console'));
  command
    .option('--port <port>', say('端口（默认 8080；0 为任选）', 'the port (default 8080; 0: any free port)'), whole(0, 65_535))
    .option('--host <host>', say('地址（默认 127.0.0.1）', 'the address (default 127.0.0.1)'))
    .option('--tls-cert <file>', say('TLS 证书（PEM），供其他机器访问时使用', 'the TLS certificate (PEM), for access from other machines'))
    .option('--tls-key <file>', say('TLS 私钥（PEM）', 'the TLS key (PEM)'))
    .option('--demo', say('示范城市（默认在 ./data/demo，仅本机可用）', 'the demo city (in ./data/demo by default, this machine only)'));
  command
    .option('--openadr', say('同时提供 OpenADR 3.1.0 服务（/openadr3/3.1.0）', 'also serve OpenADR 3.1.0, at /openadr3/3.1.0'))
    .option(
      '--openadr-test',
      say('同上，并接受人人皆知的测试令牌（仅限本机）', 'the same, accepting publicly known test tokens (this machine only)'),
    );
  examples(command, context, 'serve --demo', 'serve --data /srv/yaodong --port 8080', 'serve --port 0 --json');
  command.action((options: Options) => context.alone((output, where) => serve(output, where, options)));
}

async function serve(output: Output, where: Where, options: Options): Promise<void> {
  const data = where.data ?? (options.demo ? demoDirectory : undefined);
  const flags = { data, port: options.port, host: options.host, log: 'warn', tlsCert: options.tlsCert, tlsKey: options.tlsKey } as const;
  const openadr = options.openadrTest ? 'test' : options.openadr ? 'on' : 'off';
  const config = readConfig({ ...flags, openadr, demo: options.demo ?? isDemo(readConfig(flags).data) });
  refuseOpenDoor(config);
  if (options.demo) await readyForDemo(config, output);
  const own =
    options.demo === true && config.databaseUrl === undefined && config.clickhouseUrl === undefined
      ? cityBeside(config, ownDirectory(where.data), output)
      : undefined;
  const app = await open(config, output, own?.open);
  const giveUp = new AbortController();
  const { stopOnSignal } = await import('#main.ts');
  const live = config.demo ? (await import('#upkeep/demo/demo-live.ts')).liveOf(app, config, output) : undefined;
  const both = { stop: async () => void (await Promise.all([live?.stop(), own?.stop(), app.stop()])) };
  const ended = stopOnSignal(both).then(() => giveUp.abort());
  const lost = app.lost.then((problem) => {
    throw problem;
  });
  try {
    await Promise.race([
      begin(app, config, output, giveUp.signal).then(() => (giveUp.signal.aborted ? undefined : live?.begin())),
      ended,
      lost,
    ]);
    await Promise.race([ended, lost]);
  } catch (error) {
    await both.stop();
    throw error;
  }
}

/** Throws if a server already runs on the directory. */
async function open(config: Config, output: Output, ownCity: Parts['ownCity']): Promise<App> {
  const opened = await openOrFind(config, output, { ownCity });
  if ('fetch' in opened) return opened;
  throw new Problem('conflict', 'already-serving', { url: opened.url });
}

async function begin(app: App, config: Config, output: Output, signal: AbortSignal): Promise<void> {
  try {
    if (config.demo) await fillDemo(app, config, output, signal);
    if (signal.aborted) return;
    const casework = config.demo ? (await import('#upkeep/demo/demo-casework.ts')).caseworkOf(app, config, output) : undefined;
    tellTrouble(app, output);
    answer(output, await app.serve(), (told, say) => inWords(told, say, config.demo));
    await casework?.begin();
  } catch (error) {
    if (signal.aborted) return;
    if ((error as NodeJS.ErrnoException).code === 'EADDRINUSE') throw new Problem('conflict', 'port-taken', { port: config.port });
    throw error;
  }
}

const page = new URL('../../dist/web/index.html', import.meta.url);

/**
 * Reports which of the city's own knowledge is not accepted, and that there is no console, so that an operator sees it when the program
 * starts.
 */
function tellTrouble(app: App, output: Output): void {
  if (!existsSync(page)) output.err(`${output.language === 'zh' ? notBuilt.zh : notBuilt.en}\n`);
  for (const finding of app.slices.knowledge.trouble()) output.err(`${tell(finding, app.slices.words, output.language).detail}\n`);
}

const notBuilt = {
  zh: '控制台尚未构建：请运行 npm run build，再重新启动（npm start 会自动构建）。接口和命令不受影响。',
  en: 'The console is not built: run npm run build and start again (npm start builds it by itself). The API and the commands work.',
};

function inWords({ url, user, password }: Served, say: Say, demo: boolean): string {
  const mark = demo ? say('（示范数据）', ' (demo data, 示范数据)') : '';
  const running = say(`窑洞已启动${mark}：${url}`, `Yaodong is running${mark}: ${url}`);
  if (user === undefined) return running;
  const once = demo
    ? ''
    : say(
        '（一次性密码，72 小时内有效，首次登录后须更改）',
        ' (one-time password, valid for 72 hours: you set your own at the first sign-in)',
      );
  return `${running}\n${say(`用户名 ${user}，密码 ${password}${once}`, `Sign in as ${user}, password ${password}${once}`)}`;
}
