import { useMutation, useQueries, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { heatRuleTerms } from '#heat/heat-billing/vocabulary.ts';
import { termText } from '#kernel/vocabulary.ts';
import { api, client } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { Loading } from '../../../ui/states.tsx';
import { seenOf } from './decide.tsx';
import { heatNotesPageWords } from './words.ts';

const rules = ['own-rate', 'last-season', 'similar', 'area'] as const;
type Rule = (typeof rules)[number];
type Of = { readonly code: string; readonly season: string; readonly onTaken: () => void };

/**
 * What a bill held for its readings would amount to under each applicable rule, one click each: the button shows the yuan before it is
 * pressed. @param now calculated immediately; otherwise on request
 */
export function Offers({ now, ...of }: Of & { readonly now: boolean }) {
  const words = usePageWords(heatNotesPageWords);
  const [isAsked, ask] = useState(now);
  if (isAsked) return <OfferButtons {...of} />;
  return (
    <Button size="small" aria-label={`${words.offers} ${of.code}`} onClick={() => ask(true)}>
      {words.offers}
    </Button>
  );
}

function OfferButtons({ code, season, onTaken }: Of) {
  const words = usePageWords(heatNotesPageWords);
  const { language, format } = useLanguage();
  const known = useQueryClient();
  const given = (rule: Rule) => ({ code, season, as: rule, note: words.offerNote(named(rule)) });
  const named = (rule: Rule): string => termText(heatRuleTerms, rule, language);
  const asked = useQueries({
    queries: rules.map((rule) => ({
      ...api.heatBilling.decisions.substitute.queryOptions({ input: { ...given(rule), preview: true } }),
      // a rule that does not apply to this kind of bill is refused
      retry: false,
    })),
  });
  const take = useMutation({
    mutationFn: ({ rule, shown }: { readonly rule: Rule; readonly shown: Taken }) =>
      client.heatBilling.decisions.substitute({ ...given(rule), ...seenOf(shown) }),
    onSuccess: async () => {
      await known.invalidateQueries();
      onTaken();
    },
  });
  const found = rules.flatMap((rule, at) => {
    const shown = asked[at]?.data;
    const yuan = shown === undefined ? null : comesTo(shown, code);
    return shown === undefined || yuan === null ? [] : [{ rule, yuan, shown }];
  });
  if (asked.some(({ isPending }) => isPending)) return <Loading />;
  return (
    <div className="yd-row" role="group" aria-label={`${words.offers} ${code}`}>
      {found.map(({ rule, yuan, shown }) => (
        <Button
          key={rule}
          size="small"
          loading={take.isPending && take.variables.rule === rule}
          disabled={take.isPending || take.isSuccess}
          aria-label={words.offer(code, named(rule), format.money(yuan))}
          onClick={() => take.mutate({ rule, shown })}
        >
          {`${named(rule)} ${format.money(yuan)}`}
        </Button>
      ))}
      {found.length === 0 ? <span className="yd-quiet">{words.noOffer}</span> : null}
      <ProblemView error={take.error} />
    </div>
  );
}

type Taken = Awaited<ReturnType<typeof client.heatBilling.decisions.substitute>>;

/** The yuan that the household, or all of the point, would be charged; null if it would still be held. */
function comesTo({ effects }: Taken, code: string): string | null {
  const [effect] = effects;
  if (effect === undefined) return null;
  return effect.point === code ? effect.after : (effect.households.find(({ household }) => household === code)?.after.total ?? null);
}
