import { slice } from '#slice.ts';

export const temperatureModelSlice = slice({ name: 'temperature-model' });
