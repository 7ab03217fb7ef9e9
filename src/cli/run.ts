import type { Command } from 'commander';
import type { Language } from '#kernel/finding.ts';
import { sayIn } from './desk.ts';
import type { Desk } from './desk.ts';
import type { Globals, Kit } from './kit.ts';
import { createProgram } from './program.ts';
import type { Where } from './reach.ts';
import type { Session } from './session.ts';
import { tellTrouble } from './trouble.ts';

export type RunNeeds = Pick<Desk, 'out' | 'err' | 'terminal'> & {
  /** The language where none is asked for. */
  readonly language: Language;
  readonly open: (where: Where, desk: Desk) => Promise<Session>;
};

/** One command from its words to its exit code. */
export async function run(argv: readonly string[], needs: RunNeeds): Promise<number> {
  const asked = argv.includes('--') ? argv.slice(0, argv.indexOf('--')) : argv;
  const language = languageAsked(asked) ?? needs.language;
  const desk: Desk = { ...needs, language, json: asked.includes('--json') };
  const end = { code: 0 };
  const program: Command = createProgram(
    kitOf(desk, () => program.opts<Globals>(), needs.open, end),
    desk,
  );
  try {
    if (argv.length === 0) program.help({ error: true });
    await program.parseAsync(argv, { from: 'user' });
    return end.code;
  } catch (error) {
    return tellTrouble(desk, error);
  }
}

function kitOf(desk: Desk, globals: () => Globals, open: RunNeeds['open'], end: { code: number }): Kit {
  return {
    say: sayIn(desk.language),
    async within(work) {
      const session = await open(globals(), desk);
      try {
        end.code = (await work({ ...session, desk })) ?? 0;
      } finally {
        await session.stop();
      }
    },
    async alone(work) {
      end.code = (await work(desk, globals())) ?? 0;
    },
  };
}

function languageAsked(argv: readonly string[]): Language | undefined {
  const at = argv.findLastIndex((word) => word === '--lang' || word.startsWith('--lang='));
  const asked = at < 0 ? undefined : (argv[at]?.split('=')[1] ?? argv[at + 1]);
  return asked === 'zh' || asked === 'en' ? asked : undefined;
}
