/** Work of one kind that waits for the requester. */
export type TodoItem = {
  readonly name:
    | 'findings'
    | 'imports'
    | 'months'
    | 'offline'
    | 'commissioning'
    | 'solar-duties'
    | 'checks'
    | 'standards-due'
    | 'keys'
    | 'passwords'
    | 'tasks'
    | 'overdue-tasks'
    | 'returns'
    | 'returns-to-judge'
    | 'returns-late';
  readonly count: number;
  /** How many buildings it concerns; null if it concerns none. */
  readonly buildings: number | null;
  /** How many organisations are to be asked, each once for all that it owes; null if nobody is. */
  readonly units: number | null;
  /** Some of its items by name: files, entries, keys. */
  readonly about: readonly string[];
  /** The local day since which the first of it has been waiting; null if unknown. */
  readonly since: string | null;
  /** The list in the console, `/quality?tab=findings`. */
  readonly href: string;
};

/** A step in setting up a city: whether its data shows that it is done, and where to do it. */
export type BeginningStep = {
  readonly name: 'city' | 'buildings' | 'meters' | 'year' | 'standards' | 'people';
  readonly done: boolean;
  readonly href: string;
};
