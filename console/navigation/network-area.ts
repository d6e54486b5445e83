import type { Area } from './area'

export const networkArea: Area = {
  title: '门店与导购',
  pages: [
    { path: 'stores', title: '门店', needs: 'listStores', load: () => import('../pages/network/store-list') },
    {
      path: 'stores/modes',
      title: '经营方式比较',
      needs: 'compareModes',
      isInner: true,
      load: () => import('../pages/network/mode-comparison'),
    },
    {
      path: 'stores/:storeId',
      title: '门店详情',
      needs: 'viewStore',
      isInner: true,
      load: () => import('../pages/network/store-detail'),
    },
  ],
}
