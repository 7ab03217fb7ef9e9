import { useFormat, usePageWords } from '../../i18n/language.tsx';
import { Field } from '../../ui/field.tsx';
import { FileInput } from '../../ui/file-input.tsx';
import type { CaseStep } from './case-shown.ts';
import { caseWords } from './case-words.ts';
import { Fault } from './fault.tsx';

type Kind = CaseStep['evidence'][number];
type Files = Readonly<Record<string, readonly File[]>>;

/** The files of a step by kind: those it asks for, and what else may be added. */
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
  const others = kinds.filter(({ required }) => !required);
  const box = ({ kind, name, types, required }: Kind) => (
    <div key={kind}>
      <Field
        label={`${words.evidenceKind(name, types.join(' '))}${required ? ` ${words.required}` : ''}`}
        hint={files[kind] === undefined ? undefined : words.chosen(format.count(files[kind].length))}
      >
        {(ids) => (
          <FileInput
            {...ids}
            multiple
            accept={types.map((type) => `.${type}`).join(',')}
            onFiles={(chosen) => onChange({ ...files, [kind]: chosen })}
          />
        )}
      </Field>
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
