import { useMutation } from '@tanstack/react-query';
import { client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { asFile, faultOf, type Numbered } from './save-rows.ts';
import { startWords } from './words.ts';

/** How many of the rows were saved, and what is wrong with each of the others. */
export type Saved = { readonly saved: number; readonly left: readonly { readonly row: Numbered; readonly fault: string }[] };

/**
 * Saves typed buildings: a number that a building has already would change that building, so it is told of and not sent. Whatever is right
 * is saved, the other rows stay with what is wrong with them.
 */
export function useSave(onSaved: (of: Saved) => void) {
  const words = usePageWords(startWords).buildings;
  const faultInWords = useFaultWords();
  const isWrong = async (row: Numbered, rows: readonly Numbered[]): Promise<string | undefined> => {
    const fault = faultInWords(row, rows);
    const name = fault === undefined ? await takenBy(row.code) : undefined;
    return name === undefined ? fault : words.taken(row.code, name);
  };
  const send = async (rows: readonly Numbered[]): Promise<Saved> => {
    const faults = new Map<Numbered, string>();
    const good = () => rows.filter((row) => !faults.has(row));
    const answer = () => ({ saved: good().length, left: [...faults].map(([row, fault]) => ({ row, fault })) });
    for (const row of rows) {
      const fault = await isWrong(row, rows);
      if (fault !== undefined) faults.set(row, fault);
    }
    // what the server refuses is told of its row, and the rest looked at again
    while (good().length > 0) {
      const sent = good();
      const { input, rejected, hash } = await previewOf(sent, words.file);
      if (rejected.length === 0) {
        await client.registry.importBuildings({ ...input, ...(hash !== undefined && { seen: hash }) });
        return answer();
      }
      for (const { row, detail } of rejected) faults.set(sent[row - headerRows - 1] ?? throwRow(row), detail);
    }
    return answer();
  };
  return useMutation({
    mutationFn: send,
    onSuccess: async (of) => {
      onSaved(of);
      if (of.saved > 0) await queryClient.invalidateQueries();
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
  const { rejected = [], hash } = await client.registry.importBuildings({ ...input, preview: true });
  return { input, rejected, hash };
}

/** The name of the building that has this number, also as an old one. */
async function takenBy(code: string): Promise<string | undefined> {
  const { buildings } = await client.registry.buildings({ search: code, limit: 100 });
  return buildings.find((one) => one.code === code || one.aliases.includes(code))?.name;
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
