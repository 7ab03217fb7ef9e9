import { slice } from '#slice.ts';

export const tableExportSlice = slice({
  name: 'table-export',
  async create({ audit, mark }) {
    const [{ createTableExport }, { tableExportRoutes }] = await Promise.all([import('./table-export.ts'), import('./routes.ts')]);
    const service = createTableExport({ audit, mark });
    return { service, router: tableExportRoutes(service) };
  },
});
