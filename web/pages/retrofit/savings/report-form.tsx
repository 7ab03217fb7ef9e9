import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { useAddress } from '../../../ui/address.ts';
import { Choice } from '../../../ui/choice.tsx';
import { DayInput } from '../../../ui/day-input.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { confidences, readReportAddress } from './address.ts';
import { savingsPageWords } from './words.ts';

/**
 * Chooses the reporting period, the confidence and a table of events.
 * @param props.after the day after the base: the default start of a report
 */
export function ReportForm({ after }: { readonly after: string }) {
  const words = usePageWords(savingsPageWords);
  const { format } = useLanguage();
  const [at, go] = useAddress(readReportAddress);
  const [typed, setTyped] = useState({ from: at.from ?? after, to: at.to ?? yearAfter(after), confidence: at.confidence });
  const [file, setFile] = useState<File>();
  const begin = useMutation({
    mutationFn: async () => (file === undefined ? at.events : (await uploadWithProgress(file, () => undefined)).file),
    onSuccess: (events) => go({ ...typed, events }),
  });
  return (
    <Panel title={words.report}>
      <form
        aria-label={words.report}
        className="yd-stack yd-no-print"
        onSubmit={(event) => {
          event.preventDefault();
          begin.mutate();
        }}
      >
        <p className="yd-quiet">{words.reportMeans}</p>
        <div className="yd-row yd-row-top">
          <Field label={words.reportFirst}>
            {(ids) => <DayInput {...ids} value={typed.from} onDay={(from) => from !== undefined && setTyped({ ...typed, from })} />}
          </Field>
          <Field label={words.reportEnd}>
            {(ids) => <DayInput {...ids} value={typed.to} onDay={(to) => to !== undefined && setTyped({ ...typed, to })} />}
          </Field>
          <Field label={words.confidence}>
            {({ id }) => (
              <Choice
                id={id}
                value={typed.confidence}
                options={confidences.map((value) => ({ value, label: format.share(Number(value)) }))}
                onChoose={(confidence) => confidence !== undefined && setTyped({ ...typed, confidence })}
              />
            )}
          </Field>
          <Field label={words.events}>{(ids) => <FileInput {...ids} accept=".csv,.xlsx" onFiles={([one]) => setFile(one)} />}</Field>
        </div>
        <ProblemView error={begin.error} />
        <div>
          <Button type="primary" htmlType="submit" loading={begin.isPending}>
            {words.begin}
          </Button>
        </div>
      </form>
    </Panel>
  );
}

/** The same day one year later: `2026-01-01`. */
function yearAfter(day: string): string {
  const at = new Date(`${day}T00:00:00Z`);
  return new Date(Date.UTC(at.getUTCFullYear() + 1, at.getUTCMonth(), at.getUTCDate())).toISOString().slice(0, 10);
}
