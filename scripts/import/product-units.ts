import type { saveProducts } from '../../contract/catalogue'
import type { Input } from '../../contract/endpoint'
import type { ParsedRow, Unit } from '../../server/modules/import/parse-row'
import type { ProductRow } from './product-row'

export type ProductToSave = Input<typeof saveProducts>['products'][number]

/** Variants one product may have. */
const SKUS_MAX = 60

type Row = ParsedRow<ProductRow>

/** Joins rows that follow each other with the same product into one; it is put on sale whole or not at all. */
export async function* groupProducts(rows: AsyncIterable<Row>): AsyncGenerator<Unit<ProductToSave>> {
  let group: Row[] = []
  for await (const row of rows) {
    const isSame = group.length > 0 && row.cells.product_id === group[0]!.cells.product_id
    // What goes on longer is refused in pieces, so that a file with one wrong column is never held whole.
    if (group.length > 0 && (!isSame || group.length > SKUS_MAX)) {
      yield toUnit(group)
      group = []
    }
    group.push(row)
  }
  if (group.length > 0) yield toUnit(group)
}

function toUnit(group: readonly Row[]): Unit<ProductToSave> {
  const checked = group.map((row) => disagreement(row, group))
  const bad = checked.find((row) => row.faults.length > 0)
  if (!bad) return { rows: checked, value: toProduct(checked.map((row) => row.value as ProductRow)) }
  const others = checked.map((row) =>
    row.faults.length > 0 ? row : withFault(row, null, `同一款的第 ${bad.line} 行有误，整款未导入`),
  )
  return { rows: others, value: null }
}

function withFault(row: Row, field: string | null, reason: string): Row {
  const value = row.cells[field ?? 'product_id'] ?? ''
  return { ...row, value: null, faults: [...row.faults, { field, value, reason }] }
}

const choicesOf = ({ options }: ProductRow) => options.map(({ name }) => name).join()

function disagreement(row: Row, group: readonly Row[]): Row {
  if (group.length > SKUS_MAX) return withFault(row, 'product_id', `同一款超过 ${SKUS_MAX} 行`)
  const first = group[0]!
  if (!row.value || !first.value || row === first) return row
  for (const field of ['title', 'category', 'maker'] as const) {
    if (row.value[field] !== first.value[field]) return withFault(row, field, `与同一款的第 ${first.line} 行不一致`)
  }
  return choicesOf(row.value) === choicesOf(first.value)
    ? row
    : withFault(row, 'options', `规格的名称或顺序与同一款的第 ${first.line} 行不一致`)
}

function toProduct(rows: readonly ProductRow[]): ProductToSave {
  const first = rows[0]!
  return {
    productId: first.product_id,
    title: first.title,
    subtitle: first.subtitle ?? '',
    makerName: first.maker,
    category: first.category,
    picturePaths: first.gallery ?? [first.picture],
    story: first.story ?? [],
    facts: first.facts ?? [],
    choices: first.options.map(({ name }) => name),
    skus: rows.map(({ sku, options, priceFen, picture, isListed }) => ({
      skuId: sku,
      options: options.map(({ value }) => value),
      priceFen,
      picturePath: picture,
      isListed,
    })),
  }
}
