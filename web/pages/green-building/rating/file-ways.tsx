import { Button } from 'antd';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { FileInput } from '../../../ui/file-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { ShareLink } from '../../../ui/share-link.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { parsed, written, type Given } from './input.ts';
import { ratingWords } from './words.ts';

/**
 * Exports and imports what was typed as the file that the command line takes; also a table if the page reads one. A file that cannot be
 * read changes nothing.
 * @param name of the file, without its extension
 * @param readTable reads an uploaded table
 */
export function FileWays({
  name,
  input,
  tooLong,
  onLoad,
  readTable,
  children,
}: {
  readonly name: string;
  readonly input: Given;
  readonly tooLong: boolean;
  readonly onLoad: (input: Given) => void;
  readonly readTable?: (file: string) => Promise<Given>;
  readonly children?: ReactNode;
}) {
  const { files } = usePageWords(ratingWords);
  const [error, setError] = useState<unknown>(null);
  const [empty, setEmpty] = useState(false);
  const me = useMe();
  const table = readTable !== undefined && may(me, 'upload') ? readTable : undefined;
  const load = async (file: File) => {
    setError(null);
    const text = await file.text();
    const isJson = /^\uFEFF?\s*\{/u.test(text);
    const read =
      isJson || table === undefined
        ? parsed(text.replace(/^\uFEFF/u, ''))
        : await table((await uploadWithProgress(file, () => undefined)).file);
    setEmpty(Object.keys(read).length === 0);
    if (Object.keys(read).length > 0) onLoad(read);
  };
  return (
    <section className="yd-stack yd-no-print" aria-label={files.title}>
      <div className="yd-row">
        <Button onClick={() => saveJson(`${name}.json`, input)}>{files.save}</Button>
        <Field label={table === undefined ? files.load : files.loadTable} hint={empty ? <span role="alert">{files.bad}</span> : undefined}>
          {(ids) => (
            <FileInput
              {...ids}
              onceEach
              accept={table === undefined ? '.json' : '.json,.xlsx,.csv'}
              onFiles={([file]) => {
                if (file !== undefined) load(file).catch(setError);
              }}
            />
          )}
        </Field>
        {children}
        <Button onClick={() => onLoad({})}>{files.clear}</Button>
      </div>
      <ProblemView error={error} />
      {tooLong ? <p className="yd-quiet">{files.tooLong}</p> : <ShareLink />}
    </section>
  );
}

function saveJson(name: string, input: Given): void {
  saveText(name, JSON.stringify(JSON.parse(written(input)), null, 2), 'application/json');
}

/** Downloads a text as a file. */
export function saveText(name: string, text: string, type: string): void {
  const address = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement('a');
  Object.assign(link, { href: address, download: name });
  link.click();
  URL.revokeObjectURL(address);
}
