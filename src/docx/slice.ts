import { slice } from '#slice.ts';

export const docxSlice = slice({ name: 'docx' });
