import { labels } from '#kernel/label-terms.ts';
import { choiceField, type Dictionary, type FieldSpec, numberField, textField, yesField } from '#platform/list-intake/fields.ts';
import type { Entry } from './facts.ts';

/** The columns of a list of files and notes. Those after `takenBack` are informational and are not read on import. */
export const listHeader = [
  'building',
  'entry',
  'written',
  'kind',
  'sha256',
  'text',
  'takenBack',
  'file',
  'type',
  'bytes',
  'by',
  'changed',
  'changedBy',
] as const;

/** A column that an import ignores. */
const told = (name: string, zh: string): FieldSpec => ({ name, zh, synonyms: [], parse: (text) => ({ value: text }) });

/** A list of files and notes of buildings. */
export const attachmentsDictionary: Dictionary = {
  kind: 'attachments',
  fields: [
    textField({ name: 'building', zh: labels.zh.building, synonyms: ['建筑编号'], required: true }, 100),
    numberField({ name: 'entry', zh: '条目编号', synonyms: [] }, { min: 1, max: 2 ** 31 - 1, whole: true }),
    textField({ name: 'written', zh: '写入时间', synonyms: [] }, 40),
    choiceField({ name: 'kind', zh: labels.zh.category, synonyms: [] }, { note: ['备注'], file: ['附件'] }),
    textField({ name: 'sha256', zh: '文件摘要', synonyms: [] }, 64),
    textField({ name: 'text', zh: labels.zh.text, synonyms: ['备注内容', '说明'], verbatim: true }, 10_000),
    yesField({ name: 'takenBack', zh: labels.zh.takenBack, synonyms: [] }),
    told('file', labels.zh.fileName),
    told('type', '文件类型'),
    told('bytes', labels.zh.bytes),
    told('by', '写入人'),
    told('changed', '修改时间'),
    told('changedBy', '修改人'),
  ],
};

/** An entry as a row of the list. */
export function listRow({ id, building, file, made, now }: Entry): (string | number | null)[] {
  const said = [
    building,
    id,
    made.at.toISOString(),
    file === null ? 'note' : 'file',
    file?.sha256 ?? null,
    now.text,
    now.takenBack ? 'true' : 'false',
  ];
  const changed = made.id === now.id ? [null, null] : [now.at.toISOString(), now.by];
  return [...said, file?.name ?? null, file?.type ?? null, file?.bytes ?? null, made.by, ...changed];
}

/** The content of a row. */
export type EntryRow = {
  readonly entry: number | null;
  readonly written: string | null;
  readonly kind: 'note' | 'file';
  readonly sha256: string | null;
  readonly text: string;
  readonly takenBack: boolean;
};

export function entryRow(fields: Readonly<Record<string, unknown>>): EntryRow {
  const sha256 = (fields['sha256'] as string | undefined) ?? null;
  return {
    entry: (fields['entry'] as number | undefined) ?? null,
    written: (fields['written'] as string | undefined) ?? null,
    kind: (fields['kind'] as EntryRow['kind'] | undefined) ?? (sha256 === null ? 'note' : 'file'),
    sha256,
    text: (fields['text'] as string | undefined) ?? '',
    takenBack: fields['takenBack'] === true,
  };
}

/**
 * The entry each row refers to, or null if there is none. The number and the instant of writing identify an entry in the directory where it
 * was written; elsewhere a file is identified by its bytes and a note by its text. Each entry is matched to at most one row.
 */
export function matched(rows: readonly EntryRow[], entries: readonly Entry[]): (Entry | null)[] {
  const free = new Set(entries);
  const take = (fits: (entry: Entry) => boolean): Entry | null => {
    const found = [...free].find(fits) ?? null;
    if (found !== null) free.delete(found);
    return found;
  };
  const isKind = (row: EntryRow, entry: Entry): boolean => (row.kind === 'file') === (entry.file !== null);
  const same = rows.map((row) =>
    take((entry) => entry.id === row.entry && entry.made.at.toISOString() === row.written && isKind(row, entry)),
  );
  const alike = rows.map((row, at) => same[at] ?? take((entry) => isKind(row, entry) && saysTheSame(row, entry)));
  return rows.map(
    (row, at) => alike[at] ?? (row.kind === 'file' ? take((entry) => entry.file !== null && entry.file.sha256 === row.sha256) : null),
  );
}

function saysTheSame(row: EntryRow, { file, now }: Entry): boolean {
  return (file?.sha256 ?? null) === row.sha256 && now.text === row.text && now.takenBack === row.takenBack;
}
