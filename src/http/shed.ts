import { Problem } from '#kernel/problem.ts';
import type { Kind, Room } from './kinds.ts';

type Waiting = { readonly go: () => void; readonly refuse: (trouble: Problem) => void };

type Desk = { running: number; readonly waiting: Waiting[] };

export type Shed = ReturnType<typeof createShed>;

/**
 * Lets only so much work of each kind go on at once and so much wait for it; what is more is refused at once, with the time after which to come back, so that the
 * program keeps its memory and its light answers whatever is asked of it.
 */
export function createShed(rooms: Readonly<Record<Kind, Room>>) {
  const desks = new Map<Kind, Desk>();
  const deskOf = (kind: Kind): Desk => {
    const desk = desks.get(kind) ?? { running: 0, waiting: [] };
    desks.set(kind, desk);
    return desk;
  };

  /** Waits for room; answers what gives it back. Throws Problem `overloaded`, also where whoever waits has left. */
  async function enter(kind: Kind, left?: AbortSignal): Promise<() => void> {
    const [desk, room] = [deskOf(kind), rooms[kind]];
    if (desk.running < room.atOnce) desk.running += 1;
    else if (desk.waiting.length < room.waiting) await queued(desk, kind, room, left);
    else throw full(kind, room);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      const next = desk.waiting.shift();
      if (next === undefined) desk.running -= 1;
      else next.go();
    };
  }

  return {
    enter,
    /** How much goes on and how much waits. */
    counts: (kind: Kind): { readonly running: number; readonly waiting: number } => {
      const { running, waiting } = deskOf(kind);
      return { running, waiting: waiting.length };
    },
  };
}

function queued(desk: Desk, kind: Kind, room: Room, left?: AbortSignal): Promise<void> {
  return new Promise<void>((go, refuse) => {
    const one: Waiting = { go, refuse };
    desk.waiting.push(one);
    left?.addEventListener('abort', () => {
      const at = desk.waiting.indexOf(one);
      if (at < 0) return;
      desk.waiting.splice(at, 1);
      refuse(full(kind, room));
    });
  });
}

function full(kind: Kind, { comeBackSeconds: seconds }: Room): Problem {
  return new Problem('busy', 'overloaded', { kind, seconds });
}
