import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { lazy, Suspense } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Loading, TroublePage } from '../../../ui/states.tsx';
import type { Inspection } from './draft.ts';
import { FileForm, type InPlace, readFile } from './file-form.tsx';
import { useImport } from './import-state.tsx';
import { WhichKind } from './kind-choice.tsx';
import { kindIn } from './kinds.ts';
import { importWords } from './words.ts';

const BillBook = lazy(async () => ({ default: (await import('./bills.tsx')).BillBook }));

/** An uploaded file: how it is read, what it would change, and the start of the import. */
export function ImportFilePage() {
  const params = useParams({ strict: false });
  return <ImportFile file={(params as { file?: string }).file ?? ''} />;
}

/**
 * The same, as a page or in place of another: there it is previewed at once, and what the file leaves open is asked.
 * @param inPlace what follows when its import has begun
 */
export function ImportFile({ file, inPlace }: { readonly file: string; readonly inPlace?: InPlace }) {
  const [at, go] = useAddress(readFile);
  const input = {
    file,
    ...(at.kind === undefined ? {} : { kind: at.kind }),
    ...(at.header === 0 ? {} : { headerRow: at.header }),
    ...(at.sheet === undefined ? {} : { sheet: at.sheet }),
  };
  const seen = useQuery({ ...api.imports.inspect.queryOptions({ input }), placeholderData: keepPreviousData, staleTime: Infinity });
  const before = useImport(at.preview > 0 ? at.preview : at.like > 0 ? at.like : undefined);
  if (seen.error !== null) return <TroublePage error={seen.error} again={seen.refetch} />;
  const waits = (at.preview > 0 || at.like > 0) && before.data === undefined && before.error === null;
  if (seen.data === undefined || seen.isPlaceholderData || waits) return <Loading />;
  if (seen.data.kind === 'bills') return <Bills file={file} {...(inPlace && { inPlace })} />;
  const kind = kindIn(seen.data.kind) ?? 'buildings';
  const several = seen.data.kinds.flatMap((one) => kindIn(one) ?? []);
  return (
    <>
      {inPlace === undefined ? <FileHeader seen={seen.data} /> : null}
      {several.length > 1 ? (
        <WhichKind several={several} onChoose={(chosen) => go({ kind: chosen, preview: undefined })} />
      ) : (
        <FileForm
          key={`${file} ${kind} ${seen.data.headerRow} ${seen.data.sheet}`}
          file={file}
          kind={kind}
          seen={seen.data}
          begun={before.data}
          inPlace={inPlace}
        />
      )}
    </>
  );
}

function Bills({ file, inPlace }: { readonly file: string; readonly inPlace?: InPlace }) {
  if (inPlace === undefined) return <Navigate to="/imports/bills/$file" params={{ file }} search={{}} replace />;
  return (
    <Suspense fallback={<Loading />}>
      <BillBook file={file} onBegun={inPlace} />
    </Suspense>
  );
}

function FileHeader({ seen }: { readonly seen: Inspection }) {
  const { file } = usePageWords(importWords);
  const { format } = useLanguage();
  return <PageHeader title={file.title(seen.name)} below={file.below(seen.format, format.count(seen.header.length))} />;
}
