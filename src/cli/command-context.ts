import type { Command } from 'commander';
import type { Say, Output } from './output.ts';
import type { Where } from './connect.ts';
import type { Session } from './session.ts';

/** What every command group receives. */
export type CommandContext = {
  /** Chooses the reader's language. */
  readonly say: Say;
  /** Runs work with a connected program, which is closed afterwards in any case. A number is the exit code. */
  readonly within: (work: (at: ProgramOutput) => Promise<number | void>) => Promise<void>;
  /** Runs work that opens the program itself. */
  readonly alone: (work: (output: Output, where: Where) => Promise<number | void>) => Promise<void>;
};

/** The connected program, its output, and the token of a link used instead of a key. */
export type ProgramOutput = Session & { readonly output: Output; readonly link: string | null };

/** Options allowed before and after every command. */
export type Globals = Where & { readonly json?: true; readonly lang?: 'zh' | 'en' };

/** Adds examples to a command's help, one line each. */
export function examples(command: Command, context: Pick<CommandContext, 'say'>, ...lines: readonly string[]): Command {
  return command.addHelpText('after', `\n${context.say('例：', 'Examples:')}\n${lines.map((line) => `  yaodong ${line}`).join('\n')}`);
}
