import { answers, done, refused } from '../changed-answers'
import type { ConsolePlace, Desk } from '../console-place'
import { all, confirm, fill, press } from '../hands'

const liveCodes = async (desk: Desk) => {
  const { codes } = await desk.ask('admin')<{ codes: { code: string }[] }>('listCodes', { state: 'live', rows: 8 })
  return codes.map(({ code }) => code)
}

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
  {
    name: 'codes-new',
    page: 'codes',
    as: 'admin',
    address: () => 'codes?form=new',
    sees: '每家门店一个码',
    opens: ['codes-form/CodesForm'],
  },
  {
    name: 'codes-one',
    page: 'codes',
    as: 'admin',
    address: async (desk) => `codes?open=${(await liveCodes(desk))[0]}`,
    sees: '下载图片',
    opens: ['code-dialog/CodeDialog'],
  },
  {
    name: 'codes-void',
    page: 'codes',
    as: 'admin',
    address: async (desk) => `codes?open=${(await liveCodes(desk))[0]}`,
    act: press('停用'),
    sees: '印出来的都失效',
    opens: ['code-dialog/VoidDialog'],
  },
  {
    name: 'codes-void-refused',
    page: 'codes',
    as: 'admin',
    address: async (desk) => `codes?open=${(await liveCodes(desk))[0]}`,
    before: refused('voidCode', 'code_voided'),
    act: all(press(/^停\s?用$/), fill('停用原因', '印刷有误'), confirm(/^停\s?用$/)),
    sees: '二维码已停用',
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
type Shown = { title: string; revision: string; skus: { priceFen: number }[] }
/** A colleague seems to have saved the product since it was opened; the sample's product stays as it is. */
const saveLate = all(
  fill('一句话卖点', '坐得住一家人'),
  refused('saveProducts', 'product_changed'),
  answers<Shown>('viewProduct', (data) => ({
    ...data,
    revision: 'what-stands-here-now',
    title: '同事改过的名称',
    skus: data.skus.map((sku, at) => (at === 0 ? { ...sku, priceFen: sku.priceFen + 10_000 } : sku)),
  })),
  press(/^保\s?存$/),
)
const trade: ConsolePlace[] = [
  { name: 'partners-many', page: 'partners', as: 'admin', sees: '额度与状态' },
  { name: 'partners-forbidden', page: 'partners', as: 'finance', sees: '没有权限查看这一页' },
  {
    name: 'partners-new',
    page: 'partners',
    as: 'admin',
    address: () => 'partners?form=new',
    sees: '新建并取得密钥',
    opens: ['partner-form/PartnerForm'],
  },
  {
    name: 'partners-quota',
    page: 'partners',
    as: 'admin',
    act: press('额度与状态：'),
    sees: '今天已收到',
    opens: ['quota-form/QuotaForm'],
  },
  {
    name: 'partners-rotate',
    page: 'partners',
    as: 'admin',
    act: press('更换密钥：'),
    sees: '马上得到一副新密钥',
    opens: ['partner-key/RotateDialog'],
  },
  {
    name: 'partners-key',
    page: 'partners',
    as: 'admin',
    before: done('rotatePartnerKey', { keyId: 'pk_8h2m4x', secret: 'q7Zt1vN0uKx3mB5sR8cLdE2fGhJpWyAa' }),
    act: all(press('更换密钥：'), confirm(/^更\s?换$/)),
    sees: '只显示这一次',
    opens: ['partner-key/KeyDialog'],
  },
  {
    name: 'partners-rotate-refused',
    page: 'partners',
    as: 'admin',
    before: refused('rotatePartnerKey', 'partner_unknown'),
    act: all(press('更换密钥：'), confirm(/^更\s?换$/)),
    sees: '渠道身份无效',
  },
  { name: 'products-many', page: 'products', as: 'admin', sees: '在售款式' },
  {
    name: 'products-empty',
    page: 'products',
    as: 'admin',
    address: () => 'products?words=没有这件',
    sees: '没有符合条件的商品',
  },
  {
    name: 'products-new',
    page: 'products',
    as: 'admin',
    address: () => 'products?form=new',
    sees: '图片库里的路径',
    opens: ['product-form/ProductForm'],
  },
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
    name: 'product-conflict',
    page: 'products/:productId',
    as: 'admin',
    address: async (desk) => `${await productPath(desk)}?act=edit`,
    act: saveLate,
    sees: /→/,
  },
  {
    name: 'product-stock',
    page: 'products/:productId',
    as: 'admin',
    address: async (desk) => `${await productPath(desk)}?act=stock`,
    sees: '填实际清点到的数量',
    opens: ['stock-form/StockForm'],
  },
]

/** Codes, partner channels and goods. */
export const tradePlaces: ConsolePlace[] = [...codes, ...trade]
