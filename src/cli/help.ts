import type { Command, HelpConfiguration } from 'commander';
import type { Language } from '#kernel/finding.ts';
import { widthOf } from './width.ts';

const titles: Readonly<Record<string, string>> = {
  'Usage:': '用法：',
  'Arguments:': '参数：',
  'Options:': '选项：',
  'Global Options:': '通用选项：',
  'Commands:': '命令：',
};

/** The layout of the help: Chinese characters count double, groups are shown with their commands, titles are in the reader's language. */
export function helpIn(language: Language): HelpConfiguration {
  return {
    showGlobalOptions: true,
    displayWidth: widthOf,
    styleTitle: (title) => (language === 'zh' ? (titles[title] ?? title) : title),
    subcommandTerm: termOf,
    subcommandDescription: (command) => {
      const about = command.summary() === '' ? command.description() : command.summary();
      return isWide(command) ? `${about} [${insideOf(command, ', ')}]` : about;
    },
    optionDescription: (option) => {
      const choices = option.argChoices === undefined ? '' : ` [${option.argChoices.join('|')}]`;
      const standard = option.defaultValue === undefined ? '' : ` (${String(option.defaultValue)})`;
      return `${option.description}${choices}${standard}`;
    },
  };
}

/** The widest term that precedes its description; the commands of a longer one follow the description. */
const widestTerm = 44;

const insideOf = (command: Command, between = '|'): string => command.commands.map((one) => one.name()).join(between);

const isWide = (command: Command): boolean => command.name().length + 1 + insideOf(command).length > widestTerm;

/** `use [building]`; a group with its commands: `jobs watch|cancel|schedules`; with many commands, `import …`. */
function termOf(command: Command): string {
  const inside = isWide(command) ? '…' : insideOf(command);
  const args = command.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`)).join(' ');
  return [command.name(), inside, args].filter((part) => part !== '').join(' ');
}
