import type { Page as Tab } from 'playwright-core'
import type { ConsolePlace, Desk } from '../console-place'

const liveCodes = async (desk: Desk) => {
  const { codes } = await desk.ask('admin')<{ codes: { code: string }[] }>('listCodes', { state: 'live', rows: 8 })
  return codes.map(({ code }) => code)
}
const press = (name: string) => (tab: Tab) => tab.getByRole('button', { name }).first().click()

const codes: ConsolePlace[] = [
  { name: 'codes-many', page: 'codes', as: 'admin', sees: '门店码' },
  {
    name: 'codes-empty',
    page: 'codes',
    as: 'admin',
    address: () => 'codes?campaign=没有这个活动',
    sees: '没有符合条件的二维码',
  },
  { name: 'codes-forbidden', page: 'codes', as: 'finance', sees: '没有权限查看这一页' },
  { name: 'codes-new', page: 'codes', as: 'admin', address: () => 'codes?form=new', sees: '每家门店一个码' },
  {
    name: 'codes-one',
    page: 'codes',
    as: 'admin',
    address: async (desk) => `codes?open=${(await liveCodes(desk))[0]}`,
    sees: '下载图片',
  },
  {
    name: 'codes-void',
    page: 'codes',
    as: 'admin',
    address: async (desk) => `codes?open=${(await liveCodes(desk))[0]}`,
    act: press('停用'),
    sees: '印出来的都失效',
  },
  {
    name: 'codes-print',
    page: 'codes/print',
    as: 'admin',
    address: async (desk) => `codes/print?ids=${(await liveCodes(desk)).join(',')}`,
    act: (tab) => tab.getByText(/张卡片/).waitFor(),
    sees: '第 1 页',
  },
  {
    name: 'codes-print-small',
    page: 'codes/print',
    as: 'admin',
    address: async (desk) => `codes/print?layout=twelve&ids=${(await liveCodes(desk)).join(',')}`,
    act: (tab) => tab.getByText(/张卡片/).waitFor(),
    sees: '第 1 页',
  },
  { name: 'codes-print-none', page: 'codes/print', as: 'admin', sees: '没有可以打印的二维码' },
]

const productPath = async (desk: Desk) => {
  const { products } = await desk.ask('admin')<{ products: { productId: string }[] }>('listProducts', { rows: 1 })
  return `products/${encodeURIComponent(products[0]!.productId)}`
}
const trade: ConsolePlace[] = [
  { name: 'partners-many', page: 'partners', as: 'admin', sees: '额度与状态' },
  { name: 'partners-forbidden', page: 'partners', as: 'finance', sees: '没有权限查看这一页' },
  { name: 'partners-new', page: 'partners', as: 'admin', address: () => 'partners?form=new', sees: '新建并取得密钥' },
  { name: 'partners-quota', page: 'partners', as: 'admin', act: press('额度与状态：'), sees: '今天已收到' },
  { name: 'partners-rotate', page: 'partners', as: 'admin', act: press('更换密钥：'), sees: '马上得到一副新密钥' },
  { name: 'products-many', page: 'products', as: 'admin', sees: '在售款式' },
  {
    name: 'products-empty',
    page: 'products',
    as: 'admin',
    address: () => 'products?words=没有这件',
    sees: '没有符合条件的商品',
  },
  { name: 'products-new', page: 'products', as: 'admin', address: () => 'products?form=new', sees: '图片库里的路径' },
  { name: 'product-detail', page: 'products/:productId', as: 'admin', address: productPath, sees: '款式与库存' },
  {
    name: 'product-missing',
    page: 'products/:productId',
    as: 'admin',
    address: () => 'products/none',
    sees: '没有取到内容',
  },
  {
    name: 'product-edit',
    page: 'products/:productId',
    as: 'admin',
    address: async (desk) => `${await productPath(desk)}?act=edit`,
    sees: '编号不能修改',
  },
  {
    name: 'product-stock',
    page: 'products/:productId',
    as: 'admin',
    address: async (desk) => `${await productPath(desk)}?act=stock`,
    sees: '填实际清点到的数量',
  },
]

/** Codes, partner channels and goods. */
export const tradePlaces: ConsolePlace[] = [...codes, ...trade]
