import { useMutation } from '@tanstack/react-query';
import { client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { troubleOf } from '../../../trouble.ts';
import { uploadWithProgress } from '../../../upload.ts';
import { asFile, faultOf, type Numbered } from './save-rows.ts';
import { startWords } from './words.ts';

/** The rows that were saved, and what is wrong with each of the others. */
export type Saved = { readonly saved: readonly Numbered[]; readonly left: readonly { readonly row: Numbered; readonly fault: string }[] };

/**
 * Saves typed buildings: a number that a building has already would change that building, so nothing is imported unless the preview says
 * that every row is a new building. Whatever is right is saved, the other rows stay with what is wrong with them.
 */
export function useSave(onSaved: (of: Saved, sent: readonly Numbered[]) => void) {
  const words = usePageWords(startWords).buildings;
  const faultInWords = useFaultWords();
  const send = async (rows: readonly Numbered[]): Promise<Saved> => {
    const faults = new Map<Numbered, string>();
    for (const row of rows) {
      const fault = faultInWords(row, rows);
      if (fault !== undefined) faults.set(row, fault);
    }
    const good = () => rows.filter((row) => !faults.has(row));
    // what the server refuses is told of its row, and the rest looked at again
    while (good().length > 0) {
      const sent = good();
      const { input, rejected, created, hash } = await previewOf(sent, words.file);
      if (rejected.length === 0 && created === sent.length) {
        await client.registry.importBuildings({ ...input, ...(hash !== undefined && { seen: hash }) });
        break;
      }
      for (const { row, detail } of rejected) faults.set(sent[row - headerRows - 1] ?? throwRow(row), detail);
      for (const { row, name } of await taken(sent)) faults.set(row, words.taken(row.code, name));
      if (good().length === sent.length) throw new Error(`${created} of ${sent.length} rows are new buildings`);
    }
    return { saved: good(), left: [...faults].map(([row, fault]) => ({ row, fault })) };
  };
  return useMutation({
    mutationFn: send,
    onSuccess: async (of, sent) => {
      onSaved(of, sent);
      if (of.saved.length > 0) await queryClient.invalidateQueries();
    },
  });
}

/** Rows of the file above the first building. */
const headerRows = 1;

function throwRow(row: number): never {
  throw new Error(`row ${row} was not sent`);
}

/** What an import of these rows would do; nothing is written. */
async function previewOf(rows: readonly Numbered[], name: string) {
  const { file } = await uploadWithProgress(new File([asFile(rows)], name, { type: 'text/csv' }), () => undefined);
  const input = { file, unit: { floorArea: 'm2' } };
  const { rejected = [], created = 0, hash } = await client.registry.importBuildings({ ...input, preview: true });
  return { input, rejected, created, hash };
}

/** Those of these rows whose number a building has already, also as an old one, and the name of that building. */
async function taken(rows: readonly Numbered[]): Promise<{ readonly row: Numbered; readonly name: string }[]> {
  const names = await Promise.all(rows.map(({ code }) => nameOf(code)));
  return rows.flatMap((row, at) => {
    const name = names[at];
    return name === undefined ? [] : [{ row, name }];
  });
}

/** The name of the building with exactly this number; undefined if there is none. */
async function nameOf(code: string): Promise<string | undefined> {
  try {
    return (await client.registry.building({ building: code })).name;
  } catch (error) {
    if (troubleOf(error).told.code === 'no-such-building') return undefined;
    throw error;
  }
}

function useFaultWords(): (row: Numbered, all: readonly Numbered[]) => string | undefined {
  const words = usePageWords(startWords).buildings;
  const { format } = useLanguage();
  return (row, all) => {
    const fault = faultOf(row, all);
    if (fault?.is === 'missing') return words.missing(fault.fields.map((field) => words.columns[field]).join(format.and));
    return fault === undefined ? undefined : fault.is === 'area' ? words.areaBad : words.twice(row.code);
  };
}
