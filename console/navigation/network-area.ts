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
    { path: 'guides', title: '导购', needs: 'listGuides', load: () => import('../pages/network/guide-list') },
    {
      path: 'guides/:guideId',
      title: '导购详情',
      needs: 'viewGuide',
      isInner: true,
      load: () => import('../pages/network/guide-detail'),
    },
    { path: 'roster', title: '排班', needs: 'showRoster', load: () => import('../pages/network/roster') },
    { path: 'codes', title: '二维码', needs: 'listCodes', load: () => import('../pages/network/code-list') },
    {
      path: 'codes/print',
      title: '打印二维码',
      needs: 'codeImage',
      isInner: true,
      load: () => import('../pages/network/code-sheets'),
    },
    { path: 'partners', title: '合作渠道', needs: 'listPartners', load: () => import('../pages/network/partner-list') },
    {
      path: 'products',
      title: '商品与库存',
      needs: 'listProducts',
      load: () => import('../pages/network/product-list'),
    },
    {
      path: 'products/:productId',
      title: '商品详情',
      needs: 'viewProduct',
      isInner: true,
      load: () => import('../pages/network/product-detail'),
    },
  ],
}
