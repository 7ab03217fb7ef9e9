import type { WriteTrail } from '#kernel/trail.ts';
import { wordType, writeWord } from '#platform/docx/docx.ts';
import type { DownloadRoute } from '#kernel/download.ts';
import { askedDayShape, codeShape } from '#kernel/shape.ts';
import type { SolarSafety } from './solar-safety.ts';
import { stopNotice } from './stop-notice.ts';

/** Writes the audit trail. */
type Audit = WriteTrail;

/** @param note a line above the title, such as the mark of demonstration data */
export function solarSafetyDownloads(safety: SolarSafety, audit: Audit, note: string | undefined): DownloadRoute[] {
  return [
    {
      path: '/exports/solar-stop-notice',
      action: 'export',
      summary: 'The notice that photovoltaics have to stop, as a Word document: why, since when, by which clause',
      parameters: {
        resource: { about: 'the photovoltaics', shape: codeShape },
        on: { about: 'the day of the notice; left out: today', shape: askedDayShape.optional() },
      },
      types: [wordType],
      open: async ({ scope }, { resource = '', on: asked }) => {
        const { on, ...found } = await safety.toStop(scope, resource, asked);
        await audit(scope, {
          action: 'export',
          subject: 'solar-stop-notice',
          region: { where: [`resource:${found.code}`] },
          detail: { resource: found.code, on },
        });
        const bytes = await writeWord({ ...stopNotice(found, on), note });
        return {
          name: `solar-stop-notice-${found.code}-${on}.docx`,
          type: wordType,
          body: new Blob([bytes as Uint8Array<ArrayBuffer>]).stream(),
        };
      },
    },
  ];
}
