import { slice } from '#slice.ts';

export const figuresSlice = slice({
  name: 'figures',
  async create({ explain, words }) {
    const { figuresRoutes } = await import('./routes.ts');
    return { service: { explain }, router: figuresRoutes({ explain }, words) };
  },
});
