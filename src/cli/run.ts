import type { Command } from 'commander';
import type { Language } from '#kernel/finding.ts';
import { sayIn } from './output.ts';
import type { Output } from './output.ts';
import type { Globals, CommandContext } from './command-context.ts';
import { createProgram } from './program.ts';
import type { Where } from './connect.ts';
import type { Session } from './session.ts';
import { tellTrouble } from './trouble.ts';

export type RunNeeds = Pick<Output, 'out' | 'err' | 'terminal' | 'ask'> & {
  /** The default language. */
  readonly language: Language;
  readonly open: (where: Where, output: Output) => Promise<Session>;
};

/** Runs one command, from its words to its exit code. */
export async function run(argv: readonly string[], needs: RunNeeds): Promise<number> {
  const asked = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  const language = languageGiven(asked) ?? needs.language;
  const output: Output = { ...needs, language, json: asked.includes('--json') };
  const end = { code: 0 };
  try {
    const program: Command = await createProgram(
      contextOf(output, () => program.opts<Globals>(), needs.open, end),
      output,
      argv,
    );
    if (argv.length === 0) program.help({ error: true });
    // a command may have its own --version, of a procedure or a case
    const words = argv[0] === '--version' ? ['-V', ...argv.slice(1)] : argv;
    await program.parseAsync(words, { from: 'user' });
    return end.code;
  } catch (error) {
    return tellTrouble(output, error);
  }
}

function contextOf(output: Output, globals: () => Globals, open: RunNeeds['open'], end: { code: number }): CommandContext {
  return {
    say: sayIn(output.language),
    async within(work) {
      const session = await open(globals(), output);
      try {
        end.code = (await work({ ...session, output, link: globals().link ?? null })) ?? 0;
      } finally {
        await session.stop();
      }
    },
    async alone(work) {
      end.code = (await work(output, globals())) ?? 0;
    },
  };
}

function languageGiven(argv: readonly string[]): Language | undefined {
  const at = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  return asked === 'zh' || asked === 'en' ? asked : undefined;
}
