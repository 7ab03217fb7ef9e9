import type { Command } from 'commander';
import type { Globals } from './command-context.ts';
import type { Say } from './output.ts';

/** Commands that a link can be given to in place of a key, and of each the options that go with a key alone. */
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
};

/** Ends as wrong usage where a link is given to a command that would not go by it, or beside an option that it would pass over. */
export function refuseLinkUnused(program: Command, command: Command, say: Say): void {
  if (program.opts<Globals>().link === undefined) return;
  const without = byLink[pathOf(command)];
  if (without === undefined) command.error(say('此命令不能凭 --link 使用', 'this command takes no --link'), { code: 'yaodong.usage' });
  const clash = command.options.find((option) => without.includes(option.attributeName()) && isGiven(command, option.attributeName()));
  if (clash === undefined) return;
  const both = say(`选项 --link 与 ${clash.long} 不能同时使用`, `option --link cannot be used with option ${clash.long}`);
  command.error(both, { code: 'yaodong.usage' });
}

const isGiven = (command: Command, name: string): boolean => command.getOptionValue(name) !== undefined;

/** `case show` of that command, without the name of the program. */
function pathOf(command: Command): string {
  const names: string[] = [];
  for (let at = command; at.parent; at = at.parent) names.unshift(at.name());
  return names.join(' ');
}
