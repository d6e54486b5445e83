const tab = (page: string, text: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `static/tabs/${page}-plain.png`,
  selectedIconPath: `static/tabs/${page}-chosen.png`,
})

export default defineAppConfig({
  pages: [
    'pages/home/index',
    'pages/category/index',
    'pages/stores/index',
    'pages/cart/index',
    'pages/mine/index',
    'pages/scan/index',
  ],
  subPackages: [
    {
      root: 'shopper',
      pages: [
        'address-edit/index',
        'addresses/index',
        'checkout/index',
        'join/index',
        'order/index',
        'orders/index',
        'pay-result/index',
        'product/index',
        'refund/index',
        'search/index',
      ],
    },
    {
      root: 'guide',
      pages: ['workbench/index', 'bind/index', 'leads/index', 'lead/index'],
    },
  ],
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['shopper'] } },
  window: {
    navigationBarTitleText: '山居家居',
    navigationBarBackgroundColor: '#faf7f2',
    navigationBarTextStyle: 'black',
    backgroundColor: '#faf7f2',
    backgroundTextStyle: 'dark',
  },
  tabBar: {
    color: '#726960',
    selectedColor: '#a3452a',
    backgroundColor: '#ffffff',
    borderStyle: 'white',
    list: [
      tab('home', '首页'),
      tab('category', '分类'),
      tab('stores', '门店'),
      tab('cart', '购物车'),
      tab('mine', '我的'),
    ],
  },
  requiredPrivateInfos: ['getFuzzyLocation'],
  permission: { 'scope.userFuzzyLocation': { desc: '用于为你推荐附近的门店' } },
  lazyCodeLoading: 'requiredComponents',
})
