import { InvalidArgumentError } from 'commander';
import type { CommandContext } from '#cli/command-context.ts';

export type Assigned = readonly (readonly [name: string, value: string])[];

/** `F=V`, repeatable. */
export const assigned = (text: string, before: Assigned = []): Assigned => {
  const at = text.indexOf('=');
  if (at < 1) throw new InvalidArgumentError('F=V');
  return [...before, [text.slice(0, at), text.slice(at + 1)]];
};

/** Reasons for what does not agree, as the contract takes them. */
export const reasonsOf = (reason: Assigned | undefined) => (reason === undefined ? {} : { reasons: Object.fromEntries(reason) });

export const seenHelp = (say: CommandContext['say']) =>
  say('所见的记录摘要；其间有人办理则拒绝', 'hash of the record as you saw it; refused if it has changed since');

export const reasonHelp = (say: CommandContext['say']) =>
  say(
    '字段=理由，可重复；整个办件写 case，由此受理的办件写 begin.流程',
    'field=reason (repeatable); `case` for the case as a whole, `begin.PROCEDURE` for a case opened by the step',
  );
