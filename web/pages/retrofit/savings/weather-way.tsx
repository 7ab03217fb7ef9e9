import { useMutation } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, client, queryClient } from '../../../api.ts';
import { useLanguage, usePageWords } from '../../../i18n/language.tsx';
import { may, useMe } from '../../../session.ts';
import { Alert } from '../../../ui/alert.tsx';
import { Field } from '../../../ui/field.tsx';
import { FileInput } from '../../../ui/file-input.tsx';
import { ProblemView } from '../../../ui/problem-view.tsx';
import { uploadWithProgress } from '../../../upload.ts';
import { savingsPageWords } from './words.ts';

/** Imports hourly weather, for those who may; the models of the page are reloaded. */
export function WeatherWay() {
  const words = usePageWords(savingsPageWords);
  const [open, setOpen] = useState(false);
  if (!may(useMe(), 'import-weather')) return <span className="yd-quiet">{words.weatherByOthers}</span>;
  return (
    <>
      <Button aria-expanded={open} onClick={() => setOpen(!open)}>
        {words.toWeather}
      </Button>
      {open ? <WeatherForm /> : null}
    </>
  );
}

function WeatherForm() {
  const words = usePageWords(savingsPageWords);
  const { format } = useLanguage();
  const [station, setStation] = useState('');
  const bring = useMutation({
    mutationFn: async (file: File) =>
      client.weather.importWeather({
        file: (await uploadWithProgress(file, () => undefined)).file,
        ...(station.trim() !== '' && { station: station.trim() }),
      }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: api.savings.key() }),
  });
  return (
    <div className="yd-stack" role="group" aria-label={words.toWeather}>
      <Field label={words.weatherStation} hint={words.weatherStationHint}>
        {(ids) => <Input {...ids} value={station} onChange={({ target }) => setStation(target.value)} />}
      </Field>
      <Field label={words.weatherFile}>
        {(ids) => (
          <FileInput {...ids} accept=".csv,.epw,.gz" onceEach disabled={bring.isPending} onFiles={([file]) => file && bring.mutate(file)} />
        )}
      </Field>
      <ProblemView error={bring.error} />
      {bring.data === undefined ? null : (
        <Alert type="success" title={words.weatherDone(format.count(bring.data.accepted), format.count(bring.data.rejectedCount))} />
      )}
    </div>
  );
}
