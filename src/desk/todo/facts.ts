/** Work of one kind that waits for the asker. */
export type TodoItem = {
  readonly name:
    | 'findings'
    | 'imports'
    | 'months'
    | 'offline'
    | 'commissioning'
    | 'solar-duties'
    | 'checks'
    | 'keys'
    | 'passwords'
    | 'tasks'
    | 'overdue-tasks'
    | 'returns'
    | 'returns-to-judge'
    | 'returns-late';
  readonly count: number;
  /** How many buildings it concerns; null where it is of no building. */
  readonly buildings: number | null;
  /** What it is about, a few by name: files, entries, keys. */
  readonly about: readonly string[];
  /** The local day since which the first of it waits; null where that is not known. */
  readonly since: string | null;
  /** The list in the console, `/quality?tab=findings`. */
  readonly href: string;
};

/** A step by which a city begins: whether its data say that it is done, and where it is done. */
export type BeginningStep = {
  readonly name: 'city' | 'buildings' | 'meters' | 'year' | 'standards' | 'people';
  readonly done: boolean;
  readonly href: string;
};
