/** What an anonymous user has typed and not handed in yet. */
export type KeptText = {
  readonly about: { readonly region?: string };
  readonly fields: Readonly<Record<string, unknown>>;
  readonly note: string;
};

const none: KeptText = { about: {}, fields: {}, note: '' };
const nameOf = (procedure: string): string => `yd-hand-in-${procedure}`;

/** What is kept in this browser; without storage, it starts empty. */
export function keptText(procedure: string): KeptText {
  try {
    const text = localStorage.getItem(nameOf(procedure));
    return text === null ? none : { ...none, ...(JSON.parse(text) as Partial<KeptText>) };
  } catch {
    return none;
  }
}

/** @param typed null: it was handed in */
export function keepText(procedure: string, typed: KeptText | null): void {
  try {
    if (typed === null) localStorage.removeItem(nameOf(procedure));
    else localStorage.setItem(nameOf(procedure), JSON.stringify(typed));
  } catch {
    // without storage it is lost when the browser closes
  }
}
