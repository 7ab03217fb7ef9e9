import { Problem } from '#kernel/problem.ts';
import type { Kind, Room } from './work-kinds.ts';

type Waiting = { readonly asker: string; readonly go: () => void; readonly refuse: (trouble: Problem) => void };

type Hall = { running: number; readonly of: Map<string, number>; readonly waiting: Waiting[] };

export type ConcurrencyLimit = ReturnType<typeof createConcurrencyLimit>;

/**
 * Limits how much work of each kind runs and waits at the same time, and gives each caller only a share of both; excess work is refused
 * immediately, and work that waits too long is refused then, with the time after which to retry. So the program keeps its memory and its
 * fast answers under any load, and no caller keeps others out.
 */
export function createConcurrencyLimit(rooms: Readonly<Record<Kind, Room>>) {
  const halls = new Map<Kind, Hall>();
  const hallOf = (kind: Kind): Hall => {
    const hall = halls.get(kind) ?? { running: 0, of: new Map<string, number>(), waiting: [] };
    halls.set(kind, hall);
    return hall;
  };

  /**
   * Waits for a slot; returns a function that releases it. Throws Problem `overloaded`, also if the waiting caller has left. @param asker
   * an identity, or the address of an anonymous caller
   */
  async function enter(kind: Kind, asker: string, left?: AbortSignal): Promise<() => void> {
    const [hall, room] = [hallOf(kind), rooms[kind]];
    const waits = hall.waiting.filter((one) => one.asker === asker).length;
    if (hall.running < room.atOnce && runningOf(hall, asker) < room.share) begin(hall, asker);
    else if (hall.waiting.length < room.waiting && waits < room.waitingShare) await queued(hall, kind, room, asker, left);
    else throw full(kind, room);
    let given = false;
    return () => {
      if (given) return;
      given = true;
      end(hall, asker);
      const next = nextOf(hall, room);
      if (next === undefined) return;
      begin(hall, next.asker);
      next.go();
    };
  }

  return {
    enter,
    /** How much is running and how much is waiting. */
    counts: (kind: Kind): { readonly running: number; readonly waiting: number } => {
      const { running, waiting } = hallOf(kind);
      return { running, waiting: waiting.length };
    },
  };
}

const runningOf = (hall: Hall, asker: string): number => hall.of.get(asker) ?? 0;

function begin(hall: Hall, asker: string): void {
  hall.running += 1;
  hall.of.set(asker, runningOf(hall, asker) + 1);
}

function end(hall: Hall, asker: string): void {
  const left = runningOf(hall, asker) - 1;
  if (left > 0) hall.of.set(asker, left);
  else hall.of.delete(asker);
  hall.running -= 1;
}

/** Takes the next one out of the queue: among the callers with the least running, the one that has waited longest. */
function nextOf(hall: Hall, room: Room): Waiting | undefined {
  let [best, least] = [-1, room.share];
  for (const [at, { asker }] of hall.waiting.entries()) {
    const running = runningOf(hall, asker);
    if (running < least) [best, least] = [at, running];
    if (least === 0) break;
  }
  return best < 0 ? undefined : hall.waiting.splice(best, 1)[0];
}

function queued(hall: Hall, kind: Kind, room: Room, asker: string, left?: AbortSignal): Promise<void> {
  return new Promise<void>((resolve, reject) => {
    const over = (): void => {
      clearTimeout(late);
      left?.removeEventListener('abort', give);
    };
    const one: Waiting = { asker, go: () => (over(), resolve()), refuse: (trouble) => (over(), reject(trouble)) };
    const give = (): void => {
      const at = hall.waiting.indexOf(one);
      if (at < 0) return;
      hall.waiting.splice(at, 1);
      one.refuse(full(kind, room));
    };
    const late = setTimeout(give, room.waitSeconds * 1000).unref();
    hall.waiting.push(one);
    left?.addEventListener('abort', give);
  });
}

function full(kind: Kind, { comeBackSeconds: seconds }: Room): Problem {
  return new Problem('busy', 'overloaded', { kind, seconds });
}
