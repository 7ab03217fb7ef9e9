import { createHash, randomInt, randomUUID } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import { createZone } from '#kernel/zone.ts';
import { choicesOf, confirmMail, nameMail, removeMail, saveChoice, usualChoice } from './choice-store.ts';
import type { Choice } from './choice-store.ts';
import { sendMail } from './mail-sender.ts';
import { codeMail } from './mail-text.ts';
import type { NoticeContext } from './context.ts';
import { mailSecret, placeOfMail } from './sending.ts';
import { sendingOf } from './sending-store.ts';

const pauseMs = 60_000;
const codeLivesMs = 30 * 60_000;
const mostTries = 5;

/** Some of a person's choices. */
export type ChoiceChange = {
  readonly language?: Choice['language'] | undefined;
  readonly quiet?: Choice['quiet'] | undefined;
  readonly timeZone?: string | undefined;
  readonly urgentPasses?: boolean | undefined;
  readonly kinds?: readonly { readonly kind: string; readonly mail: boolean }[] | undefined;
};

/** What each person chooses for themselves. */
export function choiceVerbs(context: NoticeContext) {
  const { postgres, kinds } = context;
  const own = async (scope: Scope): Promise<Choice> =>
    (await choicesOf(postgres, wholeProgram, [scope.identity])).get(scope.identity) ?? usualChoice;
  /** One's own choice, and the kinds that one may get. */
  const choices = async (scope: Scope) => {
    const [choice, { mail }] = await Promise.all([own(scope), sendingOf(postgres, wholeProgram)]);
    const mine = kinds.all().filter(({ audience }) => audience === 'person' || scope.role === 'administrator');
    return { ...choice, mailReady: mail !== null, kinds: mine.map((kind) => ({ ...kind, mail: choice.kinds[kind.kind] ?? kind.mail })) };
  };
  /** Throws Problem `no-such-notice-kind`, `no-such-time-zone`, `quiet-hours-empty`. */
  const choose = async (scope: Scope, change: ChoiceChange) => {
    const before = await own(scope);
    kinds.check((change.kinds ?? []).map(({ kind }) => kind));
    const { language = before.language, quiet = before.quiet, timeZone = before.timeZone, urgentPasses = before.urgentPasses } = change;
    if (createZone(timeZone) === null) throw new Problem('bad-input', 'no-such-time-zone', { zone: timeZone });
    if (quiet !== null && quiet.from === quiet.until) throw new Problem('bad-input', 'quiet-hours-empty', { from: quiet.from });
    const chosen = { ...before.kinds, ...Object.fromEntries((change.kinds ?? []).map(({ kind, mail }) => [kind, mail])) };
    await saveChoice(postgres, scope, { language, quiet, timeZone, urgentPasses, kinds: chosen });
    return choices(scope);
  };
  return { choices, choose, ...addressVerbs(context, choices, choose) };
}

function addressVerbs<T>(
  context: NoticeContext,
  choices: (scope: Scope) => Promise<T>,
  choose: (scope: Scope, change: ChoiceChange) => Promise<T>,
) {
  const { postgres, now } = context;
  return {
    /**
     * Sets an address and sends a code there. Throws Problem `no-mail-for-keys`, `mail-not-set-up`, `mail-code-too-soon`, and errors of the
     * mail server.
     */
    async nameMail(scope: Scope, mail: string, language: Choice['language']): Promise<T> {
      if (!scope.identity.startsWith('user:')) throw new Problem('cannot-do', 'no-mail-for-keys');
      const server = (await sendingOf(postgres, wholeProgram)).mail;
      if (server === null) throw new Problem('conflict', 'mail-not-set-up');
      await choose(scope, { language });
      const code = String(randomInt(1_000_000)).padStart(6, '0');
      if (!(await nameMail(postgres, scope, { mail, codeHash: hashOf(scope, code), now: now(), pauseMs })))
        throw new Problem('too-many', 'mail-code-too-soon', { seconds: pauseMs / 1000 });
      const text = codeMail(code, await placeOfMail(context), language);
      const tried = await sendMail(server, await mailSecret(context, server), { ...text, to: mail, id: randomUUID() }, context.ending);
      if (tried.outcome === 'failed') throw new Problem('cannot-do', tried.reason.code, tried.reason.evidence);
      return choices(scope);
    },
    /** Throws Problem `mail-code-wrong`. */
    async confirmMail(scope: Scope, code: string): Promise<T> {
      const given = { codeHash: hashOf(scope, code), sentAfter: now() - codeLivesMs, mostTries };
      if (!(await confirmMail(postgres, scope, given))) throw new Problem('bad-input', 'mail-code-wrong');
      return choices(scope);
    },
    async removeMail(scope: Scope): Promise<T> {
      await removeMail(postgres, scope);
      return choices(scope);
    },
  };
}

/** Six digits can be brute-forced quickly from a stolen hash: it is valid for half an hour. */
function hashOf({ identity }: Scope, code: string): string {
  return createHash('sha256').update(`${identity} ${code}`).digest('hex');
}
