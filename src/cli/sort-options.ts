import { type Command, Option } from 'commander';
import { option } from './option-terms.ts';
import type { Say } from './output.ts';

/** `--sort COLUMN` and `--order asc|desc`, as in the console's list. @param columns what the server sorts by */
export function sortOptions(command: Command, say: Say, columns: readonly string[]): Command {
  return command
    .addOption(new Option('--sort <column>', option(say, 'sortedBy')).choices(columns))
    .addOption(new Option('--order <order>', option(say, 'order')).choices(['asc', 'desc']));
}
