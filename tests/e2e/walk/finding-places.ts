import { type Place, press, pressId } from './place'

/** Finding goods and stores. */
export const FINDING_PLACES: Place[] = [
  { name: 'home', page: 'pages/home/index', as: 'member', sees: '我的导购' },
  { name: 'home-newcomer', page: 'pages/home/index', as: 'newcomer', sees: '选择离你近的门店' },
  { name: 'category', page: 'pages/category/index', as: 'newcomer', sees: '搜索' },
  { name: 'stores', page: 'pages/stores/index', as: 'newcomer', sees: '全部门店' },
  {
    name: 'stores-cities',
    page: 'pages/stores/index',
    as: 'newcomer',
    act: pressId('choose-city'),
    sees: /\d+ 家门店/,
  },
  {
    name: 'shopper-product',
    page: 'shopper/product/index',
    as: 'member',
    params: ({ product }) => ({ productId: product.productId }),
    sees: '立即购买',
  },
  {
    name: 'shopper-product-choose',
    page: 'shopper/product/index',
    as: 'member',
    params: ({ product }) => ({ productId: product.productId }),
    act: pressId('buy-now'),
    sees: '选择款式',
  },
  {
    name: 'shopper-product-ask',
    page: 'shopper/product/index',
    as: 'member',
    params: ({ product }) => ({ productId: product.productId }),
    act: pressId('ask-guide'),
    sees: '请导购联系我',
  },
  {
    name: 'shopper-product-asked',
    page: 'shopper/product/index',
    as: 'member',
    params: ({ product }) => ({ productId: product.productId }),
    act: async (tab) => {
      await tab.locator('#ask-guide').click()
      await tab.locator('#ask-confirm').click()
    },
    sees: '查看我的咨询',
  },
  {
    name: 'shopper-product-gone',
    page: 'shopper/product/index',
    as: 'newcomer',
    params: () => ({ productId: 'walk-no-such-thing' }),
    sees: '这件商品已下架',
  },
  {
    name: 'shopper-search-found',
    page: 'shopper/search/index',
    as: 'newcomer',
    params: () => ({ text: '沙发' }),
    sees: '筛选',
  },
  { name: 'shopper-search', page: 'shopper/search/index', as: 'newcomer', sees: '大家在搜' },
  {
    name: 'shopper-search-filters',
    page: 'shopper/search/index',
    as: 'newcomer',
    params: () => ({ text: '沙发' }),
    act: press('筛选'),
    sees: '价格按商品的最低款式比较',
  },
  {
    name: 'shopper-search-nothing',
    page: 'shopper/search/index',
    as: 'newcomer',
    params: () => ({ text: '宇宙飞船发动机和备用零件' }),
    sees: '没有找到',
  },
  {
    name: 'shopper-store',
    page: 'shopper/store/index',
    as: 'newcomer',
    params: ({ storeId }) => ({ storeId }),
    sees: '门店导购',
  },
  {
    name: 'shopper-store-closed',
    page: 'shopper/store/index',
    as: 'newcomer',
    params: ({ closedStoreId }) => ({ storeId: closedStoreId }),
    sees: '这家门店不再营业',
  },
  {
    name: 'shopper-appointment',
    page: 'shopper/appointment/index',
    as: 'member',
    params: ({ storeId }) => ({ storeId }),
    sees: '几点到',
  },
  {
    name: 'shopper-appointment-booked',
    page: 'shopper/appointment/index',
    as: 'member',
    params: ({ storeId }) => ({ storeId }),
    act: async (tab) => {
      await tab.getByRole('radiogroup', { name: '时间' }).getByRole('radio').last().click()
      await tab.locator('#book-visit').click()
    },
    sees: '看我的预约',
  },
  {
    name: 'shopper-appointment-franchise',
    page: 'shopper/appointment/index',
    as: 'member',
    params: ({ franchiseStoreId }) => ({ storeId: franchiseStoreId }),
    sees: '人民广场加盟家居生活馆',
  },
  {
    name: 'shopper-appointment-closed',
    page: 'shopper/appointment/index',
    as: 'member',
    params: ({ closedStoreId }) => ({ storeId: closedStoreId }),
    sees: '这家门店现在不能预约',
  },
  { name: 'shopper-appointment-nowhere', page: 'shopper/appointment/index', as: 'newcomer', sees: '先选一家门店' },
]
