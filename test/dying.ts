import type { Pool, PoolClient } from 'pg';

/** A connection to PostgreSQL that dies, as if the program were killed, at one of the points at which something is persisted. */
export type DyingPool = {
  readonly pool: Pool;
  /**
   * Lets this many points pass and dies at the next: before it is executed, or after it was executed without the answer being received.
   * Nothing is answered from then on, and what was not committed is rolled back.
   */
  dieAt(point: number, when: 'before' | 'after'): void;
  /** Answers again, as a restarted program would find it. @returns whether it had died */
  revive(): boolean;
  /** Settles when it has died. */
  dead(): Promise<void>;
};

type Life = { left: number; when: 'before' | 'after'; isDead: boolean; ends: (() => void)[] };

const keeps = /^\s*(?:insert|update|delete|with|commit|select\s+nextval)\b/iu;

/** Wraps a pool: every COMMIT is such a point, and every statement that writes outside a transaction. */
export function openDyingPool(real: Pool): DyingPool {
  const life: Life = { left: Infinity, when: 'before', isDead: false, ends: [] };
  const pool = new Proxy(real, {
    get(target, name) {
      if (name === 'query') return (...asked: [unknown]) => passed(life, keeps.test(textOf(asked[0])), () => query(target, asked));
      if (name === 'connect') return async () => connected(life, await passed(life, false, () => target.connect()));
      const found: unknown = Reflect.get(target, name);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
  return {
    pool,
    dieAt: (point, when) => void Object.assign(life, { left: point, when, isDead: false }),
    revive() {
      const wasDead = life.isDead;
      Object.assign(life, { left: Infinity, isDead: false });
      return wasDead;
    },
    dead: () => (life.isDead ? Promise.resolve() : new Promise<void>((done) => life.ends.push(done))),
  };
}

const textOf = (asked: unknown): string => (typeof asked === 'string' ? asked : String((asked as { text?: string }).text ?? ''));

const query = (target: Pool | PoolClient, asked: [unknown]): Promise<unknown> =>
  (target.query as (...given: unknown[]) => Promise<unknown>).apply(target, asked);

async function passed<T>(life: Life, isPoint: boolean, work: () => Promise<T>): Promise<T> {
  if (life.isDead) throw new Error('the program was killed');
  if (!isPoint) return work();
  life.left -= 1;
  if (life.left >= 0) return work();
  life.isDead = true;
  for (const end of life.ends.splice(0)) end();
  if (life.when === 'after') await work();
  throw new Error('the program was killed');
}

/** A connection: what it holds open when the program dies is rolled back. */
function connected(life: Life, real: PoolClient): PoolClient {
  let isOpen = false;
  return new Proxy(real, {
    get(target, name) {
      if (name === 'release') return (broken?: boolean | Error) => target.release(life.isDead ? true : broken);
      if (name === 'query')
        return async (...asked: [unknown]) => {
          const text = textOf(asked[0]);
          const isPoint = isOpen ? /^\s*commit\b/iu.test(text) : keeps.test(text);
          const answer = await passed(life, isPoint, () => query(target, asked));
          if (/^\s*(?:begin|commit|rollback)\s*;?\s*$/iu.test(text)) isOpen = /begin/iu.test(text);
          return answer;
        };
      const found: unknown = Reflect.get(target, name);
      return typeof found === 'function' ? found.bind(target) : found;
    },
  });
}
