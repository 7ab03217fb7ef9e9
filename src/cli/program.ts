import { Command, Option } from 'commander';
import { programVersion } from '#platform/db/data-directory.ts';
import type { CommandContext } from './command-context.ts';
import { commandGroups } from './command-groups.ts';
import { helpIn } from './help.ts';
import { refuseLinkUnused } from './link-commands.ts';
import type { Output } from './output.ts';

/**
 * The commands with their options, in the order of the help: those that the first word names, else all. It writes to the output and never
 * ends the process.
 */
export async function createProgram(
  context: CommandContext,
  { language, json, out, err }: Output,
  argv: readonly string[] = [],
): Promise<Command> {
  const { say } = context;
  const program = new Command('yaodong')
    .description(say('窑洞：栋栋可知，数数可证。', 'Yaodong 窑洞: know every building, and answer for every figure.'))
    .exitOverride()
    .configureOutput({ writeOut: out, writeErr: json ? () => {} : err, outputError: () => {} })
    .configureHelp(helpIn(language))
    .showSuggestionAfterError(true);
  addGlobals(program, context);
  program.hook('preAction', (_program, command) => refuseLinkUnused(program, command, say));
  const first = firstWord(program, argv);
  const named = commandGroups.filter(({ words }) => first !== undefined && words.includes(first));
  for (const { load } of named.length > 0 ? named : commandGroups) (await load())(program, context);
  program.helpCommand('help [command]', say('显示命令的用法和例子', 'how a command is used, with examples'));
  program.addHelpText(
    'after',
    `\n${say('yaodong COMMAND --help 说明每个命令的选项并给出例子。', 'yaodong COMMAND --help tells the options of each command, with examples.')}`,
  );
  return program;
}

/** The first word that is neither an option of the program nor the value of one. */
function firstWord(program: Command, argv: readonly string[]): string | undefined {
  const withValue = program.options.filter(({ required }) => required).map(({ long }) => long);
  return argv.find((word, at) => !word.startsWith('-') && !withValue.includes(argv[at - 1]));
}

/** Options that stand before or behind every command. */
function addGlobals(program: Command, { say }: CommandContext): void {
  program
    .option('--data <dir>', say('数据目录（默认 ./data）', 'the data directory (default ./data)'))
    .addOption(
      new Option('--server <url>', say('别处的服务器（或环境变量 YAODONG_SERVER）', 'a server elsewhere (or YAODONG_SERVER)')).conflicts(
        'data',
      ),
    )
    .option('--key <key>', say('访问密钥（或环境变量 YAODONG_KEY）', 'the API key (or YAODONG_KEY)'))
    .option(
      '--link <token>',
      say(
        '办件、问卷、能源审计或用热人的链接，代替密钥',
        'a link into a case, a survey, an energy audit or a heat account, in place of a key',
      ),
    )
    .option('--json', say('在标准输出上只给出一个 JSON 文档', 'exactly one JSON document on standard output'))
    .addOption(
      new Option('--lang <lang>', say('语言（默认随 LANG，否则中文）', 'the language (default from LANG, else Chinese)')).choices([
        'zh',
        'en',
      ]),
    )
    .version(programVersion, '-V', say('显示版本（也可写作 --version）', 'show the version (or --version)'))
    .helpOption('-h, --help', say('显示用法', 'show this help'));
}
