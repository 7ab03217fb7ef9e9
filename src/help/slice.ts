import { slice } from '#slice.ts';

export const helpSlice = slice({
  name: 'help',
  async create({ wordsBySlice }) {
    const { helpRoutes } = await import('./routes.ts');
    return { face: undefined, router: helpRoutes(wordsBySlice) };
  },
});
