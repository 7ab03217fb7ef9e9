/** The file being edited. */
export type EditedFile = { readonly name: string; readonly text: string };

const keyOf = (account: string): string => `yaodong.procedure.${account}`;

/** What the account was writing in this browser and has not saved. */
export function keptFile(account: string): EditedFile | null {
  try {
    const kept = JSON.parse(localStorage.getItem(keyOf(account)) ?? 'null') as Partial<EditedFile> | null;
    return typeof kept?.text === 'string' && kept.text.trim() !== '' ? { name: kept.name ?? 'procedure.yaml', text: kept.text } : null;
  } catch {
    return null;
  }
}

/** Keeps the text until it is saved or discarded; if the browser has no space, it is not kept. */
export function keepFile(account: string, file: EditedFile | null): void {
  try {
    if (file === null) localStorage.removeItem(keyOf(account));
    else localStorage.setItem(keyOf(account), JSON.stringify(file));
  } catch {
    // full or disabled storage keeps nothing; the text is still in the page
  }
}
