import type { Command } from 'commander';
import { examples } from './command-context.ts';
import type { CommandContext } from './command-context.ts';
import { importCommands } from './import.ts';
import { readingsCommand } from './import-readings.ts';
import { importReturnsCommand } from './import-returns.ts';
import { taskReportsCommand } from './task.ts';
import { weatherCommands } from './weather.ts';

/** `import …` with a command for each kind of file, and `weather`. */
export function importGroup(program: Command, context: CommandContext): void {
  const group = program.command('import').description(context.say('导入文件', 'bring files in')).helpCommand(false);
  examples(group, context, 'import buildings 楼栋.xlsx', 'import readings 读数.csv --help');
  importCommands(group, context);
  taskReportsCommand(group, context);
  importReturnsCommand(group, context);
  readingsCommand(group, context);
  weatherCommands(program, group, context);
}
