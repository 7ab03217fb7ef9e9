import type { AsOf } from '#kernel/as-of.ts';
import type { Life } from '#metering/counter-line/counter-line.ts';

/** The state of an import of readings, and since when (ms UTC): the rows of `import_state`. */
export type ImportState = {
  readonly import: number;
  readonly state: 'begun' | 'shown' | 'undone' | 'dropped';
  readonly commitNumber: number;
  readonly at: number;
};

const never: Life = { shown: Infinity, undone: Infinity };

/** The lives of all imports: from when to when the readings of each count. */
export function createVisibility(states: readonly ImportState[]) {
  const lives = new Map<number, { -readonly [name in keyof Life]: Life[name] }>();
  const add = (row: ImportState): void => {
    const life = lives.get(row.import) ?? { shown: Infinity, undone: Infinity };
    if (row.state === 'shown') life.shown = row.at;
    if (row.state === 'undone') life.undone = row.at;
    lives.set(row.import, life);
  };
  states.forEach(add);
  return {
    add,
    /** When an import became visible; Infinity if it never did. */
    shownAt: (id: number): number => lives.get(id)?.shown ?? Infinity,
    isVisible: (id: number): boolean => {
      const life = lives.get(id);
      return life !== undefined && life.shown !== Infinity && life.undone === Infinity;
    },
    /** When the readings of an import count. */
    lifeOf: (id: number): Life => lives.get(id) ?? never,
    /** Whether any import was undone after an instant (ms): as known then it counts. */
    isAnyUndoneAfter: (instant: number): boolean => {
      for (const { undone } of lives.values()) if (undone !== Infinity && undone > instant) return true;
      return false;
    },
    /** The imports that never became visible, except one. */
    neverShown: (but?: number): number[] => [...lives].filter(([id, life]) => life.shown === Infinity && id !== but).map(([id]) => id),
    /**
     * The imports whose rows do not count for a question as known then. `own` counts although it is not visible yet, `without` does not
     * although it is.
     */
    hidden: (known: AsOf, change: { own?: number; without?: number } = {}): number[] => {
      const out: number[] = [];
      for (const [id, life] of lives) {
        const undoneBy = Math.min(known.received, known.recorded);
        const seen = life.shown <= known.recorded && life.undone > undoneBy;
        if ((!seen && id !== change.own) || id === change.without) out.push(id);
      }
      return out;
    },
  };
}

export type Visibility = ReturnType<typeof createVisibility>;
