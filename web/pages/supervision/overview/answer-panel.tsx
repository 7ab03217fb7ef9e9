import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../../api.ts';
import { usePageWords } from '../../../i18n/language.tsx';
import { useKnownAt } from '../../../ui/as-of.tsx';
import { OpenedText } from '../../../ui/figure.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { viewWords } from './view-words.ts';

type Place = { readonly region: string; readonly year: number };

/** The one-page brief of a place in a year, asked for once by the parts that show it. */
export const useBrief = ({ region, year }: Place) =>
  useQuery(api.brief.show.queryOptions({ input: { region, year, ...useKnownAt() }, staleTime: 60_000 }));

/** How the place stands, in the three sentences of its brief; their figures open. */
export function AnswerPanel({ region, year }: Place) {
  const words = usePageWords(viewWords);
  const { data, error, refetch } = useBrief({ region, year });
  return (
    <Panel
      title={words.answer}
      actions={
        <Link to="/brief" search={{ region, year }}>
          {words.brief}
        </Link>
      }
    >
      <ProblemView error={error} again={refetch} />
      <div className="yd-answer">
        {data === undefined && error === null ? <Loading /> : null}
        {data?.sentences.map((parts, at) => (
          <p key={at}>
            {parts.map(({ text, figure }, part) =>
              figure === undefined ? <span key={part}>{text}</span> : <OpenedText key={part} figure={figure} text={text} />,
            )}
          </p>
        ))}
      </div>
    </Panel>
  );
}
