import { Button, Checkbox, Input, Space } from 'antd';
import { usePageWords } from '../../../i18n/language.tsx';
import { Field } from '../../../ui/field.tsx';
import { PlacePick } from '../../../ui/place-pick.tsx';
import { CityField } from './city-field.tsx';
import type { Draft } from './settings-draft.ts';
import { adminWords } from './words.ts';
import { useState } from 'react';
import { tiandituTiles } from './tianditu.ts';
import { tiandituWords } from './tianditu-words.ts';

type Part = { readonly draft: Draft; readonly onChange: (draft: Draft) => void };
type Texts = 'mapNumber' | 'tiles' | 'tilesBy' | 'leastArea' | 'leastCoverage' | 'leastBuildings' | 'filesKeptYears';

export function CityFields(part: Part) {
  const words = usePageWords(adminWords).settings;
  return (
    <div className="yd-narrow yd-stack">
      <CityField value={part.draft.cityName} onChange={(cityName) => part.onChange({ ...part.draft, cityName })} />
      <Text {...part} name="mapNumber" hint={words.mapNumberHint} />
      <Text {...part} name="tiles" hint={words.tilesHint} />
      <Text {...part} name="tilesBy" />
      <Tianditu {...part} />
      <Text {...part} name="filesKeptYears" number hint={words.filesKeptYearsHint} />
    </div>
  );
}

export function PublicFields(part: Part) {
  const words = usePageWords(adminWords).settings;
  const { draft, onChange } = part;
  return (
    <div className="yd-narrow yd-stack">
      {(['open', 'consent'] as const).map((name) => (
        <Checkbox key={name} checked={draft[name]} onChange={(event) => onChange({ ...draft, [name]: event.target.checked })}>
          {words[name]}
        </Checkbox>
      ))}
      <Text {...part} name="leastArea" number />
      <Text {...part} name="leastCoverage" number />
      <Text {...part} name="leastBuildings" number hint={words.leastBuildingsHint} />
      <PlacePick
        label={words.targetsOf}
        value={draft.targetsOf === '' ? undefined : draft.targetsOf}
        none={words.noTargets}
        onPick={(code) => onChange({ ...draft, targetsOf: code ?? '' })}
      />
      <Field label={words.notice} hint={words.noticeHint}>
        {(ids) => (
          <textarea
            {...ids}
            className="yd-area"
            rows={3}
            maxLength={1000}
            value={draft.notice}
            onChange={(event) => onChange({ ...draft, notice: event.target.value })}
          />
        )}
      </Field>
    </div>
  );
}

function Text({
  draft,
  onChange,
  name,
  hint,
  number = false,
}: Part & { readonly name: Texts; readonly hint?: string; readonly number?: boolean }) {
  const words = usePageWords(adminWords).settings;
  return (
    <Field label={words[name]} hint={hint}>
      {(ids) => (
        <Input
          {...ids}
          autoComplete="off"
          {...(number ? { inputMode: 'decimal' as const } : {})}
          value={draft[name]}
          onChange={(event) => onChange({ ...draft, [name]: event.target.value })}
        />
      )}
    </Field>
  );
}

/** The national base map by its key: it fills the two fields above; nothing is requested from it before they are saved. */
function Tianditu({ draft, onChange }: { readonly draft: Draft; readonly onChange: (draft: Draft) => void }) {
  const words = usePageWords(tiandituWords);
  const [key, setKey] = useState('');
  return (
    <Field label={words.key} hint={words.hint}>
      {(ids) => (
        <Space.Compact>
          <Input {...ids} autoComplete="off" value={key} onChange={(event) => setKey(event.target.value.trim())} />
          <Button
            disabled={!/^[\da-f]{32}$/iu.test(key)}
            onClick={() => onChange({ ...draft, tiles: tiandituTiles(key), tilesBy: words.by })}
          >
            {words.fill}
          </Button>
        </Space.Compact>
      )}
    </Field>
  );
}
