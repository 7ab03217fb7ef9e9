import type { PoolClient } from 'pg';
import { Problem } from '#kernel/problem.ts';
import { checkedByCaller, wholeProgram } from '#kernel/unscoped.ts';
import { today } from '#kernel/today.ts';
import { effectsOf } from './effects.ts';
import { queueEffects } from '../store/effect-store.ts';
import { bookMoney } from '../store/money-store.ts';
import { numbersFor } from './numbers.ts';
import { stepsTaken } from '../rules/steps-taken.ts';
import { addEvent, nextAuto, type OpenCase } from '../open-case.ts';
import { hasRoom } from './quota-room.ts';

/**
 * Takes the steps of the program that were due by an instant, each at its own instant, with the numbers they assign and their effects
 * outside the case. A step whose money the ledger refuses, or for which the year's quota has no room, is not taken.
 * @param until s UTC @param recorded ms
 */
export async function takeAutos(on: PoolClient, open: OpenCase, until: number, recorded: number): Promise<void> {
  for (let turn = 0; turn < 100; turn += 1) {
    const next = nextAuto(open);
    if (next === null || next.at > until || !(await takeAuto(on, open, next, recorded))) return;
  }
}

async function takeAuto(
  on: PoolClient,
  open: OpenCase,
  { transition, at }: { readonly transition: string; readonly at: number },
  recorded: number,
): Promise<boolean> {
  const rule = open.procedure.transitions[transition];
  if (rule === undefined) return false;
  const { to, extends: longer, publish, document } = rule;
  const day = today(at * 1000, open.zone);
  if (!(await hasRoom(on, open, to, at))) return false;
  const effects = effectsOf(rule, { fields: open.standing.fields, day, steps: stepsTaken(open) });
  const booking = { open, n: open.events.length + 1, effects, year: Number(day.slice(0, 4)) };
  await on.query('SAVEPOINT auto');
  try {
    await bookMoney(on, checkedByCaller, booking);
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    await on.query('ROLLBACK TO SAVEPOINT auto');
    return false;
  }
  const numbers = await numbersFor(on, open, rule, open.standing.fields, day);
  const event = addEvent(open, recorded, {
    kind: 'step',
    at: new Date(at * 1000).toISOString(),
    by: 'program',
    transition,
    from: open.standing.state,
    to,
    ...(numbers === null ? {} : { numbers }),
    ...(longer === undefined ? {} : { extends: longer }),
    ...(publish === undefined ? {} : { publish: publish.fields }),
    ...(document === undefined ? {} : { document }),
    ...(effects.length === 0 ? {} : { effects }),
  });
  await queueEffects(on, wholeProgram, { open, n: event.n, effects, day });
  return true;
}
