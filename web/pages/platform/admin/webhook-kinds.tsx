import { Checkbox } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import type { Sending } from './sending-query.ts';
import { sendingWords } from './sending-words.ts';

/** Which kinds a webhook gets; none ticked: all. */
export function WebhookKinds({
  kinds,
  chosen,
  choose,
}: {
  readonly kinds: Sending['kinds'];
  readonly chosen: readonly string[];
  readonly choose: (chosen: readonly string[]) => void;
}) {
  const words = usePageWords(sendingWords);
  return (
    <fieldset className="yd-plain-fields yd-stack">
      <legend>{words.kindsMeans}</legend>
      {kinds.map(({ kind, name }) => (
        <Checkbox
          key={kind}
          checked={chosen.includes(kind)}
          onChange={(event) => choose(event.target.checked ? [...chosen, kind] : chosen.filter((one) => one !== kind))}
        >
          {name}
        </Checkbox>
      ))}
    </fieldset>
  );
}
