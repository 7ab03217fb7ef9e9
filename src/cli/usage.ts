import type { CommanderError } from 'commander';
import type { Language } from '#kernel/finding.ts';

/** What commander found wrong, in Chinese; `$1` and `$2` are what it quotes. English is commander's own. */
const said: Readonly<Record<string, string>> = {
  'commander.unknownOption': '没有选项 $1',
  'commander.unknownCommand': '没有命令 $1',
  'commander.missingArgument': '缺少参数 $1',
  'commander.optionMissingArgument': '选项 $1 缺少值',
  'commander.missingMandatoryOptionValue': '缺少必填项：$1',
  'commander.excessArguments': '参数过多',
  'commander.conflictingOption': '选项 $1 与 $2 不能同时使用',
};

/** Wrong usage in words. */
export function usageOf(error: CommanderError, language: Language): string {
  if (error.code === 'commander.help') return language === 'zh' ? '缺少命令' : 'a command is missing';
  const plain = error.message
    .replace(/^error: /u, '')
    .replaceAll(/\s+/gu, ' ')
    .trim();
  if (language === 'en') return plain;
  const quoted = [...plain.matchAll(/'([^']+)'/gu)].map(([, text]) => text ?? '');
  const hint = /\(Did you mean (.+?)\?\)/u.exec(plain)?.[1];
  const template = said[error.code] ?? (plain.includes(' is invalid') ? invalid(plain) : plain);
  const told = template.replace('$1', quoted[0] ?? '').replace('$2', quoted[1] ?? '');
  return hint === undefined ? told : `${told}（是否想用 ${hint}？）`;
}

/** A value that does not fit: of an option (its name comes first), or of an argument (its value comes first). */
function invalid(plain: string): string {
  const fits = /is invalid(?: for argument '[^']*')?\. (?:Allowed choices are )?(.*?)\.?$/u.exec(plain)?.[1];
  const name = plain.startsWith('command-argument') ? '$2 的值「$1」不对' : '$1 的值「$2」不对';
  return fits === undefined ? name : `${name}，应为 ${fits}`;
}
