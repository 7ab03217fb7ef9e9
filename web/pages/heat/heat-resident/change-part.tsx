import { useQuery } from '@tanstack/react-query';
import { changeCauseTerms, heatChangeTerms } from '#heat/heat-billing/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { Panel } from '../../../ui/panel.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { residentWords } from './words.ts';

type OwnBill = { readonly token: string; readonly household: string; readonly season: string };

/** Why the resident's own bill differs from that of the season before, in sentences, and by cause. */
export function ChangePart({ token, household, season }: OwnBill) {
  const words = usePageWords(residentWords);
  const { language, format } = useLanguage();
  const input = { token, household, season };
  const { data, error } = useQuery({
    ...api.heatResident.linked.change.queryOptions({ input }),
    retry: false,
    refetchOnWindowFocus: false,
  });
  return (
    <Panel title={words.change(household)}>
      <ProblemView error={error} />
      {data === undefined && error === null ? <Loading /> : null}
      <div className="yd-stack">
        {data?.sentences.map((one) => (
          <p key={one}>{one}</p>
        ))}
        {data === undefined || data.parts === null || data.parts.length === 0 ? null : (
          <ul className="yd-resident-lines">
            {data.parts.map(({ cause, yuan }) => (
              <li key={cause}>
                <span>{termText(changeCauseTerms, cause, language)}</span>
                <span className="yd-number">{format.money(yuan)}</span>
              </li>
            ))}
            <li className="yd-resident-total">
              <span>{termText(heatChangeTerms, 'difference', language)}</span>
              <span className="yd-number">{format.money(data.difference)}</span>
            </li>
          </ul>
        )}
      </div>
    </Panel>
  );
}
