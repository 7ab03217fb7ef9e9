import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { textIn, useAddress } from '../../../ui/address.ts';
import { AsOfPicker, useKnownAt } from '../../../ui/as-of.tsx';
import { PageHeader } from '../../../ui/page-header.tsx';
import { Pick } from '../../../ui/pick.tsx';
import { PlacePick, usePlaces } from '../../../ui/place-pick.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { OwnTemplate, type TemplateText } from './own-template.tsx';
import { ReportView } from './report-view.tsx';
import { annualReportPageWords } from './words.ts';
import { yearIn } from '../../../ui/year.ts';

const readReport = (given: Readonly<Record<string, unknown>>) => ({
  region: textIn(given, 'region'),
  year: yearIn(given),
  template: textIn(given, 'template'),
});

/** The yearly report of a place: its template, its content, what is missing, its statement. */
export function AnnualReportPage() {
  const words = usePageWords(annualReportPageWords);
  const [at, go] = useAddress(readReport);
  const [own, setOwn] = useState<TemplateText>();
  const places = usePlaces();
  const region = at.region ?? places.begin;
  const options = useTemplates();
  return (
    <>
      <PageHeader title={words.term.report} below={words.means}>
        <AsOfPicker />
      </PageHeader>
      <div className="yd-panel yd-row yd-no-print" role="search" aria-label={words.term.report}>
        <PlacePick label={words.label.place} value={region} onPick={(code) => go({ region: code })} />
        <Pick
          label={words.term.template}
          value={at.template}
          options={options}
          onPick={(template) => go({ template })}
          width={280}
          none={words.usual}
        />
      </div>
      <div className="yd-stack">
        {region === undefined ? <Loading /> : <Drawn region={region} year={at.year} template={at.template} own={own} />}
        <OwnTemplate own={own} onOwn={setOwn} />
      </div>
    </>
  );
}

/** The templates in force today, by name. */
function useTemplates(): { readonly value: string; readonly label: string }[] {
  const { language } = useLanguage();
  const { data } = useQuery(api.knowledge.list.queryOptions({ input: { kind: 'report-template' }, staleTime: 600_000 }));
  return (data?.entries ?? [])
    .filter(({ holds }) => holds)
    .map(({ id, held }) => {
      const names = held['names'] as string | { readonly zh: string; readonly en: string } | undefined;
      return { value: id, label: typeof names === 'object' ? names[language] : (names ?? id) };
    });
}

type DrawnParts = {
  readonly region: string;
  readonly year: number;
  readonly template: string | undefined;
  readonly own: TemplateText | undefined;
};

function Drawn({ region, year, template, own }: DrawnParts) {
  const known = useKnownAt();
  const chosen = own === undefined ? (template === undefined ? {} : { template }) : { file: own.text };
  const asked = { region, year, ...chosen, ...known };
  const query = useQuery({ ...api.annualReport.draw.queryOptions({ input: asked }), placeholderData: keepPreviousData });
  if (query.error !== null) return <ProblemView error={query.error} again={query.refetch} />;
  if (query.data === undefined) return <Loading />;
  return (
    <div className="yd-stack" aria-busy={query.isPlaceholderData}>
      <ReportView told={query.data} asked={asked} own={own} />
    </div>
  );
}
