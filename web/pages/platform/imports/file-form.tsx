import { Button } from 'antd';
import { useMutation } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { numberIn, textIn, useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { Field } from '../../../ui/field.tsx';
import { FindingList } from '../../../ui/finding-list.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { draftFrom, draftOf, inputOf, lacking, lacksProcedure, lacksUnit, takenAway, withOption } from './draft.ts';
import type { Draft, Inspection } from './draft.ts';
import { FixedValues } from './fixed-values.tsx';
import { ReadingOptions } from './reading-options.tsx';
import { useImport } from './import-state.tsx';
import { KindChoice } from './kind-choice.tsx';
import { begin, kindIn } from './kinds.ts';
import type { Kind } from './kinds.ts';
import { MappingTable } from './mapping-table.tsx';
import { Options } from './options.tsx';
import { PreviewPanel } from './preview-panel.tsx';
import { Profiles } from './profiles.tsx';
import type { OneImport } from './result.tsx';
import { importWords } from './words.ts';

const UnknownValues = lazy(async () => ({ default: (await import('./unknown-values.tsx')).UnknownValues }));
const KindOptions = lazy(async () => ({ default: (await import('./kind-options.tsx')).KindOptions }));
// few files have several sheets
const Sheets = lazy(async () => ({ default: (await import('./sheets.tsx')).Sheets }));

/** What follows in the page that a file was dropped on, once its import has begun. */
export type InPlace = (begun: number) => void;

export const readFile = (given: Readonly<Record<string, unknown>>) => ({
  kind: kindIn(given['kind']),
  /** The import whose preview is shown, and the one whose settings are the starting point. */
  preview: numberIn(given, 'preview', 0, 1, 2 ** 31 - 1),
  like: numberIn(given, 'like', 0, 1, 2 ** 31 - 1),
  /** The header row, as a person states it; 0 if not stated. */
  header: numberIn(given, 'header', 0, 1, 100),
  /** The sheet of a workbook, as a person chose it. */
  sheet: textIn(given, 'sheet'),
});

/**
 * The initial settings: those of the preview or import that the address names, if it is of this kind; otherwise what the server suggests.
 */
function firstDraft(kind: Kind, seen: Inspection, begun: OneImport | undefined, chosen: Parameters<typeof draftOf>[1]): Draft {
  const suggested = draftOf(seen, chosen);
  if (begun?.kind !== kind) return suggested;
  const draft = draftFrom(kind, begun.options, seen.header, suggested);
  // that identities may change was said of that file, not of the next
  return begun.preview ? draft : withOption(draft, 'onIdentityChange', undefined);
}

/** The preview and the import of a file with the current settings. */
function useWork({
  kind,
  seen,
  file,
  draft,
  onLooked,
  inPlace,
}: {
  readonly inPlace: InPlace | undefined;
  readonly kind: Kind;
  readonly seen: Inspection;
  readonly file: string;
  readonly draft: Draft;
  readonly onLooked: (id: number, of: Draft) => void;
}) {
  const navigate = useNavigate();
  const look = useMutation({
    mutationFn: (of: Draft) => begin(kind, inputOf(kind, of, seen, file, true)),
    onSuccess: onLooked,
  });
  const run = useMutation({
    // the hash of the preview shown: if the registry has changed since, nothing is imported
    mutationFn: (hash: unknown) =>
      begin(kind, { ...inputOf(kind, draft, seen, file, false), ...(typeof hash === 'string' && { seen: hash }) }),
    onSuccess: (id) =>
      inPlace === undefined ? void navigate({ to: '/imports/$import', params: { import: String(id) }, search: {} }) : inPlace(id),
  });
  return { look, run };
}

/** What must be stated before a preview is possible, in words; null if nothing is missing. */
function useWants(kind: Kind, draft: Draft, seen: Inspection): string | null {
  const { readings, file } = usePageWords(importWords);
  const namesOf = useFieldNames();
  const away = takenAway(kind, draft, seen);
  if (away.length > 0) return file.lacking(namesOf(away));
  return lacksUnit(kind, draft, seen) ? readings.unitMissing : lacksProcedure(kind, draft) ? file.procedureMissing : null;
}

type FileParts = {
  readonly file: string;
  readonly kind: Kind;
  readonly seen: Inspection;
  readonly begun: OneImport | undefined;
  readonly inPlace: InPlace | undefined;
};

/** How a file is read, its preview and its import; in place of another page the columns stay folded unless they are asked about. */
export function FileForm({ file, kind, seen, begun, inPlace }: FileParts) {
  const [at, go] = useAddress(readFile);
  const [draft, setDraft] = useState(() => firstDraft(kind, seen, begun, { header: at.header > 0, sheet: at.sheet !== undefined }));
  /** The settings that the preview below was made with; after a reload those of its record. */
  const [shown, setShown] = useState<Draft | undefined>(at.preview > 0 ? draft : undefined);
  const preview = useImport(at.preview > 0 ? at.preview : undefined);
  const { look, run } = useWork({
    kind,
    seen,
    file,
    draft,
    inPlace,
    onLooked: (id, of) => {
      setShown(of);
      go({ preview: id }, { replace: inPlace !== undefined });
    },
  });
  const wants = useWants(kind, draft, seen);
  const isAsked = wants !== null || lacking(kind, draft, seen).length > 0;
  const [isOpen, open] = useState(inPlace === undefined || isAsked);
  useFirstLook(!isOpen && at.preview === 0, () => look.mutate(draft));
  return (
    <>
      {isOpen ? (
        <Reading kind={kind} seen={seen} draft={draft} change={setDraft} />
      ) : (
        <Folded seen={seen} kind={kind} open={() => open(true)} />
      )}
      <Suspense fallback={null}>
        <UnknownValues seen={seen} draft={draft} change={setDraft} found={preview.data} />
      </Suspense>
      {isOpen ? <Profiles kind={kind} seen={seen} draft={draft} change={setDraft} /> : null}
      {isOpen || shown !== draft ? (
        <PreviewButton
          again={preview.data?.state === 'previewed'}
          loading={look.isPending}
          wants={wants}
          onLook={() => look.mutate(draft)}
        />
      ) : null}
      <ProblemView error={look.error} />
      <PreviewPanel
        of={preview.data}
        error={preview.error}
        stale={shown !== draft}
        onRun={() => run.mutate(preview.data?.result?.['hash'])}
        running={run.isPending}
        brief={!isOpen}
        draft={draft}
        onAnswer={(said) => {
          setDraft(said);
          look.mutate(said);
        }}
      />
      <ProblemView error={run.error} />
    </>
  );
}

/** Previews once what needs no settings. */
function useFirstLook(isWanted: boolean, look: () => void): void {
  const first = useRef(isWanted ? look : undefined);
  useEffect(() => {
    const once = first.current;
    first.current = undefined;
    once?.();
  }, []);
}

type ReadingProps = {
  readonly kind: Kind;
  readonly seen: Inspection;
  readonly draft: Draft;
  readonly change: (draft: Draft) => void;
};

/** What the file is, its columns, and what they mean. */
function Reading({ kind, seen, draft, change }: ReadingProps) {
  const own = usePageWords(importWords);
  const [, go] = useAddress(readFile);
  const missing = lacking(kind, draft, seen);
  return (
    <>
      <div className="yd-panel yd-row">
        <KindChoice kind={kind} onChoose={(chosen) => go({ kind: chosen, preview: undefined })} />
        {ownHeaders.has(seen.format) ? null : <HeaderRow row={seen.headerRow} onChoose={(header) => go({ header, preview: undefined })} />}
      </div>
      {seen.sheets.length < 2 ? null : (
        <Suspense fallback={null}>
          <Sheets seen={seen} onChoose={(sheet) => go({ sheet, kind: undefined, header: undefined, preview: undefined })} />
        </Suspense>
      )}
      <FindingList findings={seen.findings} />
      <Panel title={own.file.mapping}>
        <MappingTable seen={seen} draft={draft} change={change} />
        {missing.length === 0 || takenAway(kind, draft, seen).length > 0 ? null : <Missing fields={missing} />}
      </Panel>
      <Meaning kind={kind} seen={seen} draft={draft} change={change} />
    </>
  );
}

/** A file that needs no settings, in one line, with the way to them. */
function Folded({ seen, kind, open }: { readonly seen: Inspection; readonly kind: Kind; readonly open: () => void }) {
  const own = usePageWords(importWords);
  return (
    <div className="yd-row yd-row-middle">
      <span>{own.file.readAs(seen.name, own.kind[kind] ?? kind)}</span>
      <Button size="small" onClick={open}>
        {own.file.openReading}
      </Button>
    </div>
  );
}

/** A preview requires first what the file does not say: the unit, the procedure. */
function PreviewButton({
  again,
  loading,
  wants,
  onLook,
}: {
  readonly again: boolean;
  readonly loading: boolean;
  readonly wants: string | null;
  readonly onLook: () => void;
}) {
  const own = usePageWords(importWords);
  return (
    <div className="yd-row">
      <Button type={again ? 'default' : 'primary'} loading={loading} disabled={wants !== null} onClick={onLook}>
        {own.file.preview}
      </Button>
      {wants === null ? null : (
        <p role="alert" className="yd-missing">
          {wants}
        </p>
      )}
    </div>
  );
}

/** Settings that the file does not contain itself, as its kind requires. */
function Meaning({ kind, seen, draft, change }: ReadingProps) {
  if (kind === 'readings') return <ReadingOptions seen={seen} draft={draft} change={change} />;
  return (
    <>
      <FixedValues seen={seen} draft={draft} change={change} />
      {kind === 'cases' || kind === 'catalogue' ? (
        <Suspense fallback={null}>
          <KindOptions kind={kind} draft={draft} change={change} />
        </Suspense>
      ) : (
        <Options kind={kind} draft={draft} change={change} />
      )}
    </>
  );
}

/** Formats that include the names of their columns. */
const ownHeaders: ReadonlySet<string> = new Set(['parquet', 'geojson']);

const headerRows = Array.from({ length: 30 }, (_, at) => String(at + 1));

/** Ledgers have titles above their header: chooses the header row. */
function HeaderRow({ row, onChoose }: { readonly row: number; readonly onChoose: (row: number) => void }) {
  const { file } = usePageWords(importWords);
  const options = [...new Set([...headerRows, String(row)])].map((value) => ({ value, label: value }));
  return (
    <Field label={file.headerRow} hint={file.headerRowHint}>
      {({ id }) => <Choice id={id} value={String(row)} options={options} onChoose={(chosen) => onChoose(Number(chosen))} />}
    </Field>
  );
}

function useFieldNames(): (fields: Inspection['fields']) => string {
  const { language, format } = useLanguage();
  return (fields) => fields.map(({ name, zh }) => (language === 'zh' ? zh : name)).join(format.and);
}

function Missing({ fields }: { readonly fields: Inspection['fields'] }) {
  const { file } = usePageWords(importWords);
  const namesOf = useFieldNames();
  return (
    <p role="alert" className="yd-missing">
      {file.lacking(namesOf(fields))}
    </p>
  );
}
