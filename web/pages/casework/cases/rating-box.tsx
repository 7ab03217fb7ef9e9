import { useMutation } from '@tanstack/react-query';
import { usePageWords } from '../../../i18n/language.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Fault } from './fault.tsx';
import { ratingWords } from './rating-words.ts';

type Parts = {
  readonly label: string;
  readonly value: unknown;
  readonly fault: string | undefined;
  /** The token of the link, for users without an account. */
  readonly link: string | undefined;
  readonly onChange: (value: unknown) => void;
};

/** A score file of a form: chosen, uploaded immediately, and judged with the step. */
export function RatingBox({ label, value, fault, link, onChange }: Parts) {
  const words = usePageWords(ratingWords);
  const send = useMutation({
    mutationFn: (file: File) => uploadWithProgress(file, () => undefined, undefined, link),
    onSuccess: ({ file }) => onChange(file),
  });
  const isThere = typeof value === 'string' && value !== '';
  return (
    <div>
      <Field label={label} hint={`${words.hint}${isThere ? ` ${words.there}` : ''}`}>
        {(ids) => (
          <FileInput
            {...ids}
            accept=".json,.xlsx,.csv"
            disabled={send.isPending}
            onFiles={([file]) => (file === undefined ? undefined : send.mutate(file))}
          />
        )}
      </Field>
      <Fault of={fault} />
      <ProblemView error={send.error} />
    </div>
  );
}
