import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { modelKinds } from './address.ts';
import { savingsPageWords } from './words.ts';

/** The last two whole calendar years. */
const lastYear = new Date().getFullYear() - 1;
const usual = {
  first: `${lastYear - 1}-01-01`,
  end: `${lastYear}-01-01`,
  reportFirst: `${lastYear}-01-01`,
  reportEnd: `${lastYear + 1}-01-01`,
};

/** A list of boundaries, both periods and the model; uploads the list and starts the job. @param onBegun receives the job */
export function PortfolioForm({ onBegun }: { readonly onBegun: (job: string) => void }) {
  const words = usePageWords(savingsPageWords);
  const known = useKnownAt();
  const [file, setFile] = useState<File>();
  const [days, setDays] = useState(usual);
  const [model, setModel] = useState<(typeof modelKinds)[number]>('daily');
  const begin = useMutation({
    mutationFn: async (list: File) => {
      const base = { from: days.first, to: days.end };
      const sent = await uploadWithProgress(list, () => undefined);
      return client.savings.portfolio.begin({ file: sent.file, base, from: days.reportFirst, to: days.reportEnd, model, ...known });
    },
    onSuccess: ({ job }) => onBegun(job),
  });
  return (
    <Panel title={words.portfolioFile}>
      <form
        aria-label={words.portfolioFile}
        className="yd-stack yd-no-print"
        onSubmit={(event) => {
          event.preventDefault();
          if (file !== undefined) begin.mutate(file);
        }}
      >
        <Field label={words.portfolioFile}>{(ids) => <FileInput {...ids} accept=".csv,.xlsx" onFiles={([one]) => setFile(one)} />}</Field>
        <div className="yd-row yd-row-top">
          {(['first', 'end', 'reportFirst', 'reportEnd'] as const).map((name) => (
            <Field key={name} label={words[name]}>
              {(ids) => <DayInput {...ids} value={days[name]} onDay={(day) => day !== undefined && setDays({ ...days, [name]: day })} />}
            </Field>
          ))}
          <Field label={words.term.model}>
            {({ id }) => (
              <Choice
                id={id}
                value={model}
                options={modelKinds.map((value) => ({ value, label: words.kind[value] }))}
                onChoose={(chosen) => chosen !== undefined && setModel(chosen)}
              />
            )}
          </Field>
        </div>
        <ProblemView error={begin.error} />
        <div>
          <Button type="primary" htmlType="submit" loading={begin.isPending} disabled={file === undefined}>
            {words.begin}
          </Button>
        </div>
      </form>
    </Panel>
  );
}
