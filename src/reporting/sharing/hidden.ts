/** Why a part of a data set is not shared. */
export const hiddenReasons = [
  'not-listed',
  'dwelling-without-mask',
  'group-too-small',
  'too-few-measured',
  'demolished',
  'outside-period',
] as const;

export type HiddenReason = (typeof hiddenReasons)[number];

/** Fields, or rows of `subject`, that are withheld. */
export type HiddenPart = {
  readonly what: 'field' | 'rows';
  readonly name: string;
  readonly why: HiddenReason;
  /** For rows, how many. */
  readonly count: number | null;
};

export type Hidden = {
  readonly field: (name: string) => void;
  readonly rows: (why: HiddenReason, name: string, count?: number) => void;
  readonly told: () => HiddenPart[];
};

/** Collects what is withheld while rows are made. */
export function createHidden(): Hidden {
  const parts = new Map<string, HiddenPart>();
  return {
    field: (name) => void parts.set(`field ${name}`, { what: 'field', name, why: 'not-listed', count: null }),
    rows(why, name, count = 1) {
      const key = `${why} ${name}`;
      parts.set(key, { what: 'rows', name, why, count: (parts.get(key)?.count ?? 0) + count });
    },
    told: () => [...parts.values()],
  };
}
