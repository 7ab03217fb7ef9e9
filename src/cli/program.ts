import { Command, Option } from 'commander';
import { programVersion } from '#platform/db/data-directory.ts';
import type { CommandContext, Globals } from './command-context.ts';
import { commandGroups } from './command-groups.ts';
import { helpIn } from './help.ts';
import type { Output, Say } from './output.ts';

/** Commands that accept a link instead of a key, and for each the options that require a key. */
const byLink: Readonly<Record<string, readonly string[]>> = {
  'case show': ['knownAt'],
  'case do': ['at', 'for'],
  'case vote': ['at', 'for'],
  'case document': ['language'],
  'survey answer': [],
  'energy-audit show': ['knownAt'],
  'energy-audit answer': [],
  'energy-audit submit': [],
  'heat account': [],
  'heat bill': [],
  'heat bill-change': ['out'],
};

/** Ends with a usage error if a link is given to a command that does not use it, or with an option that would be ignored. */
function refuseLinkUnused(program: Command, command: Command, say: Say): void {
  if (program.opts<Globals>().link === undefined) return;
  const without = byLink[pathOf(command)];
  if (without === undefined) command.error(say('此命令不能凭 --link 使用', 'this command takes no --link'), { code: 'yaodong.usage' });
  const clash = command.options.find((option) => without.includes(option.attributeName()) && isGiven(command, option.attributeName()));
  if (clash === undefined) return;
  const both = say(`选项 --link 与 ${clash.long} 不能同时使用`, `option --link cannot be used with option ${clash.long}`);
  command.error(both, { code: 'yaodong.usage' });
}

const isGiven = (command: Command, name: string): boolean => command.getOptionValue(name) !== undefined;

/** `case show` for that command, without the name of the program. */
function pathOf(command: Command): string {
  const names: string[] = [];
  for (let at = command; at.parent; at = at.parent) names.unshift(at.name());
  return names.join(' ');
}

/**
 * The commands with their options, in help order: those matching the first word, otherwise all. It writes to the output and never ends the
 * process.
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
    `\n${say('yaodong COMMAND --help 说明每个命令的选项并给出例子。', 'yaodong COMMAND --help shows the options of each command, with examples.')}`,
  );
  return program;
}

/** The first word that is neither an option of the program nor an option's value. */
function firstWord(program: Command, argv: readonly string[]): string | undefined {
  const withValue = program.options.filter(({ required }) => required).map(({ long }) => long);
  return argv.find((word, at) => !word.startsWith('-') && !withValue.includes(argv[at - 1]));
}

/** Options allowed before or after every command. */
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
        'a link to a case, a survey, an energy audit or a heat account, in place of a key',
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
