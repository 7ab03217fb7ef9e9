import type { Command } from 'commander';
import { examples } from '#cli/command-context.ts';
import type { CommandContext } from '#cli/command-context.ts';
import { importCommands } from './import.ts';
import { billsCommand } from '#metering/readings/commands/import-bills.ts';
import { readingsCommand } from '#metering/readings/commands/import-readings.ts';
import { importReturnsCommand } from '#reporting/return/commands/import-returns.ts';
import { taskReportsCommand } from '#reporting/assignment/commands/task.ts';
import { weatherCommands } from '#metering/weather/commands/weather.ts';

/** `import …` with a command for each kind of file, and `weather`. */
export function importGroup(program: Command, context: CommandContext): void {
  const group = program.command('import').description(context.say('导入文件', 'import files')).helpCommand(false);
  examples(group, context, 'import buildings 楼栋.xlsx', 'import readings 读数.csv --help');
  importCommands(group, context);
  taskReportsCommand(group, context);
  importReturnsCommand(group, context);
  readingsCommand(group, context);
  billsCommand(group, context);
  weatherCommands(program, group, context);
}
