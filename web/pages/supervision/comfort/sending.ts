import { api, client, queryClient } from '../../../api.ts';
import { spoken } from '../../../i18n/spoken.ts';
import { troubleOf } from '../../../trouble.ts';
import { uploadWithProgress } from '../../../upload.ts';
import { forget, photoBytes } from './kept-photos.ts';
import { sendKept, type KeptMeasurement, type Sent } from './outbox.ts';
import { comfortPageWords } from './words.ts';

/** Sends one measurement and its photos to the server; whatever the server has received already changes nothing there. */
async function sendOne({ building, inspection, measured, client: name, photos = [] }: KeptMeasurement): Promise<Sent> {
  const { inspections } = client.comfort;
  try {
    const { id } = await (inspection === null
      ? inspections.inspect({ building, measured })
      : inspections.recheck({ id: inspection, measured }));
    for (const photo of photos) {
      const bytes = await photoBytes(photo.key);
      if (bytes === undefined) return { refused: comfortPageWords[spoken()].photoGone(photo.name) };
      const { file } = await uploadWithProgress(new File([bytes], photo.name, { type: bytes.type }), () => undefined);
      await inspections.photo({ id, file, client: name, ...(photo.room !== null && { room: photo.room }) });
    }
    await forget(photos);
    return 'heard';
  } catch (error) {
    const { told } = troubleOf(error);
    const isAway = told.status === 0 || told.status === 401 || told.status >= 500;
    return isAway ? 'away' : { refused: [told.detail, ...told.findings.map(({ detail }) => detail)].join(' ') };
  }
}

let running: Promise<number> | null = null;

/** Sends what an account has kept on this device, one run at a time. @returns how many were accepted */
export function sendAll(account: string): Promise<number> {
  running ??= sendKept(localStorage, account, sendOne)
    .then(async (heard) => {
      if (heard > 0) await queryClient.invalidateQueries({ queryKey: api.comfort.key() });
      return heard;
    })
    .finally(() => {
      running = null;
    });
  return running;
}
