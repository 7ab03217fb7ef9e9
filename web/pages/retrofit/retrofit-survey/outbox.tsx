import { Button } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { Alert } from '../../../ui/alert.tsx';
import { answersOf } from './fields.ts';
import { keyOf, type Keeper, type Kept, type Outgoing } from './kept.ts';
import { phoneWords } from './phone-words.ts';

/** What waits to be sent and what was refused, each with its reason and two ways to continue. */
export function Outbox({ keeper, kept, onSend }: { readonly keeper: Keeper; readonly kept: Kept; readonly onSend: () => void }) {
  const words = usePageWords(phoneWords);
  const waiting = kept.out.filter(({ refused }) => refused === null).length;
  const sent = Object.keys(kept.said).length + Object.keys(kept.photos).length > 0;
  const away = (one: Outgoing): void => {
    keeper.change((before) => ({ ...before, out: before.out.filter(({ entry }) => entry !== one.entry) }));
    if (one.set === null) void keeper.dropPhoto(one.entry);
  };
  const mend = (one: Outgoing): void => {
    away(one);
    const key = keyOf(one);
    const { set } = one;
    if (set !== null)
      keeper.change((before) => ({ ...before, drafts: { ...before.drafts, [key]: { ...answersOf(set), ...before.drafts[key] } } }));
  };
  return (
    <>
      <div className="yd-row">
        <strong role="status">{waiting > 0 ? words.waits(waiting) : sent ? words.allSent : words.nothingYet}</strong>
        {waiting > 0 ? <Button onClick={onSend}>{words.send}</Button> : null}
      </div>
      {kept.out
        .filter(({ refused }) => refused !== null)
        .map((one) => (
          <Alert
            key={one.entry}
            type="error"
            title={words.refused(one.photo ?? one.equipment ?? one.building, one.refused ?? '')}
            action={
              <div className="yd-row">
                {one.set === null ? null : <Button onClick={() => mend(one)}>{words.mend}</Button>}
                <Button onClick={() => away(one)}>{words.drop}</Button>
              </div>
            }
          />
        ))}
    </>
  );
}
