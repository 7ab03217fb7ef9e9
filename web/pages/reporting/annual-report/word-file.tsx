import { useMutation } from '@tanstack/react-query';
import { Button } from 'antd';
import type { client } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import type { TemplateText } from './own-template.tsx';
import { standingWords } from '../../casework/statement/standing-words.ts';

type ReportQuestion = Parameters<typeof client.annualReport.draw>[0];

/** The report as an unsigned Word file; the user's own template is uploaded first. */
export function WordFile({ asked, own }: { readonly asked: ReportQuestion; readonly own: TemplateText | undefined }) {
  const words = usePageWords(standingWords);
  const { region, year, template, knownAt } = asked;
  const address = (file?: string): string => {
    const given = Object.entries({ region, year: String(year), template, knownAt, file });
    const query = given.filter((pair): pair is [string, string] => typeof pair[1] === 'string');
    return `/api/exports/annual-report?${new URLSearchParams(query).toString()}`;
  };
  const fetched = useMutation({
    mutationFn: async ({ name, text }: TemplateText) =>
      follow(address((await uploadWithProgress(new File([text], name), () => undefined)).file)),
  });
  if (own === undefined)
    return (
      <a href={address()} download className="yd-no-print">
        {words.word}
      </a>
    );
  return (
    <>
      <Button loading={fetched.isPending} onClick={() => fetched.mutate(own)}>
        {words.word}
      </Button>
      <ProblemView error={fetched.error} />
    </>
  );
}

function follow(href: string): void {
  const link = document.createElement('a');
  Object.assign(link, { href, download: '' });
  link.click();
}
