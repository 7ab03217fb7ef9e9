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

/** How help is laid out: Chinese counted double, groups shown with what is in them, titles in the reader's language. */
export function helpIn(language: Language): HelpConfiguration {
  return {
    showGlobalOptions: true,
    displayWidth: widthOf,
    styleTitle: (title) => (language === 'zh' ? (titles[title] ?? title) : title),
    subcommandTerm: termOf,
    optionDescription: (option) => {
      const choices = option.argChoices === undefined ? '' : ` [${option.argChoices.join('|')}]`;
      const standard = option.defaultValue === undefined ? '' : ` (${String(option.defaultValue)})`;
      return `${option.description}${choices}${standard}`;
    },
  };
}

/** `use [building]`; a group with its commands: `import buildings|meters|…`. */
function termOf(command: Command): string {
  const inside = command.commands.map((one) => one.name()).join('|');
  const args = command.registeredArguments.map((one) => (one.required ? `<${one.name()}>` : `[${one.name()}]`)).join(' ');
  return [command.name(), inside, args].filter((part) => part !== '').join(' ');
}
