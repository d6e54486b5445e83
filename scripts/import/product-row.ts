import * as z from 'zod'
import { CellFault, cell } from '../../server/modules/import/cell-fault'
import type { ColumnSpecs } from '../../server/modules/import/column-map'
import { parseFen, parseYuan } from '../../server/modules/import/parse-money'
import { parseCode, parseShort, parseYesNo } from '../../server/modules/import/parse-word'
import { isFilePath } from '../../server/outside/file-path'

export const PRODUCT_COLUMNS = {
  fields: {
    product_id: { label: '款号', aliases: ['商品编号', '产品编号', 'spu', 'spu_id', 'product_code', 'product_no'] },
    sku: { label: '商品编码', aliases: ['货号', '条码', 'sku_id', 'item_code', 'barcode'] },
    title: { label: '商品名称', aliases: ['品名', '名称', '商品', 'item_name', 'product_name', 'name'] },
    subtitle: { label: '副标题', aliases: ['卖点', '简介', 'selling_point'] },
    category: { label: '品类', aliases: ['分类', '类目', '商品分类', 'category_name'] },
    maker: { label: '品牌', aliases: ['厂牌', '制造商', '生产商', 'brand', 'maker_name'] },
    options: { label: '规格', aliases: ['规格值', '属性', 'sku_options', 'variant'] },
    price: { label: '售价', aliases: ['价格', '单价', '零售价', 'list_price'] },
    price_fen: { label: '售价（分）', aliases: ['售价分', '价格分'] },
    picture: { label: '图片', aliases: ['规格图', '主图', 'picture_path', 'image', 'image_path'] },
    gallery: { label: '商品图', aliases: ['轮播图', '图集', 'pictures', 'images'] },
    story: { label: '详情', aliases: ['介绍', '描述', 'description'] },
    facts: { label: '参数', aliases: ['商品参数', '规格参数', 'attributes', 'specs'] },
    is_listed: { label: '上架', aliases: ['是否上架', 'listed', 'on_sale'] },
  },
  required: [['product_id'], ['sku'], ['title'], ['category'], ['maker'], ['price', 'price_fen'], ['picture']],
} satisfies ColumnSpecs

export type Pair = { name: string; value: string }

const OPTIONS_MAX = 4
const PICTURES_MAX = 9
const FACTS_MAX = 30
const PARAGRAPHS_MAX = 20

/** `颜色=燕麦；尺寸=三人位`: names and values, each once. */
function parsePairs(text: string, countMax: number, valueMax: number): Pair[] {
  const parts = text
    .split(/[;；]/)
    .map((part) => part.trim())
    .filter(Boolean)
  if (parts.length > countMax) throw new CellFault(`最多 ${countMax} 项`)
  const pairs = parts.map((part): Pair => {
    const [, name = '', value = ''] = /^([^=＝:：]+)[=＝:：](.+)$/.exec(part)?.map((piece) => piece.trim()) ?? []
    if (!name || !value) throw new CellFault('应写作 颜色=燕麦；尺寸=三人位')
    return { name: parseShort(name, 20), value: parseShort(value, valueMax) }
  })
  if (new Set(pairs.map(({ name }) => name)).size < pairs.length) throw new CellFault('同一项写了两次')
  return pairs
}

function parsePicture(text: string): string {
  if (!isFilePath(text)) throw new CellFault('应为图片目录里的路径，例如 sofa/1.svg')
  return text
}

function parsePictures(text: string): string[] {
  const paths = text
    .split(/[|、，,;；\s]+/)
    .filter(Boolean)
    .map(parsePicture)
  if (paths.length > PICTURES_MAX) throw new CellFault(`最多 ${PICTURES_MAX} 张`)
  return paths
}

function parseParagraphs(text: string): string[] {
  const paragraphs = text
    .split(/[|\n]+/)
    .map((part) => parseShort(part.trim(), 500))
    .filter(Boolean)
  if (paragraphs.length > PARAGRAPHS_MAX) throw new CellFault(`最多 ${PARAGRAPHS_MAX} 段`)
  return paragraphs
}

function positive(fen: number): number {
  if (fen === 0) throw new CellFault('售价必须大于零')
  return fen
}

/** One variant of a product; what is the product's own is said in its first row. */
export const ProductRow = z
  .object({
    product_id: cell(parseCode),
    sku: cell(parseCode),
    title: cell((text) => parseShort(text, 60)),
    subtitle: cell((text) => parseShort(text, 120)).optional(),
    category: cell((text) => parseShort(text, 20)),
    maker: cell((text) => parseShort(text, 40)),
    options: cell((text) => parsePairs(text, OPTIONS_MAX, 20)).optional(),
    price: cell((text) => positive(parseYuan(text))).optional(),
    price_fen: cell((text) => positive(parseFen(text))).optional(),
    picture: cell(parsePicture),
    gallery: cell(parsePictures).optional(),
    story: cell(parseParagraphs).optional(),
    facts: cell((text) => parsePairs(text, FACTS_MAX, 80)).optional(),
    is_listed: cell(parseYesNo).optional(),
  })
  .transform((row, context) => {
    const priceFen = row.price_fen ?? row.price
    if (priceFen === undefined) {
      context.issues.push({ code: 'custom', path: ['price'], message: '没有售价', input: row })
      return z.NEVER
    }
    return { ...row, priceFen, options: row.options ?? [], isListed: row.is_listed ?? true }
  })
export type ProductRow = z.output<typeof ProductRow>
