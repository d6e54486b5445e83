import type { Area } from './area'

export const dataArea: Area = {
  title: '导入与导出',
  pages: [
    { path: 'setup', title: '开始使用', needs: 'setupProgress', load: () => import('../pages/data/setup') },
    { path: 'imports', title: '导入', needs: 'listImports', load: () => import('../pages/data/import-list') },
    {
      path: 'imports/:importId',
      title: '一次导入',
      needs: 'showImport',
      isInner: true,
      load: () => import('../pages/data/import-detail'),
    },
    { path: 'exports', title: '导出', needs: 'listExports', load: () => import('../pages/data/export-list') },
  ],
}
