import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import type { CaseStep } from './case-shown.ts';
import { caseWords } from './case-words.ts';
import { Fault } from './fault.tsx';
import { officeWords } from './office-words.ts';
import './cases.css';
import { Button } from 'antd';
import { useEffect, useMemo } from 'react';

type Kind = CaseStep['evidence'][number];
const pictures = new Set(['jpg', 'jpeg', 'png']);
/** Devices with a coarse pointer mostly have a camera. */
const isPhone = matchMedia('(pointer: coarse)').matches;

type Files = Readonly<Record<string, readonly File[]>>;

/** The files of a step by kind: those it requires, and what else may be added. */
export function EvidenceFields({
  kinds,
  files,
  faults,
  onChange,
}: {
  readonly kinds: readonly Kind[];
  readonly files: Files;
  readonly faults: ReadonlyMap<string, string>;
  readonly onChange: (files: Files) => void;
}) {
  const words = usePageWords(caseWords);
  const format = useFormat();
  const office = usePageWords(officeWords);
  const chosenOf = (kind: string) => files[kind] ?? [];
  const add = (kind: string, chosen: readonly File[]) => onChange({ ...files, [kind]: [...chosenOf(kind), ...chosen] });
  const others = kinds.filter(({ required }) => !required);
  const box = ({ kind, name, types, required }: Kind) => (
    <div key={kind}>
      <Field
        label={`${words.evidenceKind(name, types.join(' '))}${required ? ` ${words.required}` : ''}`}
        hint={chosenOf(kind).length === 0 ? undefined : words.chosen(format.count(chosenOf(kind).length))}
      >
        {(ids) => (
          <FileInput
            {...ids}
            multiple
            onceEach
            accept={types.map((type) => `.${type}`).join(',')}
            onFiles={(chosen) => add(kind, chosen)}
          />
        )}
      </Field>
      {isPhone && types.some((type) => pictures.has(type)) ? (
        <Field label={office.photo(name)}>
          {(ids) => (
            <FileInput {...ids} onceEach accept="image/jpeg,image/png" capture="environment" onFiles={(chosen) => add(kind, chosen)} />
          )}
        </Field>
      ) : null}
      <ChosenFiles kind={name} files={chosenOf(kind)} onChange={(chosen) => onChange({ ...files, [kind]: chosen })} />
      <Fault of={faults.get(kind)} />
    </div>
  );
  return (
    <>
      {kinds.filter(({ required }) => required).map(box)}
      {others.length === 0 ? null : (
        <details>
          <summary>{words.otherEvidence}</summary>
          <div className="yd-stack">{others.map(box)}</div>
        </details>
      )}
    </>
  );
}

/** The files chosen for a kind: pictures are shown, each can be removed. */
function ChosenFiles({
  kind,
  files,
  onChange,
}: {
  readonly kind: string;
  readonly files: readonly File[];
  readonly onChange: (files: readonly File[]) => void;
}) {
  const words = usePageWords(officeWords);
  if (files.length === 0) return null;
  return (
    <ul className="yd-chosen" aria-label={words.chosenFiles(kind)}>
      {files.map((file) => (
        <li key={`${file.name} ${file.lastModified} ${file.size}`}>
          {file.type.startsWith('image/') ? <Shown file={file} /> : null}
          <span className="yd-wrap">{file.name}</span>
          <Button size="small" aria-label={words.dropFile(file.name)} onClick={() => onChange(files.filter((one) => one !== file))}>
            {words.label.remove}
          </Button>
        </li>
      ))}
    </ul>
  );
}

function Shown({ file }: { readonly file: Blob & { readonly name: string } }) {
  const words = usePageWords(officeWords);
  const address = useMemo(() => URL.createObjectURL(file), [file]);
  useEffect(() => () => URL.revokeObjectURL(address), [address]);
  return <img src={address} alt={words.preview(file.name)} />;
}
