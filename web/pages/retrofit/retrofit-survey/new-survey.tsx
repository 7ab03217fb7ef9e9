import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Choice } from '../../../ui/choice.tsx';
import { CopyBox } from '../../../ui/copy-box.tsx';
import { Field } from '../../../ui/field.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { BuildingPick } from '../../casework/cases/building-pick.tsx';
import { BlankSheet } from './blank-sheet.tsx';
import { surveyWords } from './survey-words.ts';

const QrCode = lazy(async () => ({ default: (await import('../../platform/access/qr-code.tsx')).QrCode }));

const spans = ['7', '14', '30', '90'] as const;

/** A link for buildings: created, shown once, as a code to scan and as a sheet to print. */
export function NewSurvey({ onMade }: { readonly onMade: () => void }) {
  const words = usePageWords(surveyWords);
  const { format } = useLanguage();
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const [picked, setPicked] = useState<string>();
  const [days, setDays] = useState<(typeof spans)[number]>('14');
  const buildings = picked === undefined || chosen.includes(picked) ? chosen : [...chosen, picked];
  const make = useMutation({
    mutationFn: () => client.retrofitSurvey.link({ buildings: [...buildings], days: Number(days) }),
    onSuccess: async () => {
      onMade();
      await queryClient.invalidateQueries({ queryKey: api.retrofitSurvey.key() });
    },
  });
  const choose = (next: readonly string[]): void => {
    setChosen(next);
    setPicked(undefined);
    make.reset();
  };
  return (
    <Panel title={words.made}>
      <div className="yd-stack">
        <p className="yd-quiet">{words.madeMeans}</p>
        <div className="yd-row yd-row-top yd-no-print">
          <BuildingPick label={words.label.building} value={picked} onPick={setPicked} />
          <Field label={words.label.validDays}>
            {({ id }) => (
              <Choice
                id={id}
                value={days}
                options={spans.map((value) => ({ value, label: value }))}
                onChoose={(value) => setDays(value ?? '14')}
              />
            )}
          </Field>
        </div>
        {buildings.length === 0 ? null : <p role="status">{words.chosen(buildings.join(format.pause))}</p>}
        {buildings.length === 0 ? null : (
          <div className="yd-row yd-no-print">
            <Button type="primary" loading={make.isPending} onClick={() => make.mutate()}>
              {words.make}
            </Button>
            <Button disabled={picked === undefined} onClick={() => choose(buildings)}>
              {words.addBuilding}
            </Button>
            <Button onClick={() => choose([])}>{words.clear}</Button>
          </div>
        )}
        <ProblemView error={make.error} />
        {make.data === undefined ? null : <Made {...make.data} buildings={buildings} />}
      </div>
    </Panel>
  );
}

type MadeLink = { readonly survey: number; readonly token: string; readonly expires: string; readonly buildings: readonly string[] };

function Made({ survey, token, expires, buildings }: MadeLink) {
  const words = usePageWords(surveyWords);
  const { format } = useLanguage();
  const text = `${location.origin}/retrofit-survey#${token}`;
  return (
    <section aria-label={words.sheet}>
      <h3>
        {words.sheet} {survey}
      </h3>
      <p>{words.sheetMeans}</p>
      <p>{buildings.join(format.pause)}</p>
      <Suspense fallback={null}>
        <QrCode label={words.scan} text={text} />
      </Suspense>
      <CopyBox label={words.address} text={text} hint={words.once(format.instant(expires))} />
      <Button className="yd-no-print" onClick={() => window.print()}>
        {words.print}
      </Button>
      <BlankSheet buildings={buildings} />
    </section>
  );
}
