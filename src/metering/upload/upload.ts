import type { UploadNeeds } from './needs.ts';
import { createOutgoing } from './out.ts';
import { createIncomingParcels } from './receive.ts';
import { tellOfTrouble } from './trouble.ts';

export type Upload = ReturnType<typeof createUpload>;

/**
 * Parcels of hours between centres: out to the next one until it gives a receipt, in from others through the single entry point of
 * readings.
 * @example await createUpload(needs).run(scope, 'province', '2025-03-03') // [{ day, state: 'received', parcel }]
 */
export function createUpload(needs: UploadNeeds) {
  return { ...createOutgoing(needs), ...createIncomingParcels(needs), tellOfTrouble: () => tellOfTrouble(needs) };
}
