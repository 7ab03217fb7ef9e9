import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { useFormat, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Undo } from '../../../ui/undo.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { collectionOf, type DraftArea, type SpecialPlan } from './plan-draft.ts';
import { TextField } from './text-field.tsx';
import { policyWords } from './words.ts';

type ImportAnswer = Awaited<ReturnType<typeof client.specialPlans.import>>;
type Strength = 'must' | 'in-principle' | 'promote' | 'encourage';

const strengths: readonly Strength[] = ['must', 'in-principle', 'promote', 'encourage'];
const fields = ['code', 'title', 'number', 'issuer', 'issued', 'periodEnds'] as const;

/**
 * What the areas do not contain: whose plan it is, since when, how strongly it binds; then a preview, and the import, which can be undone.
 */
export function PlanImport({ plan, areas }: { readonly plan: SpecialPlan | null; readonly areas: readonly DraftArea[] }) {
  const { plans: words, strength: names } = usePageWords(policyWords);
  const { begin } = usePlaces();
  const [head, setHead] = useState<Readonly<Record<string, string>>>(() => headOf(plan));
  const [file, setFile] = useState<File | null>(null);
  const region = head['region'] ?? begin ?? '';
  const work = useImport({ asked: importOptions(head, region), file, areas });
  const put = (name: string) => (value: string | undefined) => setHead({ ...head, [name]: value ?? '' });
  const labels: Readonly<Record<string, string>> = words.head;
  return (
    <section className="yd-stack" aria-label={words.import}>
      <h3>{words.import}</h3>
      <div className="yd-row">
        {fields.map((name) => (
          <TextField
            key={name}
            label={labels[name] ?? name}
            value={head[name] ?? ''}
            onType={put(name)}
            type={name === 'issued' || name === 'periodEnds' ? 'date' : 'text'}
            width={name === 'title' || name === 'issuer' ? 220 : 140}
          />
        ))}
        <PlacePick label={words.head.region} value={region} onPick={put('region')} />
        <Field label={words.strength}>
          {(ids) => (
            <Choice
              id={ids.id}
              value={strengths.find((one) => one === head['strength']) ?? 'must'}
              options={strengths.map((one) => ({ value: one, label: names[one] ?? one }))}
              onChoose={put('strength')}
            />
          )}
        </Field>
        <Field label={words.file} hint={file === null ? words.fileHint : words.fileTaken(file.name)}>
          {(ids) => <FileInput {...ids} accept=".json,.geojson" onFiles={([chosen]) => setFile(chosen ?? null)} />}
        </Field>
      </div>
      <div className="yd-row">
        <Button loading={work.isPending} onClick={() => work.mutate(true)}>
          {words.try}
        </Button>
        <Button type="primary" loading={work.isPending} onClick={() => work.mutate(false)}>
          {words.take}
        </Button>
      </div>
      <ProblemView error={work.error} />
      {work.data === undefined ? null : <Result of={work.data} />}
    </section>
  );
}

type ImportGiven = {
  readonly asked: ReturnType<typeof importOptions>;
  readonly file: File | null;
  readonly areas: readonly DraftArea[];
};

/** Previews (`true`) or imports the request; an import after a preview of the same refers to what was shown. */
function useImport({ asked, file, areas }: ImportGiven) {
  const known = useQueryClient();
  const [tried, setTried] = useState<{ readonly of: string; readonly file: File | null; readonly hash?: string | undefined }>();
  const drawn = JSON.stringify(collectionOf(areas));
  const of = JSON.stringify([asked, file === null ? drawn : null]);
  return useMutation({
    mutationFn: async (preview: boolean) => {
      const seen = tried?.of === of && tried.file === file ? tried.hash : undefined;
      const sent = file ?? new File([drawn], 'special-plan.geojson', { type: 'application/geo+json' });
      const { file: uploaded } = await uploadWithProgress(sent, () => undefined);
      const shown = preview ? { preview } : seen === undefined ? {} : { seen };
      const told = await client.specialPlans.import({ ...asked, ...shown, file: uploaded, wait: true });
      if (preview) setTried({ of, file, hash: told.hash });
      return told;
    },
    onSuccess: async (_, preview) => (preview ? undefined : known.invalidateQueries()),
  });
}

function headOf(plan: SpecialPlan | null): Readonly<Record<string, string>> {
  if (plan === null) return {};
  const { code, title, number, issuer, issued, periodEnds, region, strength } = plan.plan;
  return { code, title, number: number ?? '', issuer, issued, periodEnds: periodEnds ?? '', region, strength };
}

function importOptions(head: Readonly<Record<string, string>>, region: string) {
  const { code = '', title = '', issuer = '', issued = '', number = '', periodEnds = '', strength = 'must' } = head;
  return {
    code: code.trim(),
    region,
    title,
    issuer,
    issued,
    strength: strength as Strength,
    ...(number === '' ? {} : { number }),
    ...(periodEnds === '' ? {} : { periodEnds }),
  };
}

function Result({ of }: { readonly of: ImportAnswer }) {
  const { plans: words } = usePageWords(policyWords);
  const format = useFormat();
  const taken = (of.created ?? 0) + (of.updated ?? 0);
  return (
    <div className="yd-stack" role="status">
      <p>
        {of.preview
          ? words.tried(format.count(taken), format.count(of.rejectedCount ?? 0))
          : words.taken(format.count(taken), format.count(of.rejectedCount ?? 0))}
      </p>
      <ul className="yd-marks-list">
        {(of.rejected ?? []).map(({ row, column, detail }) => (
          <li key={`${row} ${column ?? ''}`}>
            {words.rejected(row, column ?? '')} {detail}
          </li>
        ))}
      </ul>
      {of.preview || of.state !== 'shown' ? null : <Undo id={of.import} name={words.import} />}
    </div>
  );
}
