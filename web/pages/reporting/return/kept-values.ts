/** Values typed into a return and not saved yet, by field. */
export type Typed = Readonly<Record<string, unknown>>;

const keyOf = (account: string, of: string): string => `yaodong.return.${account}.${of}`;

/** What the account had typed into a return in this browser; empty if it was saved or never started. */
export function keptValues(account: string, of: string): Typed {
  try {
    return JSON.parse(localStorage.getItem(keyOf(account, of)) ?? '{}') as Typed;
  } catch {
    return {};
  }
}

/** Keeps what is typed; nothing of what is saved. */
export function keepValues(account: string, of: string, typed: Typed): void {
  try {
    if (Object.keys(typed).length === 0) localStorage.removeItem(keyOf(account, of));
    else localStorage.setItem(keyOf(account, of), JSON.stringify(typed));
  } catch {
    // full or disabled storage keeps nothing; what was typed is still in the page
  }
}
